/**
 * "Same as yesterday": the numbers of the day that is meant are offered in one line with their day, since nobody remembers all of
 * them, and are filed on a yes; what is different is sent instead.
 */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { questions, type Item, type Questionnaire } from '../../src/model/questionnaire.ts';
import { shownDay, type Day } from '../../src/model/time.ts';
import { asOn } from '../../src/reading/as-on.ts';
import { dayBack } from '../../src/reading/day-back.ts';
import { readCorrection } from '../../src/reading/correction.ts';
import { readNumber } from '../../src/reading/number.ts';
import { scaleOf } from '../../src/reading/scale.ts';
import { saysAllSame, saysSame } from '../../src/reading/without-number.ts';
import { tokensOf } from '../../src/reading/tokens.ts';
import { readWhole } from '../../src/reading/whole-answer.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { Danger } from '../crisis-state.ts';
import { labelOf } from '../labels.ts';
import { isToAsk } from '../progress.ts';
import { saidIn, wordsOf } from '../turn-of.ts';
import { afterAnswer } from '../triggers.ts';
import { understand } from '../understand.ts';
import { apply } from './answer.ts';
import { askedFrom, exceptedIn } from './excepted.ts';
import { file } from './filed.ts';
import { goOnAnywhere } from './onwards.ts';
import { ask, openCheckIn, openFor, type State } from './state.ts';

type Alike = NonNullable<State['alike']>;

/** False where nothing is known of any of these questions. */
export function offersAlike(turn: Turn, form: Questionnaire, state: State, of: readonly string[]): boolean {
  const open = openCheckIn(turn);
  const [first] = questions(form).filter((each) => isToAsk(each, open));
  // Who has come back after days of silence is asked one thing.
  const meant = questions(form).filter(
    (each) => of.includes(each.linkId) && isToAsk(each, open) && (open.short !== true || each === first),
  );
  const series = meant.map(({ linkId }) => ({
    linkId,
    points: turn.talk.trends[`${form.id}/${linkId}`] ?? [],
  }));
  const points = series.flatMap((each) => each.points);
  const named = dayLike(turn, open.day);
  const day = points.some((each) => each.day === named) ? named : lastDayIn(points, open.day);
  if (day === undefined) return false;
  state.alike = series.flatMap(({ linkId, points }) => {
    const value = points.find((each) => each.day === day)?.value;
    return value === undefined ? [] : [{ linkId, value }];
  });
  const row = rowOf(turn, state.alike);
  const { lang } = turn.patient;
  const said = { day: shownDay(day, lang), asked: shownDay(named, lang), row };
  turn.say(day === named ? 'question.alike' : 'question.alike-older', said);
  return true;
}

/** The day that is named, or yesterday. */
function dayLike(turn: Turn, today: Day): Day {
  const named = asOn(tokensOf(saidIn(turn).text), wordsOf(turn))?.day ?? { ago: 1 };
  return dayBack(today, 'weekday' in named ? { ...named, isPast: true } : named);
}

function lastDayIn(points: readonly { day: Day }[], before: Day): Day | undefined {
  return points
    .map(({ day }) => day)
    .filter((day) => day < before)
    .toSorted()
    .at(-1);
}

function rowOf(turn: Turn, alike: Alike): string {
  return alike.map(({ linkId, value }) => `${labelOf(turn, linkId)} ${value}`).join(', ');
}

export async function confirmAlike(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  alike: Alike,
): Promise<DialogTurnResult> {
  const excepted = exceptedIn(turn, form, item);
  if (excepted?.isNamed === false) {
    ask(dc, turn, form, item);
    return Dialog.EndOfTurn;
  }
  const given = excepted ? butFor(alike, excepted) : givenIn(turn, form, item, alike);
  if (given !== undefined) {
    const danger = fileAll(turn, form, given);
    if (given.some((each) => !alike.includes(each))) turn.say('question.noted', { row: rowOf(turn, given) });
    return goOnAnywhere(dc, turn, form, item, danger);
  }
  const other = otherNumber(turn, form, alike.length === 1 ? alike[0]?.linkId : item.linkId);
  if (other !== undefined) {
    const danger = fileAll(turn, form, [other]);
    if (other.linkId !== item.linkId) turn.say('question.noted', { row: rowOf(turn, [other]) });
    return goOnAnywhere(dc, turn, form, item, danger);
  }
  const meaning = understand(saidIn(turn), openFor(turn, form, item), wordsOf(turn));
  if (meaning.kind !== 'unclear') return apply(dc, turn, form, item, meaning);
  ask(dc, turn, form, item);
  return Dialog.EndOfTurn;
}

/** All of them on a yes; with a number by its name, that one and the others as they were. */
function givenIn(turn: Turn, form: Questionnaire, item: Item, alike: Alike): Alike | undefined {
  const words = wordsOf(turn);
  const { text } = saidIn(turn);
  const [open, ...later] = askedFrom(turn, form, item);
  const told = (open && readWhole(text, open, later, words)?.told) ?? [];
  const tokens = tokensOf(text);
  if (told.length === 0)
    return readYesNo(text, words) === 'yes' || saysAllSame(tokens, words) || saysSame(tokens, words)
      ? alike
      : undefined;
  const different = told.map(({ linkId, value }) => ({ linkId, value }));
  const isAll = alike.every(({ linkId }) => different.some((each) => each.linkId === linkId));
  if (isAll) return different;
  return [...alike.filter(({ linkId }) => different.every((each) => each.linkId !== linkId)), ...different];
}

/** What is otherwise and has no number is asked by itself. */
function butFor(alike: Alike, { told, same }: NonNullable<ReturnType<typeof exceptedIn>>): Alike {
  const different = told.map(({ linkId, value }) => ({ linkId, value }));
  return [...alike.filter(({ linkId }) => same.includes(linkId)), ...different];
}

/** "No, 5": a number alone is of the only one that was offered, or of the question that stands open. */
function otherNumber(turn: Turn, form: Questionnaire, linkId: string | undefined): Alike[number] | undefined {
  const words = wordsOf(turn);
  const about = questions(form).find((each) => each.linkId === linkId);
  const scale = about && scaleOf(about, words);
  const { text } = saidIn(turn);
  const read = scale && readNumber(readCorrection(text, words)?.rest ?? text, scale, words);
  if (linkId === undefined || read?.kind !== 'value' || read.over) return undefined;
  return { linkId, value: read.value };
}

function fileAll(turn: Turn, form: Questionnaire, given: Alike): Danger | undefined {
  const found = given.map(({ linkId, value }) => {
    const item = questions(form).find((each) => each.linkId === linkId);
    if (item === undefined) return undefined;
    file(turn, item, { value, flags: [] });
    return afterAnswer(turn, form, item);
  });
  return found.find((each) => each !== undefined);
}
