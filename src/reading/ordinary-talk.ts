/**
 * "I'm going to lie down", "at work, can't talk", "that's all of them": what somebody says on any day, as the content lists it. The
 * whole message is one such statement, or it is none: whatever else is told may be what it means.
 */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt, once, type Lists } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

/** `isAsked`: whether something was asked or offered that may be at its end, or that a number answers. */
export function isOrdinaryTalk(text: string, words: readonly Words[], isAsked: boolean): boolean {
  const all = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const tokens = isAsked ? withoutOneNumber(all) : all;
  const { always, asked, beside } = listsFor(words);
  const statements = isAsked ? [...always, ...asked] : always;
  return statements.some((parts) => saysOnce(tokens, parts, beside));
}

/** "6. Can't face the stairs": the number is what was asked, and of two one is something else. */
function withoutOneNumber(tokens: readonly Token[]): readonly Token[] {
  const words = tokens.filter(({ kind }) => kind !== 'figure');
  return tokens.length - words.length === 1 ? words : tokens;
}

/** "Bumped my head on the cabinet, just a bump": harm, told as small. */
export function isSmallHarm(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const { small, beside } = listsFor(words);
  return small.some((parts) => saysOnce(tokens, parts, beside));
}

/** Each part once, in any order, and beside them only what adds nothing. */
function saysOnce(tokens: readonly Token[], parts: Lists, beside: Lists): boolean {
  let missing = parts;
  for (let at = 0; at < tokens.length;) {
    const found = longestOf(tokens, at, missing);
    const step = Math.max(found.length, longestAt(tokens, at, beside));
    if (step === 0) return false;
    if (found.length === step) missing = missing.filter((part) => part !== found.part);
    at += step;
  }
  return missing.length === 0;
}

function longestOf(tokens: readonly Token[], at: number, parts: Lists) {
  return parts
    .map((part) => ({ part, length: longestAt(tokens, at, [part]) }))
    .reduce((longest, each) => (each.length > longest.length ? each : longest), { part: NONE, length: 0 });
}
const NONE: readonly string[] = [];

const listsFor = once((words) => ({
  always: words.flatMap(({ ordinary }) => Object.values(ordinary.always)),
  asked: words.flatMap(({ ordinary }) => Object.values(ordinary.asked)),
  small: words.flatMap(({ ordinary }) => Object.values(ordinary.small)),
  beside: listsOf(words, ({ ordinary }) => ordinary.beside),
}));
