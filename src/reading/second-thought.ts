/** "No wait, 4 days", "mejor hasta el 20", "actually no, don't pause": what was just settled is meant otherwise, or not at all. */
import type { Words } from '../content/words.ts';
import { isWhole, listsOf, longestAt, once, withoutEnds, type Lists } from './phrases.ts';
import { isBreak, tokensOf, type Token } from './tokens.ts';

/** `opened`: it says itself that something before it is put right. */
export type SecondThought =
  | { kind: 'back' }
  /** No pause any more. */
  | { kind: 'resume'; opened: boolean }
  | { kind: 'instead'; rest: string; opened: boolean };

/** Longer texts are somebody's own words about their day. */
const LONGEST = 80;

export function readSecondThought(text: string, words: readonly Words[]): SecondThought | undefined {
  if (text.length > LONGEST) return undefined;
  const lists = listsFor(words);
  const tokens = tokensOf(text);
  const seen = { no: false, opener: false };
  let at = 0;
  for (;;) {
    // "No pause" begins with a no that belongs to it.
    if (isAll(tokens.slice(at), lists.back, lists.fillers)) return { kind: 'back' };
    const opened = seen.no || seen.opener;
    if (isAll(tokens.slice(at), lists.resume, lists.fillers)) return { kind: 'resume', opened };
    const [no, opener] = [longestAt(tokens, at, lists.no), longestAt(tokens, at, lists.openers)];
    const step = Math.max(no, opener, longestAt(tokens, at, lists.fillers), isGap(tokens[at]) ? 1 : 0);
    if (step === 0) break;
    seen.no ||= no === step;
    seen.opener ||= opener === step;
    at += step;
  }
  const rest = withoutEnds(withoutMarks(tokens.slice(at)), lists.fillers);
  if (rest.length === 0) return seen.no && seen.opener ? { kind: 'back' } : undefined;
  const [first, last] = [rest[0], rest.at(-1)];
  return { kind: 'instead', rest: text.slice(first?.from, last?.to), opened: seen.no || seen.opener };
}

function isAll(tokens: readonly Token[], lists: Lists, fillers: Lists): boolean {
  const spoken = withoutMarks(tokens);
  return isWhole(spoken, lists) || isWhole(withoutEnds(spoken, fillers), lists);
}

function withoutMarks(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ kind }) => kind !== 'mark');
}

function isGap(token: Token | undefined): boolean {
  return token !== undefined && (isBreak(token) || token.text === '-');
}

const listsFor = once((words) => ({
  no: listsOf(words, ({ yesNo }) => yesNo.no),
  openers: words.flatMap(({ correction, wishes }) => [
    correction.openers,
    correction.softOpeners,
    wishes.rather,
  ]),
  fillers: listsOf(words, (each) => each.fillers),
  back: listsOf(words, ({ wishes }) => wishes.takeBack),
  resume: listsOf(words, ({ wishes }) => wishes.resume),
}));
