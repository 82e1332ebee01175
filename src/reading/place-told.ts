/** Which question each number of a message answers: those with a name, those behind one, and those that only have an order. */
import type { Words } from '../content/words.ts';
import { hasNumber, isNumberAlone, valueIn, type Told } from './clause-told.ts';
import { isOfNoneAsked, type Asked } from './named-questions.ts';
import { isOfAnother } from './named-elsewhere.ts';
import { readNumber } from './number.ts';
import { tokensOf } from './tokens.ts';
import { saysSame } from './without-number.ts';

export interface Whole {
  told: Told[];
  /** Questions of which it was said that they are as they were. */
  same: string[];
  /** What belongs to no question, in the patient's own writing. */
  rest: string;
  /** It stands behind the name of this question, and may be meant for the open one, of which nothing else is said. */
  doubtful?: Told;
}

/** In words: what is shorter says no more than the number behind it. */
const SHORTEST_NOTE = 4;
/** What one clause says of one question. */
export type Heard = Told | { linkId: string; same: true };

export interface Parts {
  all: readonly string[];
  /** Without those that are said of all the others. */
  clauses: readonly string[];
  open: Asked;
  later: readonly Asked[];
  words: readonly Words[];
}

/** `onward`: numbers that go on with a question that was named before them; `unknown`: those that may be of something else. */
export function placeAll(
  { all, clauses, open, later, words }: Parts,
  byName: readonly (Heard | undefined)[],
  onward: readonly (Told | undefined)[],
  unknown: readonly boolean[],
): Whole | undefined {
  const asked = [open, ...later];
  const found = clauses.map((_, at) => byName[at] ?? onward[at]);
  const named = withoutWordsBeside(found, clauses, open, words);
  const free = clauses.map((clause, at) =>
    named[at] === undefined && unknown[at] !== true && !isOfNoneAsked(clause, asked, words)
      ? clause
      : undefined,
  );
  const numbers = free.map((each) => each !== undefined && isNumberAlone(each, words));
  // "6, the usual" is a number and a few words; "the same, 3 for sleep" answers the open question, and "4, same, slept 7, mood 6"
  // goes through all of them.
  const isAll = clauses.length === asked.length;
  const bare = free.map((each, at) =>
    each !== undefined &&
    (numbers[at] || ((isAll || !numbers.includes(true)) && saysSame(tokensOf(each), words)))
      ? each
      : undefined,
  );
  const plain = bare.filter((each) => each !== undefined);
  const placed = inOrder(plain, named, asked, words);
  if (placed === undefined) return undefined;
  const taken = [...placed, ...named.filter((each) => each !== undefined)];
  const left = free.map((each, at) =>
    each !== undefined && bare[at] === undefined && mayScore(each, open, words) ? each : undefined,
  );
  const own = taken.some(({ linkId }) => linkId === open.linkId) ? undefined : leftFor(open, left, words);
  const { heard, doubtful } = withoutDoubt([...(own ? [own] : []), ...taken], onward, open);
  const isOnce = new Set(heard.map(({ linkId }) => linkId)).size === heard.length;
  const isElsewhere = clauses.some((clause) => isOfAnother(clause, open, later, words));
  const isRest = clauses.length < all.length;
  const isAlone = heard.length === 1 && !isElsewhere && !isRest && doubtful === undefined;
  if (!isOnce || heard.length === 0 || isAlone) return undefined;
  // "Slept like a log, I'd say 7 or 8": a number that has found no place may be of what was told in words.
  const inWords = heard.some((each) => 'approx' in each && each.approx);
  if (inWords && own === undefined && left.some((each) => each !== undefined)) return undefined;
  const others = isRest ? asked.filter(({ linkId }) => heard.every((each) => each.linkId !== linkId)) : [];
  const rest = clauses.filter(
    (each, at) =>
      named[at] === undefined &&
      bare[at] === undefined &&
      !(own && left[at] === each) &&
      !(onward[at + 1] && tokensOf(each).length < SHORTEST_NOTE),
  );
  return {
    told: heard.flatMap((each) => ('same' in each ? [] : [each])),
    same: [
      ...heard.flatMap((each) => ('same' in each ? [each.linkId] : [])),
      ...others.map(({ linkId }) => linkId),
    ],
    rest: rest.join(', ').trim(),
    ...(doubtful && { doubtful }),
  };
}

function mayScore(clause: string, { scale }: Asked, words: readonly Words[]): boolean {
  return hasNumber(clause, words) && ['value', 'range'].includes(readNumber(clause, scale, words).kind);
}

/** "2, kept waking. mood 5", "hip about a 6, sleep 4": the only number that is left is of the question that is asked. */
function leftFor(
  open: Asked,
  left: readonly (string | undefined)[],
  words: readonly Words[],
): Told | undefined {
  const [only, ...more] = left.filter((each) => each !== undefined);
  return only === undefined || more.length > 0 ? undefined : valueIn(only, open, words);
}

/** "Slept badly, 4" may as well answer what is asked, unless that is answered by something else. */
function withoutDoubt(
  heard: readonly Heard[],
  onward: readonly (Told | undefined)[],
  open: Asked,
): { heard: readonly Heard[]; doubtful?: Told } {
  const [doubtful, ...more] = onward.filter((each) => each !== undefined);
  const isAnswered = heard.some(({ linkId }) => linkId === open.linkId);
  if (doubtful === undefined || more.length > 0 || isAnswered) return { heard };
  return { heard: heard.filter((each) => each !== doubtful), doubtful };
}

/** "3, feeling low", "slept badly, 4", "in good spirits, mood is 8": beside a number, words of the same question only tell more of it. */
function withoutWordsBeside(
  named: (Heard | undefined)[],
  clauses: readonly string[],
  open: Asked,
  words: readonly Words[],
): (Heard | undefined)[] {
  const isBare = (clause: string, at: number) => named[at] === undefined && isNumberAlone(clause, words);
  const isInWords = (at: number) => !hasNumber(clauses[at] ?? '', words);
  const numbered = new Set(named.flatMap((each, at) => (each && !isInWords(at) ? [each.linkId] : [])));
  if (clauses.some(isBare)) numbered.add(open.linkId);
  return named.map((each, at) =>
    each !== undefined && isInWords(at) && numbered.has(each.linkId) ? undefined : each,
  );
}

/** One number beside what is named answers the open question; a row of numbers answers all of them or nothing. */
function inOrder(
  plain: readonly string[],
  named: readonly (Heard | undefined)[],
  asked: readonly Asked[],
  words: readonly Words[],
): Heard[] | undefined {
  const taken = new Set(named.map((each) => each?.linkId));
  const free = asked.filter(({ linkId }) => !taken.has(linkId));
  if (plain.length === 0) return [];
  if (plain.length > 1 && plain.length !== free.length) return undefined;
  const told = plain.map((clause, at): Heard | undefined => {
    const question = free[at];
    if (question === undefined) return undefined;
    if (saysSame(tokensOf(clause), words)) return { linkId: question.linkId, same: true };
    return valueIn(clause, question, words);
  });
  return told.every((each) => each !== undefined) ? told : undefined;
}
