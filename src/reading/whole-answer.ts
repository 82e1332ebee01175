/** Several questions answered in one message: "6, slept badly, walked 20 min". Rather too little is taken than too much. */
import type { Words } from '../content/words.ts';
import { readAllBut } from './all-but.ts';
import { withThatNumber } from './as-much.ts';
import { hasNumber, isNumberAlone, scoreIn, toldIn, valueIn, type Told } from './clause-told.ts';
import { isOfUnknown, goesOnWith, toldByWord } from './goes-on.ts';
import { besideName, clausesIn, namedIn, namesOf, type Asked } from './named-questions.ts';
import { hasPhrase } from './phrases.ts';
import { withNumbersBehind } from './number-behind.ts';
import { placeAll, type Heard, type Parts, type Whole } from './place-told.ts';
import { tokensOf } from './tokens.ts';
import { saysAllSame, saysOthersSame, saysSame } from './without-number.ts';

export { readNamedElsewhere } from './named-elsewhere.ts';
export type { Whole } from './place-told.ts';
export type { Asked } from './named-questions.ts';
export { isNumberAlone, isScoreByName, type Told } from './clause-told.ts';

const LONGEST = 300;
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
  const told = withThatNumber(clausesIn(text, asked, words), asked, words);
  const all = withNumbersBehind(told, open, later, words);
  // "Pain 4, the rest as yesterday".
  const clauses = all.filter((each) => !saysOthersSame(tokensOf(each), words));
  const byName = clauses.map(
    (clause, at) => heardIn(clause, asked, words) ?? besideScores(clauses, at, asked, words),
  );
  const onward = clauses.map((clause, at) =>
    byName[at] === undefined
      ? (goesOnWith(clauses, at, asked, words) ?? toldByWord(clause, asked, words))
      : undefined,
  );
  const parts: Parts = { all, clauses, open, later, words };
  const unknown = clauses.map((_, at) => byName[at] === undefined && isOfUnknown(clauses, at, words));
  const whole = placeAll(parts, byName, onward, unknown);
  const isOne = onward.every((each) => each === undefined) && !unknown.includes(true);
  if (whole !== undefined || isOne) return whole;
  // "5, slept badly, 4, 6" has a number for each of the others.
  const row = placeAll(parts, byName, [], []);
  return row?.told.length === asked.length ? row : undefined;
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
