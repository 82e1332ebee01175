/** Several questions answered in one message: "6, slept badly, walked 20 min". Rather too little is taken than too much. */
import type { Words } from '../content/words.ts';
import { readAllBut } from './all-but.ts';
import { withThatNumber } from './as-much.ts';
import { hasNumber, isNumberAlone, isNumberIn, scoreIn, toldIn, valueIn, type Told } from './clause-told.ts';
import { hasPhrase, listsOf, longestAt, withoutFront } from './phrases.ts';
import {
  besideName,
  clausesIn,
  isNumberAt,
  isOfNoneAsked,
  namedIn,
  namesOf,
  type Asked,
} from './named-questions.ts';
import { readNumber } from './number.ts';
import { tokensOf } from './tokens.ts';
import { saysAllSame, saysOthersSame, saysSame } from './without-number.ts';

export type { Asked } from './named-questions.ts';
export { isNumberAlone, isScoreByName, type Told } from './clause-told.ts';

export interface Whole {
  told: Told[];
  /** Questions of which it was said that they are as they were. */
  same: string[];
  /** What belongs to no question, in the patient's own writing. */
  rest: string;
}

const LONGEST = 300;
/** What one clause says of one question. */
type Heard = Told | { linkId: string; same: true };

/** `open`: the question the message answers; `later`: those that would still be asked, in their order. */
export function readWhole(
  text: string,
  open: Asked,
  later: readonly Asked[],
  words: readonly Words[],
): Whole | undefined {
  if (text.length > LONGEST) return undefined;
  const asked = [open, ...later];
  const allBut = readAllBut(text, asked, words);
  if (allBut?.isNamed === true) return allBut;
  // "Pain same as yesterday" is said of one, and "5, same as yesterday" of a number.
  const isOfOne = asked.some((each) => hasPhrase(tokensOf(text), namesOf(each, words)));
  if (!isOfOne && !hasNumber(text, words) && saysAllSame(tokensOf(text), words))
    return { told: [], same: asked.map(({ linkId }) => linkId), rest: '' };
  const parts = withThatNumber(clausesIn(text, asked, words), asked, words);
  const all = withNumbersBehind(parts, open, later, words);
  // "Pain 4, the rest as yesterday".
  const clauses = all.filter((each) => !saysOthersSame(tokensOf(each), words));
  const named = withoutWordsBeside(
    clauses.map((clause, at) => heardIn(clause, asked, words) ?? besideScores(clauses, at, asked, words)),
    clauses,
    open,
    words,
  );
  const free = clauses.map((clause, at) =>
    named[at] === undefined && !isOfNoneAsked(clause, asked, words) ? clause : undefined,
  );
  const isNumber = numbersIn(free, named, open, words);
  const numbers = free.map((each) => each !== undefined && isNumber(each));
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
  const heard = [...placed, ...named.filter((each) => each !== undefined)];
  const isOnce = new Set(heard.map(({ linkId }) => linkId)).size === heard.length;
  const isElsewhere = clauses.some((clause) => isOfAnother(clause, open, later, words));
  const isRest = clauses.length < all.length;
  if (!isOnce || heard.length === 0 || (heard.length === 1 && !isElsewhere && !isRest)) return undefined;
  // "Slept like a log, I'd say 7 or 8": a number that has found no place may be of what was told in words.
  const isLeft = (clause: string, at: number) =>
    named[at] === undefined && bare[at] === undefined && hasNumber(clause, words);
  const mayScore = (clause: string) =>
    ['value', 'range'].includes(readNumber(clause, open.scale, words).kind);
  const inWords = heard.some((each) => 'approx' in each && each.approx);
  if (inWords && clauses.some((each, at) => isLeft(each, at) && mayScore(each))) return undefined;
  const others = isRest ? asked.filter(({ linkId }) => heard.every((each) => each.linkId !== linkId)) : [];
  const rest = clauses.filter((_, at) => named[at] === undefined && bare[at] === undefined);
  return {
    told: heard.flatMap((each) => ('same' in each ? [] : [each])),
    same: [
      ...heard.flatMap((each) => ('same' in each ? [each.linkId] : [])),
      ...others.map(({ linkId }) => linkId),
    ],
    rest: rest.join(', ').trim(),
  };
}

/** "It limits me little, 3": where the limits cannot be a reason for the answer, what stands right behind them is their number. */
function withNumbersBehind(
  clauses: readonly string[],
  open: Asked,
  later: readonly Asked[],
  words: readonly Words[],
): string[] {
  const names = namesOf(open, words);
  // "It hurts a lot and limits me, 7" may be of both.
  if (clauses.some((each) => hasPhrase(tokensOf(each), names))) return [...clauses];
  return clauses.flatMap((clause, at) => {
    if (isNumberBehind(clauses[at - 1], clause, open, later, words)) return [];
    const next = clauses[at + 1] ?? '';
    return isNumberBehind(clause, next, open, later, words) ? [`${clause}, ${next}`] : [clause];
  });
}

