/** "Every other day please", "can you ask me once a week": to be asked on fewer days. A message with any other word is no such wish. */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt } from './phrases.ts';
import { tokensOf } from './tokens.ts';

export function isRarerWish(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const of = (name: keyof Words['wishes']['rarer']) => listsOf(words, ({ wishes }) => wishes.rarer[name]);
  const how = of('how');
  const others = [
    ...of('beside'),
    ...listsOf(words, ({ asking }) => asking),
    ...listsOf(words, ({ fillers }) => fillers),
  ];
  let found = false;
  for (let at = 0; at < tokens.length;) {
    const [said, beside] = [longestAt(tokens, at, how), longestAt(tokens, at, others)];
    if (said === 0 && beside === 0) return false;
    found ||= said > 0 && said >= beside;
    at += Math.max(said, beside);
  }
  return found;
}
