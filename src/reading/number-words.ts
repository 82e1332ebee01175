/** Numbers written as words, in the languages we know. */
import type { Words } from '../content/words.ts';
import { pick } from './number-lists.ts';
import { inOrder, longestOfAll } from './ordered-phrases.ts';
import { longestAt, once } from './phrases.ts';
import type { Token } from './tokens.ts';

export interface NumberWord {
  value: number;
  /** In tokens. */
  length: number;
  /** Often something else, like "one". */
  weak: boolean;
}

export function numberWordAt(
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): NumberWord | undefined {
  let best: NumberWord | undefined;
  for (const { number } of words) {
    const spelled = longestNumberAt(tokens, at, number.words);
    if (spelled !== undefined && spelled.length > (best?.length ?? 0)) best = { ...spelled, weak: false };
  }
  return best && { ...best, weak: longestAt(tokens, at, pick(words, 'weak')) === best.length };
}

/** Any number below a thousand: "twenty five", "treinta y cinco", "a hundred and twenty". */
export function spelledAt(
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): NumberWord | undefined {
  const hundreds = tensAt(tokens, at, words);
  if (hundreds === undefined || hundreds.value % 100 !== 0 || hundreds.value < 100 || hundreds.value > 900)
    return hundreds;
  const behind = at + hundreds.length;
  const and = tokens[behind]?.text === 'and' ? 1 : 0;
  const more = tensAt(tokens, behind + and, words);
  if (more === undefined || more.value < 1 || more.value > 99) return hundreds;
  return { value: hundreds.value + more.value, length: hundreds.length + and + more.length, weak: false };
}

function tensAt(tokens: readonly Token[], at: number, words: readonly Words[]): NumberWord | undefined {
  const tens = oneSpelledAt(tokens, at, words);
  if (tens === undefined || tens.value < 20 || tens.value % 10 !== 0 || tens.value > 90) return tens;
  const and = ['y', '-'].includes(tokens[at + tens.length]?.text ?? '') ? 1 : 0;
  const ones = oneSpelledAt(tokens, at + tens.length + and, words);
  if (ones === undefined || ones.value < 1 || ones.value > 9) return tens;
  return { value: tens.value + ones.value, length: tens.length + and + ones.length, weak: false };
}

function oneSpelledAt(tokens: readonly Token[], at: number, words: readonly Words[]): NumberWord | undefined {
  const large = words.map(({ inForms }) => longestNumberAt(tokens, at, inForms.numbers)).find((each) => each);
  return large === undefined ? numberWordAt(tokens, at, words) : { ...large, weak: false };
}

/** The number of a `numbered` list whose phrase begins here. */
export function longestNumberAt(
  tokens: readonly Token[],
  at: number,
  spelled: Record<string, readonly string[]>,
) {
  const { keys, phrases } = looked(spelled);
  const found = longestOfAll(tokens, at, phrases);
  if (found === undefined) return undefined;
  const key = keys[found.place];
  return key === undefined ? undefined : { key, value: Number(key), length: found.length };
}

const looked = once((spelled: Record<string, readonly string[]>) => {
  const keys = Object.keys(spelled);
  return { keys, phrases: inOrder(keys.map((key) => [spelled[key] ?? []])) };
});
