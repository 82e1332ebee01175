/** What is told in the same breath as a wish for the questions: "let me do it now. pain 4, slept 6". */
import type { Words } from '../content/words.ts';
import { hasNumber, toldIn } from './clause-told.ts';
import type { Asked } from './named-questions.ts';
import { listsOf, once, withoutFront } from './phrases.ts';
import { clausesOf, tokensOf } from './tokens.ts';

/** From the part on that tells something; undefined where none does. */
export function toldBehind(
  text: string,
  asked: readonly Asked[],
  words: readonly Words[],
): string | undefined {
  const clauses = clausesOf(tokensOf(text));
  const tells = clauses.find((clause) => {
    const part = text.slice(clause[0]?.from, clause.at(-1)?.to);
    return hasNumber(part, words) || toldIn(part, asked, words) !== undefined;
  });
  const [first] = withoutFront(tells ?? [], wishes(words));
  return first && text.slice(first.from);
}

/** "Check in 6 5 7 4", with no mark between. */
const wishes = once((words) => [
  ...listsOf(words, ({ fillers }) => fillers),
  ...listsOf(words, ({ asking }) => asking),
  ...listsOf(words, ({ commands }) => commands['check-in'].alone),
  ...listsOf(words, ({ commands }) => commands['check-in'].inside),
]);
