/** "Wrong number", "I am not Maria": whoever writes is not the person of the file, and should learn nothing of them. */
import type { Words } from '../content/words.ts';
import { hasPhrase, isWhole, listsOf, longestAt, type Lists } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

/** `name` is the patient's, as it stands in the file. */
export function readNotMe(text: string, words: readonly Words[], name: string): boolean {
  const says = listsOf(words, ({ notMe }) => notMe.says);
  const alone = listsOf(words, ({ notMe }) => notMe.alone);
  const denies = listsOf(words, ({ notMe }) => notMe.denies);
  const inNames = listsOf(words, ({ notMe }) => notMe.inNames);
  // Of "Maria de la Cruz" nobody is called "de".
  const names = tokensOf(name).filter((part) => !isWhole([part], inNames));
  const theirs = new Set(names.map(({ text: part }) => part));
  const tokens = tokensOf(text);
  // Whoever gives a number puts one of theirs right.
  const mayBeAlone = !tokens.some(({ kind }) => kind === 'figure');
  return clausesOf(tokens).some(
    (clause) =>
      hasPhrase(clause, says) ||
      (mayBeAlone && isHardlyMore(clause, alone)) ||
      deniesName(clause, denies, theirs),
  );
}

/** "Sorry wrong number"; not "I put in the wrong number yesterday". */
function isHardlyMore(clause: readonly Token[], alone: Lists): boolean {
  const longest = Math.max(0, ...clause.map((_, at) => longestAt(clause, at, alone)));
  return longest > 0 && clause.length - longest <= OTHER_WORDS;
}
const OTHER_WORDS = 1;

/** The name right behind the denial: "I am not Maria", and not "I am not well, Maria said so". */
function deniesName(clause: readonly Token[], denies: Lists, theirs: ReadonlySet<string>): boolean {
  return clause.some((_, at) => {
    const length = longestAt(clause, at, denies);
    return length > 0 && theirs.has(clause[at + length]?.text ?? '');
  });
}
