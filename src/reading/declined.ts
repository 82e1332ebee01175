/** A no to the invitation: "no thanks", "I said no", and nothing more. */
import type { Words } from '../content/words.ts';
import { isWhole, listsOf, withoutEnds } from './phrases.ts';
import { clausesOf, tokensOf } from './tokens.ts';

export function isDeclined(text: string, words: readonly Words[]): boolean {
  const fillers = listsOf(words, (each) => each.fillers);
  const declines = listsOf(words, ({ revocation }) => revocation.declines);
  const said = clausesOf(tokensOf(text)).map((clause) => withoutEnds(clause, fillers));
  const parts = said.filter((each) => each.length > 0);
  return parts.length > 0 && parts.every((each) => isWhole(each, declines));
}
