/** What somebody asks about when we write: when next, how often, and whether an answer is still owed. Asked in a whole message. */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt, once } from './phrases.ts';
import { tokensOf } from './tokens.ts';

export type TimesAsked = 'next' | 'how-often' | 'owed';

/** A message with any other word is about something else. */
export function readTimesAsked(text: string, words: readonly Words[]): TimesAsked | undefined {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const { openers, ours, missed, beside } = listsFor(words);
  const opened = openers
    .map(({ is, list }) => ({ is, length: longestAt(tokens, 0, list) }))
    .reduce((best, each) => (each.length > best.length ? each : best));
  if (opened.length === 0) return undefined;
  let [isOurs, isMissed] = [false, false];
  for (let at = opened.length; at < tokens.length;) {
    const [our, old] = [longestAt(tokens, at, ours), longestAt(tokens, at, missed)];
    const length = Math.max(our, old, longestAt(tokens, at, beside));
    if (length === 0) return undefined;
    isOurs ||= our > 0;
    isMissed ||= old > 0;
    at += length;
  }
  return isOurs && (opened.is !== 'owed' || isMissed) ? opened.is : undefined;
}

const listsFor = once((words) => {
  const of = (name: 'next' | 'howOften' | 'owed' | 'ours' | 'missed' | 'beside') =>
    listsOf(words, ({ timesAsked }) => timesAsked[name]);
  return {
    openers: [
      { is: 'next' as const, list: of('next') },
      { is: 'how-often' as const, list: of('howOften') },
      { is: 'owed' as const, list: of('owed') },
    ],
    ours: of('ours'),
    missed: of('missed'),
    beside: [...of('beside'), ...listsOf(words, ({ fillers }) => fillers)],
  };
});
