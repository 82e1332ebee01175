/** Which question a number answers that comes while none is open: the one that stood open last, or the first one of today. */
import { answerTo, type CheckIn } from '../src/model/check-in.ts';
import { isPaused } from '../src/model/patient.ts';
import { questions, type Item } from '../src/model/questionnaire.ts';
import { HOUR, localDay, type Day } from '../src/model/time.ts';
import type { Turn } from '../src/turn/turn.ts';
import { markOf } from './shown.ts';

export interface LateQuestion {
  day: Day;
  item: Item;
  /** Nothing of that day has been asked yet: the number begins its check-in. */
  begins: boolean;
}

/** Later than this nobody can say which day is meant. */
const LATEST = 14 * HOUR;

export function lateQuestion(turn: Turn): LateQuestion | undefined {
  const of = turn.checkIn;
  const waiting = of && waitingItem(turn, of);
  if (of !== undefined && waiting !== undefined) return { day: of.day, item: waiting, begins: false };
  const today = localDay(turn.now, turn.patient.zone);
  // Who has asked for a pause, or has begun or ended today's check-in, means something else, or says so.
  if (of?.day === today || of?.status === 'open' || isPaused(turn.patient, turn.now)) return undefined;
  const form = turn.content.questionnaire(turn.content.checkIns.questionnaire);
  const [first] = form === undefined ? [] : questions(form);
  return first && { day: today, item: first, begins: true };
}

/** The question that stood open when the time was over, as long as its words are the same and it has no answer. */
function waitingItem(turn: Turn, of: CheckIn): Item | undefined {
  // Where one number was enough nothing else was asked: another number answers nothing.
  const wasLeft = of.status === 'partial' && of.because === undefined && of.short !== true;
  const isLate = of.status === 'missed' || wasLeft;
  if (!isLate || turn.now - (of.endedAt ?? 0) > LATEST) return undefined;
  const form = turn.content.questionnaire(of.questionnaire);
  const item = form && questions(form).find(({ linkId }) => linkId === of.waiting?.linkId);
  if (item === undefined || answerTo(of, item.linkId) !== undefined) return undefined;
  return markOf(turn, item) === of.waiting?.to ? item : undefined;
}
