/** "What should I do?", "is anyone coming?": what somebody asks while others deal with a danger of theirs. */
import type { Words } from '../content/words.ts';
import type { Aside } from '../model/protocol.ts';
import { readMedicineQuestion } from './medicine-question.ts';
import { findPhrase, hasPhrase, isWhole, listsOf, longestAt, withoutEnds, type Lists } from './phrases.ts';
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

/**
 * "False alarm", "it was just my normal dose": what was heard as a danger was meant otherwise. What was taken by mistake, or
 * not meant, was taken all the same: of a medicine only the usual dose is another meaning, and nothing beside it.
 */
export function readMistaken(text: string, words: readonly Words[], isOfMedicine: boolean): boolean {
  if (/[?？]\s*$/.test(text)) return false;
  const before = listsOf(words, ({ standing, fillers }) => [...standing.wasOnly, ...fillers]);
  const said = clausesOf(tokensOf(text)).map((clause) => withoutEnds(clause, before));
  const clauses = said.filter((clause) => clause.length > 0);
  const usual = listsOf(words, ({ standing }) => standing.usualDose);
  if (clauses.length > 0 && clauses.every((clause) => isWhole(clause, usual))) return true;
  const others = [...usual, ...listsOf(words, ({ standing }) => standing.mistaken)];
  return !isOfMedicine && clauses.some((clause) => isWhole(clause, others));
}

/** The first that fits: being there and not wanting to go say more than the words for a car, and those more than "now". */
const ORDER = ['refuses', 'there', 'cost', 'tell', 'medicine', 'ride', 'eases', 'what', 'wait'] as const;
const TOLD: ReadonlySet<Aside> = new Set(['there', 'refuses', 'eases']);
/** What a no before it takes back: "it is not getting better". */
const DENIED: ReadonlySet<Aside> = new Set(['there', 'eases']);

/** What is asked or told on the way to help; `asks` when it is known for a question. */
export function readAsideOnTheWay(text: string, words: readonly Words[], asks: boolean): Aside | undefined {
  const clauses = clausesOf(tokensOf(text));
  const negations = listsOf(words, (each) => each.negations);
  return ORDER.find((each) => {
    if (asks && TOLD.has(each)) return false;
    if (each === 'medicine') return readMedicineQuestion(text, words);
    const lists = listsOf(words, ({ standing }) => standing.asides[each]);
    return clauses.some((clause) => says(clause, lists, DENIED.has(each) ? negations : []));
  });
}

function says(clause: readonly Token[], lists: Lists, negations: Lists): boolean {
  const at = findPhrase(clause, lists);
  return at >= 0 && !hasPhrase(clause.slice(0, at), negations);
}
