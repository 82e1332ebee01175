/** Numbers written as words, in the languages we know. */
import type { Words } from '../content/words.ts';
import { pick } from './number-lists.ts';
import { longestAt, type Lists } from './phrases.ts';
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

/** Any number up to a hundred: "twenty five", "treinta y cinco". */
export function spelledAt(
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): NumberWord | undefined {
  const tens = oneSpelledAt(tokens, at, words);
  if (tens === undefined || tens.value < 20 || tens.value % 10 !== 0 || tens.value > 90) return tens;
  const and = tokens[at + tens.length]?.text === 'y' ? 1 : 0;
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
  const length = longestAt(tokens, at, everyWordOf(spelled));
  if (length === 0) return undefined;
  const key = Object.keys(spelled).find((each) => longestAt(tokens, at, [spelled[each] ?? []]) === length);
  return key === undefined ? undefined : { key, value: Number(key), length };
}

/** Most words of a reply are no number; one look must be enough to see that. */
const everyWord = new WeakMap<object, Lists>();

function everyWordOf(spelled: Record<string, readonly string[]>): Lists {
  const known = everyWord.get(spelled) ?? [Object.values(spelled).flat()];
  everyWord.set(spelled, known);
  return known;
}
