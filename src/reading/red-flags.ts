/**
 * What a reply to a safety question says: YES or NO, or of several lettered dangers which one. A number says nothing here, since
 * it may be a score, or an answer to another question.
 */
import type { Words } from '../content/words.ts';
import { readChoice, type Option } from './choice.ts';
import { isWhole, listsOf, type Lists } from './phrases.ts';
import { tokensOf } from './tokens.ts';
import { isNumberAlone } from './whole-answer.ts';
import { isOnlyHeard, readYesNo, type YesNo } from './yes-no.ts';

/** `some`: there is one, or may be; `perhaps`: words that one of them has, and that may mean something else. */
export type Flagged = { kind: 'named'; which: string[] } | { kind: 'none' | 'some' | 'perhaps' };

const LETTERS = ['a', 'b', 'c', 'd'];

/** "A: chest pain. B: fever": the dangers as they are asked about. */
export function lettered(flags: readonly Option[]): string {
  return flags.map(({ label }, at) => `${LETTERS[at]?.toUpperCase()}: ${label}`).join('. ');
}

/** "Ok" says only that it was read, and must pass no question on which somebody's safety rests. */
export function readSafeYesNo(text: string, words: readonly Words[]): YesNo | undefined {
  return isNumberAlone(text, words) || isOnlyHeard(text, words) ? undefined : readYesNo(text, words);
}

export function readFlags(
  text: string,
  flags: readonly Option[],
  none: Option,
  words: readonly Words[],
): Flagged | undefined {
  const which = exactly(text, flags) ?? byLetter(text, flags, words);
  if (which !== undefined) return { kind: 'named', which };
  if (exactly(text, [none]) !== undefined) return { kind: 'none' };
  const reply = readSafeYesNo(text, words);
  if (reply !== undefined) return { kind: reply === 'no' ? 'none' : 'some' };
  const isNumber = /\d/.test(text) || isNumberAlone(text, words);
  const isPart = !isNumber && readChoice(text, flags, words) !== undefined;
  return isPart ? { kind: 'perhaps' } : undefined;
}

/** By the name that a card sends, or in the very words that were offered. */
function exactly(text: string, options: readonly Option[]): string[] | undefined {
  const found = options.find(({ value, label }) => value === text || wordsOf(label) === wordsOf(text));
  return found && [found.value];
}

function wordsOf(text: string): string {
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  return spoken.map((token) => token.text).join(' ');
}

/** "B", "a and c", "the letter d": nothing but letters, and what stands between them. */
function byLetter(text: string, flags: readonly Option[], words: readonly Words[]): string[] | undefined {
  const between: Lists = [
    ...listsOf(words, ({ fillers }) => fillers),
    ...listsOf(words, ({ choice }) => choice.fillers),
    ...listsOf(words, ({ but }) => but),
  ];
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const letters = spoken.filter((token) => LETTERS.includes(token.text));
  if (!spoken.every((token) => letters.includes(token) || isWhole([token], between))) return undefined;
  const which = letters.flatMap((token) => flags[LETTERS.indexOf(token.text)]?.value ?? []);
  return which.length === 0 || which.length < letters.length ? undefined : [...new Set(which)];
}
