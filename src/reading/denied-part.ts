/**
 * "Did you hit your head, or can you not stand?": where a question asks also for what one cannot do, "yes, I can walk" answers that
 * part and the other way round, and so does "no, I can't". Neither is a plain yes or no to the question.
 */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf, longestAt, once, withoutFront } from './phrases.ts';
import { tokensOf } from './tokens.ts';

export function answersOtherPart(text: string, question: string, words: readonly Words[]): boolean {
  const lists = listsFor(words);
  if (!hasPhrase(tokensOf(question.replace(/\?.*$/s, '')), lists.negations)) return false;
  const said = withoutFront(
    tokensOf(text).filter(({ kind }) => kind !== 'mark'),
    lists.fillers,
  );
  const [yes, no] = [longestAt(said, 0, lists.yes), longestAt(said, 0, lists.bareNo)];
  const rest = withoutFront(said.slice(Math.max(yes, no)), lists.fillers);
  // "Yes, my head, but I can walk" tells of both.
  if (yes > no) return longestAt(rest, 0, lists.able) > 0 && !hasPhrase(rest, lists.but);
  const negated = longestAt(rest, 0, lists.negations);
  const isUnable =
    longestAt(rest, 0, lists.unable) > 0 || (negated > 0 && longestAt(rest, negated, lists.able) > 0);
  return no > 0 && isUnable;
}

const listsFor = once((words) => {
  const able = listsOf(words, ({ direct }) => direct.able);
  const but = listsOf(words, (each) => each.but);
  return {
    able,
    but,
    unable: listsOf(words, ({ direct }) => direct.unable),
    negations: listsOf(words, (each) => each.negations),
    yes: words
      .flatMap(({ yesNo }) => [yesNo.yes, yesNo.maybeIf])
      .map((list) => list.filter((each) => !hasPhrase(tokensOf(each), able))),
    bareNo: listsOf(words, ({ number }) => number.bareNo),
    fillers: listsOf(words, (each) => each.fillers.filter((filler) => !each.but.includes(filler))),
  };
});
