/**
 * Numbers that come with a danger while no question of the day asks for them: those that say what they are of, or are all of them in
 * their order, are kept without a word, so that the worst days do not stay empty. What stands already is never changed.
 */
import { answerTo, type CheckIn } from '../src/model/check-in.ts';
import type { Said } from '../src/model/event.ts';
import { questions, type Questionnaire } from '../src/model/questionnaire.ts';
import { outranks } from '../src/model/signal.ts';
import { localDay } from '../src/model/time.ts';
import type { Asked } from '../src/reading/named-questions.ts';
import { readAllNamed, readWhole, type Told } from '../src/reading/whole-answer.ts';
import type { Turn } from '../src/turn/turn.ts';
import { keepToldOnly } from './check-in.ts';
import type { Danger } from './crisis-state.ts';
import { askedIn, dayOf } from './put-right/days.ts';
import { markOf } from './shown.ts';
import { afterAnswer } from './triggers.ts';
import { fileTold } from './whole-answer.ts';
import { wordsOf } from './turn-of.ts';

/** What one of the numbers means, where it is a danger too. */
export function fileToldToday(turn: Turn, said: Said): Danger | undefined {
  const { checkIn } = turn;
  const today = localDay(turn.now, turn.patient.zone);
  const of = checkIn?.day === today ? checkIn : dayOf(turn, today);
  const form = turn.content.questionnaire(of.questionnaire);
  const told = said.card === undefined ? toldOf(turn, of, said.text) : [];
  if (form === undefined || told.length === 0) return undefined;
  if (of.status === 'open') return fileTold(turn, form, told);
  if (of === checkIn) return fileLate(turn, of, form, told);
  // What calls nobody today leaves the day's questions to their time.
  return outranks(said.tier, 'soon') ? keepToldOnly(turn, () => fileTold(turn, form, told)) : undefined;
}

function toldOf(turn: Turn, of: CheckIn, text: string): Told[] {
  const words = wordsOf(turn);
  const free = askedIn(turn, of).filter(({ linkId }) => answerTo(of, linkId)?.value === undefined);
  const [first, ...later] = free;
  const all = first && (readWhole(text, first, later, words)?.told ?? namedIn(text, free, turn));
  return (all ?? []).filter(({ approx }) => !approx);
}

function namedIn(text: string, asked: readonly Asked[], turn: Turn): Told[] {
  const told = text.split(SENTENCE).flatMap((each) => readAllNamed(each, asked, wordsOf(turn)) ?? []);
  return new Set(told.map(({ linkId }) => linkId)).size === told.length ? told : [];
}
const SENTENCE = /[.!?;\n]+(?:\s|$)/u;

function fileLate(turn: Turn, of: CheckIn, form: Questionnaire, told: readonly Told[]): Danger | undefined {
  const found = told.map(({ linkId, value }) => {
    const item = questions(form).find((each) => each.linkId === linkId);
    if (item === undefined) return undefined;
    turn.amend(of, { linkId, value, flags: ['late'], to: markOf(turn, item) });
    return afterAnswer(turn, form, item);
  });
  return found.find((each) => each !== undefined);
}
