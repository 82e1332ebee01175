/**
 * What a reply to one question says of another: "4, and pain was 6" answers this one and puts the other right, and the 6 of
 * "the sleep was more like 6" is not about mood.
 */
import type { Words } from '../content/words.ts';
import { clausesIn, isNumberAt, namesOf, type Asked } from './named-questions.ts';
import { hasPhrase, listsOf, withoutEnds, withoutFront } from './phrases.ts';
import { readPutRight } from './put-right.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface Beside {
  /** Answers that are put right by the names of their questions. */
  told: { linkId: string; value: number }[];
  /** What else is said, in the patient's own writing. */
  rest: string;
}

const LONGEST = 300;

/** `open`: the question that is asked; `answered`: those that have their answer. */
export function putRightBeside(
  text: string,
  open: Pick<Asked, 'linkId'>,
  answered: readonly Asked[],
  words: readonly Words[],
): Beside {
  if (text.length > LONGEST || answered.length === 0) return { told: [], rest: text };
  const clauses = clausesIn(text, answered, words).map((clause) => ({
    clause,
    told: toldIn(clause, open, answered, words),
  }));
  const told = clauses.flatMap((each) => each.told);
  if (told.length === 0) return { told, rest: text };
  const others = clauses.filter((each) => each.told.length === 0 && !isIdle(each.clause, words));
  return { told, rest: others.map(({ clause }) => clause).join(', ') };
}

function toldIn(
  clause: string,
  open: Pick<Asked, 'linkId'>,
  answered: readonly Asked[],
  words: readonly Words[],
): Beside['told'] {
  if (hasPhrase(tokensOf(clause), namesOf(open, words))) return [];
  const read = readPutRight(clause, answered, words);
  if (read === undefined || read.day !== undefined) return [];
  const isPossible = read.told.every(({ linkId, value }) => {
    const scale = answered.find((each) => each.linkId === linkId)?.scale;
    return scale !== undefined && value >= scale.min && value <= scale.max;
  });
  return isPossible ? read.told : [];
}

/** "Oh", "no wait": nothing is said by it. */
function isIdle(clause: string, words: readonly Words[]): boolean {
  const idle = [
    ...listsOf(words, ({ fillers }) => fillers),
    ...listsOf(words, ({ correction }) => correction.openers),
    ...listsOf(words, ({ correction }) => correction.softOpeners),
  ];
  return withoutEnds(spoken(clause), idle).length === 0;
}

/**
 * Every number of it stands in a part that names another question and not the open one. A number that opens its part is the
 * answer awaited, whatever is told after it: "7 because of the pain".
 */
export function isNumberOfAnother(
  text: string,
  open: Pick<Asked, 'linkId'>,
  others: readonly Asked[],
  words: readonly Words[],
): boolean {
  const parts = clausesIn(text, others, words).map(spoken);
  const hasNumber = (tokens: readonly Token[]) => tokens.some((_, at) => isNumberAt(tokens, at, words));
  const isElsewhere = (tokens: readonly Token[] | undefined): boolean =>
    tokens !== undefined && isOfAnother(tokens, open, others, words);
  // "Mood is good, I'd say 7": what was named last goes on. "Slept badly, 4" is an answer, and what it comes of.
  const goesOn = (at: number) => {
    const [before, own] = [parts[at - 1], parts[at] ?? []];
    const isNamed = [open, ...others].some((each) => hasPhrase(own, namesOf(each, words)));
    // "It limits me little, 3": a mood may come of it, and the 3 may be of either.
    const isOfLimits =
      before !== undefined &&
      others.some((each) => isConsequence(each, words) && hasPhrase(before, namesOf(each, words)));
    const isAlone = isNumberAt(own, 0, words) && !isOfLimits;
    return before !== undefined && !hasNumber(before) && !isNamed && !isAlone && isElsewhere(before);
  };
  const numbered = parts.flatMap((tokens, at) => (hasNumber(tokens) ? [at] : []));
  return numbered.length > 0 && numbered.every((at) => isElsewhere(parts[at]) || goesOn(at));
}

function isConsequence({ linkId }: Pick<Asked, 'linkId'>, words: readonly Words[]): boolean {
  return words.some(({ told }) => told[linkId]?.comesOf !== undefined);
}

function isOfAnother(
  tokens: readonly Token[],
  open: Pick<Asked, 'linkId'>,
  others: readonly Asked[],
  words: readonly Words[],
): boolean {
  const leads = words.flatMap(({ fillers, number }) => [
    fillers,
    number.lead,
    number.approximate,
    number.now,
  ]);
  const isFirst = isNumberAt(withoutFront(tokens, leads), 0, words);
  const names = (each: Pick<Asked, 'linkId'>) => hasPhrase(tokens, namesOf(each, words));
  return !isFirst && !names(open) && others.some(names);
}

function spoken(clause: string): Token[] {
  return tokensOf(clause).filter(({ kind }) => kind !== 'mark');
}
