/**
 * "No, I am OK", "not today thanks", "I'm good": nothing but a no to something that was offered. Wider than the no to a question
 * about danger (yes-no.ts), where being fine is no answer.
 */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf, longestAt, once, type Lists } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** `more`: what declines this very offer too. */
export function isRefusal(text: string, words: readonly Words[], more: Lists = []): boolean {
  const { declines: any, beside, never } = listsFor(words);
  const declines = [...any, ...more];
  const all = tokensOf(text);
  if (hasPhrase(all, never) || all.some((each) => each.text === '?')) return false;
  const tokens = all.filter(({ kind }, at) => kind !== 'mark' || longestAt(all, at, declines) > 0);
  let declined = false;
  for (let at = 0; at < tokens.length;) {
    const [no, other] = [longestAt(tokens, at, declines), longestAt(tokens, at, beside)];
    if (no === 0 && other === 0) return false;
    declined ||= no > 0 && no >= other;
    at += Math.max(no, other);
  }
  return declined;
}

const listsFor = once((words) => {
  const of = (name: 'declines' | 'beside' | 'never') => listsOf(words, ({ offered }) => offered[name]);
  return {
    declines: [...of('declines'), ...listsOf(words, ({ yesNo }) => yesNo.no)],
    beside: [...of('beside'), ...listsOf(words, ({ fillers }) => fillers)],
    never: of('never'),
  };
});
