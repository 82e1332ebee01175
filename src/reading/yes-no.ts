/**
 * Yes, no or unsure, for a question that wants one of them. It may stand after a question about self-harm, so a "no" is
 * only read where it is plain: one that is hedged or contradicted is `unsure`, one that runs on into something we cannot
 * judge ("no puedo mas", "no one cares") is not an answer at all.
 */
import type { Words } from '../content/words.ts';
import { hasPhrase, isWhole, listsOf, longestAt, withoutBack, withoutFront, type Lists } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

export type YesNo = 'yes' | 'no' | 'unsure';

export function readYesNo(text: string, words: readonly Words[]): YesNo | undefined {
  const spoken = /^\s*[sS][íÍ](?![\p{L}])/u.test(text.normalize('NFC')) ? text.replace(/^\s*\S+?(?=\P{L}|$)/u, 'yes') : text;
  const tokens = tokensOf(spoken);
  const clauses = clausesOf(tokens);
  const lists = listsFor(words);
  if (hasPhrase(tokens, lists.unsure)) return 'unsure';
  const heard = clauses.map((clause) => clauseMeans(clause, lists));
  const first = heard[0];
  if (first === 'filler') return heard.slice(1).find((each) => each === 'yes' || each === 'no');
  if (first === undefined) return undefined;
  if (heard.includes('yes') && heard.includes('no')) return 'unsure';
  return first === 'no' && hasPhrase(tokens, lists.hedge) ? 'unsure' : first;
}