function isNumberBehind(
  clause: string | undefined,
  next: string | undefined,
  open: Asked,
  later: readonly Asked[],
  words: readonly Words[],
): boolean {
  if (clause === undefined || next === undefined) return false;
  const question = namedIn(clause, [open, ...later], words);
  const isNone = question === undefined || hasNumber(clause, words) || !isNumberAlone(next, words);
  return !isNone && words.some(({ told }) => told[question.linkId]?.comesOf?.includes(open.linkId) === true);
}

/** "Woke up with a 7 and slept badly": where others are told by their names, the only number without one is of the open question. */
function numbersIn(
  free: readonly (string | undefined)[],
  named: readonly (Heard | undefined)[],
  open: Asked,
  words: readonly Words[],
): (clause: string) => boolean {
  const isAlone = (clause: string) => isNumberAlone(clause, words);
  const [only, ...more] = free.filter((each) => each !== undefined && hasNumber(each, words));
  const isOpenNamed = named.some((each) => each?.linkId === open.linkId);
  const isOthers = named.some((each) => each !== undefined) && !isOpenNamed;
  const isOfOpen = isOthers && only !== undefined && more.length === 0;
  return (clause) =>
    isAlone(clause) || (isOfOpen && clause === only && valueIn(clause, open, words) !== undefined);
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

/** "Sleep was a 4", "3 for sleep", "mood is the same": so plainly of another question that it answers none that is open. */
function isOfAnother(clause: string, open: Asked, later: readonly Asked[], words: readonly Words[]): boolean {
  if (readNamedElsewhere(clause, open, later, words) !== undefined) return true;
  const question = namedIn(clause, [open, ...later], words);
  if (question === undefined || question.linkId === open.linkId) return false;
  const beside = besideName(clause, question, words);
  return isNumberIn(beside, words) || saysSame(beside, words);
}

/** "Mood 3" where pain is asked about: a number that must not be taken for an answer to the open question. */
export function readNamedElsewhere(
  text: string,
  open: Asked,
  others: readonly Asked[],
  words: readonly Words[],
): Told | undefined {
  if (text.length > LONGEST) return undefined;
  const question = namedIn(text, [open, ...others], words);
  if (question === undefined || question.linkId === open.linkId) return undefined;
  // "Feeling about 4" may be said of anything.
  const wide = listsOf(words, ({ number }) => number.beforeScore);
  const about = namesOf(question, words);
  const tokens = tokensOf(text);
  const name = tokens.findIndex((_, at) => longestAt(tokens, at, about) > longestAt(tokens, at, wide));
  const after = tokens.slice(name + Math.max(1, longestAt(tokens, name, about)));
  const between = words.flatMap(({ toldBeside, number }) => [
    toldBeside,
    number.links,
    number.articles,
    number.approximate,
  ]);
  const [named, next, ...more] = clausesIn(text, [open, ...others], words);
  const isBehind = more.length === 0 && isNumberBehind(named, next, open, others, words);
  const isTold = name >= 0 && (isBehind || isNumberAt(withoutFront(after, between), 0, words));
  const isOnly = tokens.filter((_, at) => isNumberAt(tokens, at, words)).length === 1;
  return isTold && isOnly ? valueIn(text, question, words) : undefined;
}

/** "Sleep 4": one question by its name, and its number. */
export function readNamed(text: string, asked: readonly Asked[], words: readonly Words[]): Told | undefined {
  return text.length > LONGEST ? undefined : toldIn(text, asked, words);
}

/** "Sleep 4 and mood 5": several by their names; undefined where a part of it names none, or one is told twice. */
export function readAllNamed(
  text: string,
  asked: readonly Asked[],
  words: readonly Words[],
): Told[] | undefined {
  if (text.length > LONGEST) return undefined;
  const clauses = clausesIn(text, asked, words);
  const told = clauses.flatMap((clause) => toldIn(clause, asked, words) ?? []);
  const isOnce = new Set(told.map(({ linkId }) => linkId)).size === told.length;
  return told.length > 0 && told.length === clauses.length && isOnce ? told : undefined;
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

function heardIn(clause: string, asked: readonly Asked[], words: readonly Words[]): Heard | undefined {
  const question = namedIn(clause, asked, words);
  if (question !== undefined && saysSame(besideName(clause, question, words), words))
    return { linkId: question.linkId, same: true };
  return toldIn(clause, asked, words);
}

/** "Slept 9" alone may be hours; in a row of scores it is one. */
function besideScores(
  clauses: readonly string[],
  at: number,
  asked: readonly Asked[],
  words: readonly Words[],
): Told | undefined {
  const clause = clauses[at] ?? '';
  const question = namedIn(clause, asked, words);
  const isScored = clauses.some(
    (each, place) => place !== at && (isNumberAlone(each, words) || hasNumberOf(each, asked, words)),
  );
  return question === undefined || !isScored ? undefined : scoreIn(clause, question, words);
}

function hasNumberOf(clause: string, asked: readonly Asked[], words: readonly Words[]): boolean {
  const question = namedIn(clause, asked, words);
  return question !== undefined && valueIn(clause, question, words) !== undefined;
}
