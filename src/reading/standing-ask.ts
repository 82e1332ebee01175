/** "What should I do?", "is anyone coming?": what somebody asks while others deal with a danger of theirs. */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt, withoutEnds, type Lists } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

export type StandingAsk = 'next' | 'who';

/** Anywhere in the message; `short` when it says hardly anything else, courtesies apart. */
export function readStandingAsk(
  text: string,
  words: readonly Words[],
  how: 'anywhere' | 'short' = 'anywhere',
): StandingAsk | undefined {
  const tokens = tokensOf(text);
  const fillers = listsOf(words, (each) => each.fillers);
  const core = withoutEnds(
    tokens.filter(({ kind }) => kind !== 'mark'),
    fillers,
  );
  const isIn = (clause: readonly Token[], lists: Lists) =>
    clause.some((_, at) => {
      const length = longestAt(clause, at, lists);
      return length > 0 && (how === 'anywhere' || core.length - length <= OTHER_WORDS);
    });
  return (['next', 'who'] as const).find((each) => {
    const lists = listsOf(words, ({ standing }) => standing[each]);
    return clausesOf(tokens).some((clause) => isIn(clause, lists));
  });
}

const OTHER_WORDS = 2;
