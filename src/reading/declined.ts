/** A no to the invitation: "no thanks", "I said no", and nothing more. */
import type { Words } from '../content/words.ts';
import { isWhole, listsOf, withoutEnds, type Lists } from './phrases.ts';
import { clausesOf, tokensOf } from './tokens.ts';

export function isDeclined(text: string, words: readonly Words[]): boolean {
  return isNothingBut(
    text,
    words,
    listsOf(words, ({ revocation }) => revocation.declines),
  );
}

/** A word that ends texts, where no question is open that it could answer. */
export function saysOut(text: string, words: readonly Words[]): boolean {
  return isNothingBut(
    text,
    words,
    listsOf(words, ({ revocation }) => revocation.unasked),
  );
}

function isNothingBut(text: string, words: readonly Words[], lists: Lists): boolean {
  const fillers = listsOf(words, (each) => each.fillers);
  const said = clausesOf(tokensOf(text)).map((clause) => withoutEnds(clause, fillers));
  const parts = said.filter((each) => each.length > 0);
  return parts.length > 0 && parts.every((each) => isWhole(each, lists));
}
