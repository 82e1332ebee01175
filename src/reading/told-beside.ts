/**
 * What a reply to one question says of another: "4, and pain was 6" answers this one and puts the other right, and the 6 of
 * "the sleep was more like 6" is not about mood.
 */
import type { Words } from '../content/words.ts';
import { clausesIn, isNumberAt, namesOf, type Asked } from './named-questions.ts';
import { numberWordAt } from './number-words.ts';
import { goesOnWith } from './goes-on.ts';
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
  // "I put 6 for pain, can you make it 7" is one thing, whatever its comma cuts.
  const whole =
    readPutRight(text, answered, words)?.old === undefined ? [] : toldIn(text, open, answered, words);
  if (whole.length > 0) return { told: whole, rest: '' };
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
 * The question that is named where every number of it stands, or right before, and not the open one. A number that opens its part
 * is the answer awaited, whatever is told after it: "7 because of the pain". `answered`: those that have their answer.
 */
export function ownerOfNumbers(
  text: string,
  open: Pick<Asked, 'linkId'>,
  { others, answered }: { others: readonly Asked[]; answered: readonly string[] },
  words: readonly Words[],
): Asked | undefined {
  const clauses = clausesIn(text, others, words);
  const parts = clauses.map(spoken);
  const hasNumber = (tokens: readonly Token[]) => tokens.some((_, at) => isNumberAt(tokens, at, words));
  const ownerIn = (at: number) => parts[at] && namedElsewhere(parts[at], open, others, words);
  // "Mood is good, I'd say 7": what was named last goes on. "The pain woke me, 4" is an answer, and what it comes of.
  const goesOn = (at: number) => {
    const [before, own] = [parts[at - 1], parts[at] ?? []];
    const isNamed = [open, ...others].some((each) => hasPhrase(own, namesOf(each, words)));
    if (before === undefined || isNamed) return undefined;
    // "Hours I slept about 3, so a 3".
    const named = ownerIn(at - 1);
    const isFree = named !== undefined && !answered.includes(named.linkId);
    if (hasNumber(before)) return isFree && isSameNumber(before, own, words) ? named : undefined;
    if (!isNumberAt(own, 0, words)) return named;
    // "It limits me little, 3": what has its answer may be why, but how much pain limits is no reason for a number.
    const asked = others.filter((each) => !answered.includes(each.linkId) || isConsequence(each, words));
    const told = goesOnWith(clauses, at, asked, words);
    return asked.find(({ linkId }) => linkId === told?.linkId);
  };
  const numbered = parts.flatMap((tokens, at) => (hasNumber(tokens) ? [at] : []));
  const owners = numbered.map((at) => ownerIn(at) ?? goesOn(at));
  return owners.every((each) => each !== undefined) ? owners[0] : undefined;
}

function isSameNumber(a: readonly Token[], b: readonly Token[], words: readonly Words[]): boolean {
  const [of, ...more] = [a, b].map((tokens) => lastNumberIn(tokens, words));
  return of !== undefined && more[0] === of;
}

function lastNumberIn(tokens: readonly Token[], words: readonly Words[]): number | undefined {
  const at = tokens.findLastIndex((_, place) => isNumberAt(tokens, place, words));
  return tokens[at]?.value ?? numberWordAt(tokens, at, words)?.value;
}

function isConsequence({ linkId }: Pick<Asked, 'linkId'>, words: readonly Words[]): boolean {
  return words.some(({ told }) => told[linkId]?.comesOf !== undefined);
}

function namedElsewhere(
  tokens: readonly Token[],
  open: Pick<Asked, 'linkId'>,
  others: readonly Asked[],
  words: readonly Words[],
): Asked | undefined {
  const leads = words.flatMap(({ fillers, number }) => [
    fillers,
    number.lead,
    number.approximate,
    number.now,
  ]);
  const isFirst = isNumberAt(withoutFront(tokens, leads), 0, words);
  const names = (each: Pick<Asked, 'linkId'>) => hasPhrase(tokens, namesOf(each, words));
  return isFirst || names(open) ? undefined : others.find(names);
}

function spoken(clause: string): Token[] {
  return tokensOf(clause).filter(({ kind }) => kind !== 'mark');
}
