/** Where in a text something else may begin: at a sentence, behind a comma, at "and also", and behind a number. */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt, longestBefore, once } from './phrases.ts';
import { isBreak, type Token } from './tokens.ts';

/** Places in the tokens, the end not in it. */
export interface Part {
  from: number;
  to: number;
}

const ENDS = '.!?\n;';

/** Without the marks between them, but for the last, which may ask. */
export function sentencesOf(tokens: readonly Token[]): Part[] {
  const found: Part[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const isEnd = ENDS.includes(tokens[at]?.text ?? ' ');
    if (isEnd || at === tokens.length - 1) {
      found.push({ from, to: at + 1 });
      from = at + 1;
    }
  }
  return found.filter((each) => tokens.slice(each.from, each.to).some(({ kind }) => kind !== 'mark'));
}

/** The first is that of the sentence. `joined`: only where it is said that something else comes. */
export function startsIn(
  tokens: readonly Token[],
  { from, to }: Part,
  words: readonly Words[],
  joined = false,
): number[] {
  // "If it hits 8 should I call", "how much can I do" is one question.
  const opening = tokens.slice(from, to);
  const isBound = joined || opensAsQuestion(opening, words) || longestAt(opening, 0, conditionsOf(words)) > 0;
  const isStart = (at: number) =>
    isBound ? isCutBefore(tokens, at, words, joined) : mayBeginAt(tokens, at, words);
  const starts = [from];
  const first = tokens.findIndex(({ kind }, at) => at >= from && kind !== 'mark');
  for (let at = first + 1; at < to; at += 1) if (tokens[at]?.kind !== 'mark' && isStart(at)) starts.push(at);
  return starts;
}

function isCutBefore(
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
  joined: boolean,
): boolean {
  const before = tokens[at - 1];
  const isBroken = !joined && before !== undefined && (isBreak(before) || before.text === '¿');
  return isBroken || longestAt(tokens, at, joinsOf(words)) > 0;
}

/** One word that asks may as well be told: "no puedo dormir". */
function mayBeginAt(tokens: readonly Token[], at: number, words: readonly Words[]): boolean {
  const before = tokens[at - 1];
  if (before === undefined || isCutBefore(tokens, at, words, false)) return true;
  const asks = longestAt(tokens, at, asksOf(words));
  if (asks === 0 || longestBefore(tokens, at, notBeforeOf(words)) > 0) return false;
  return asks > 1 || before.kind === 'figure';
}

/** Without "oh and" and the like in front. */
export function withoutJoins(tokens: readonly Token[], { from, to }: Part, words: readonly Words[]): Part {
  let at = from;
  for (;;) {
    const token = tokens[at];
    const step = Math.max(
      longestAt(tokens, at, joinsOf(words)),
      token !== undefined && isBreak(token) ? 1 : 0,
    );
    if (step === 0 || at + step >= to) return { from: at, to };
    at += step;
  }
}

const joinsOf = once((words) => [
  ...listsOf(words, ({ joins }) => joins),
  ...listsOf(words, ({ but }) => but),
  ...listsOf(words, ({ aside }) => aside),
]);

const conditionsOf = once((words) => listsOf(words, ({ conditions }) => conditions));
const asksOf = once((words) => listsOf(words, ({ asksBeside }) => asksBeside));
const opensOf = once((words) => [...asksOf(words), ...listsOf(words, ({ asksFirst }) => asksFirst)]);
const nothingOf = once((words) => listsOf(words, ({ asksNothing }) => asksNothing));
/** "Not sure what I can do", "no se puede". */
const notBeforeOf = once((words) => [
  ...listsOf(words, ({ negations }) => negations),
  ...listsOf(words, ({ number }) => number.asksAbout),
]);

/** It begins as a question does, and is put to somebody. */
export function opensAsQuestion(tokens: readonly Token[], words: readonly Words[]): boolean {
  return longestAt(tokens, 0, opensOf(words)) > 0 && !isAskedOfNobody(tokens, words);
}

export function isAskedOfNobody(tokens: readonly Token[], words: readonly Words[]): boolean {
  return longestAt(tokens, 0, nothingOf(words)) > 0;
}
