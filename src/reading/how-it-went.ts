/** How an activity went: worse, the same or better, and what else was said of it. */
import type { Words } from '../content/words.ts';
import type { Beside } from '../model/pacing.ts';
import { hasPhrase, listsOf, longestAt, withoutEnds, type Lists } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

const LONGEST_NOTE = 160;

/** How it went, where every word of a part says that and no two parts differ; what says anything more is kept as a note. */
export function howIn(rest: string, words: readonly Words[]): Pick<Beside, 'felt' | 'note'> {
  const clauses = clausesOf(tokensOf(rest)).filter((clause) => !isIdle(clause, words));
  const heard = clauses.map((clause) => feltIn(clause, words));
  const felt = [...new Set(heard.filter((each) => each !== undefined))];
  const isPlain = heard.every((each) => each !== undefined) && felt.length <= 1;
  const note = rest.replace(/^[\s,.;]+|[\s,.;]+$/gu, '').slice(0, LONGEST_NOTE);
  return {
    ...(felt.length === 1 && felt[0] && { felt: felt[0] }),
    ...(!isPlain && note !== '' && clauses.length > 0 && { note }),
  };
}

function feltIn(clause: readonly Token[], words: readonly Words[]): Beside['felt'] {
  const beside = besideLists(words);
  const others = words.flatMap(({ told }) =>
    Object.entries(told).flatMap(([of, { about }]) => (of === 'pain-now' ? [] : [about])),
  );
  // "My sleep was worse".
  if (hasPhrase(clause, others)) return undefined;
  const said = (['worse', 'same', 'better'] as const).filter((felt) => {
    const lists = listsOf(words, ({ activity }) => activity[felt]);
    return clause.some((_, at) => {
      const length = longestAt(clause, at, lists);
      const sides = [clause.slice(0, at), clause.slice(at + length)];
      return length > 0 && sides.every((side) => withoutEnds(side, beside).length === 0);
    });
  });
  return said.length === 1 ? said[0] : undefined;
}

function besideLists(words: readonly Words[]): Lists {
  return words.flatMap(({ activity, number, fillers }) => [
    activity.beside,
    number.scored,
    number.beforeCount,
    number.approximate,
    fillers,
  ]);
}

function isIdle(said: readonly Token[], words: readonly Words[]): boolean {
  return (
    withoutEnds(
      said.filter(({ kind }) => kind !== 'mark'),
      besideLists(words),
    ).length === 0
  );
}
