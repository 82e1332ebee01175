/** Whether somebody is in hospital themselves, and now: "my mother is", "I was last year" and "they kept me waiting" are not. */
import type { Words } from '../content/words.ts';
import { findPhrase, hasPhrase, listsOf, longestAt, withoutFront, type Lists } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';
import { isOnlyWhen } from './until.ts';

/** `perhaps`: more is said than that. */
export type Stay = 'now' | 'perhaps';

/** Longer parts of a sentence are somebody's own words about their day. */
const LONGEST = 12;

export function readStay(text: string, words: readonly Words[]): Stay | undefined {
  const told = clausesOf(tokensOf(text)).map((clause) => stayIn(text, clause, words));
  return told.find((each) => each === 'now') ?? told.find((each) => each !== undefined);
}

type Phrases = 'inHospital' | 'admitted' | 'hospital' | 'toHospital' | 'lately' | 'over' | 'own';

function stayIn(text: string, clause: readonly Token[], words: readonly Words[]): Stay | undefined {
  const list = (each: Phrases): Lists => listsOf(words, ({ wishes }) => wishes[each]);
  const fillers = listsOf(words, (each) => each.fillers);
  const spoken = withoutFront(
    clause.filter(({ kind }) => kind !== 'mark'),
    fillers,
  );
  const present = partsAt(spoken, list('inHospital'));
  if (present !== undefined)
    return present.before.length === 0 && isAll(text, present.behind, words) ? 'now' : 'perhaps';
  if (spoken.length > LONGEST || isOver(spoken, words)) return undefined;
  const own = longestAt(spoken, 0, list('own'));
  const admitted = partsAt(spoken, list('admitted'));
  if (admitted !== undefined && admitted.before.length <= own + 1) {
    const behind = admitted.behind.slice(longestAt(admitted.behind, 0, list('toHospital')));
    if (isAll(text, behind, words)) return 'now';
    return behind.length < admitted.behind.length ? 'perhaps' : undefined;
  }
  const hospital = own === 0 ? undefined : partsAt(spoken, list('hospital'));
  if (hospital === undefined || isPast(hospital.before, words)) return undefined;
  // "I will be in hospital until Friday".
  return hospital.before.length <= own + 1 && isAll(text, hospital.behind, words) ? 'now' : 'perhaps';
}

function partsAt(tokens: readonly Token[], lists: Lists) {
  const at = findPhrase(tokens, lists);
  if (at < 0) return undefined;
  return { before: tokens.slice(0, at), behind: tokens.slice(at + longestAt(tokens, at, lists)) };
}

/** Nothing more is said but since when, and until when. */
function isAll(text: string, behind: readonly Token[], words: readonly Words[]): boolean {
  const rest = text.slice(behind[0]?.from ?? text.length, behind.at(-1)?.to);
  return isOnlyWhen(
    rest,
    words,
    listsOf(words, ({ wishes }) => wishes.lately),
  );
}

function isPast(tokens: readonly Token[], words: readonly Words[]): boolean {
  return hasPhrase(
    tokens,
    listsOf(words, ({ number }) => number.past),
  );
}

/** A stay of which months or years are told is no stay of now. */
function isOver(tokens: readonly Token[], words: readonly Words[]): boolean {
  return hasPhrase(
    tokens,
    words.flatMap(({ wishes, inForms }) => [wishes.over, inForms.units.months, inForms.units.years]),
  );
}
