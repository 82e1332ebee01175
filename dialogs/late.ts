/** A number after the day's questions have ended: kept for the question that was waiting, and marked as late. */
import type { DialogContext } from 'botbuilder-dialogs';
import { answerTo } from '../src/model/check-in.ts';
import type { Said } from '../src/model/event.ts';
import { questions } from '../src/model/questionnaire.ts';
import { HOUR, shownDay } from '../src/model/time.ts';
import { readNumber } from '../src/reading/number.ts';
import { scaleOf } from '../src/reading/scale.ts';
import { isNumberAlone } from '../src/reading/whole-answer.ts';
import type { Turn } from '../src/turn/turn.ts';
import type { CrisisBegin } from './crisis.ts';
import { looksLikeScore } from './everyday.ts';
import { markOf } from './shown.ts';
import { wordsOf } from './turn-of.ts';
import { afterCheckIn } from './triggers.ts';

/** Later than this nobody can say which day is meant. */
const LATEST = 14 * HOUR;

export async function lateAnswer(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  const of = turn.checkIn;
  if (of === undefined || said.card !== undefined || !isNumber(turn, said.text)) return false;
  // Where one number was enough nothing else was asked: another number answers nothing.
  const wasLeft = of.status === 'partial' && of.because === undefined && of.short !== true;
  const isLate = of.status === 'missed' || wasLeft;
  if (!isLate || turn.now - (of.endedAt ?? 0) > LATEST) return false;
  const form = turn.content.questionnaire(of.questionnaire);
  const item = form && questions(form).find(({ linkId }) => linkId === of.waiting?.linkId);
  const scale = item && scaleOf(item, wordsOf(turn));
  if (item === undefined || scale === undefined || answerTo(of, item.linkId) !== undefined) return false;
  if (markOf(turn, item) !== of.waiting?.to) return false;
  const read = readNumber(said.text, scale, wordsOf(turn));
  if (read.kind !== 'value' || read.over) return false;
  const { value, approx } = read;
  const flags = [...(approx ? (['approx'] as const) : []), 'late' as const];
  turn.amend(of.day, { linkId: item.linkId, to: markOf(turn, item), value, flags });
  const { lang } = turn.patient;
  const label = turn.content.text(`label.${item.linkId}`, lang);
  turn.say('check-in.late', { label, value, day: shownDay(of.day, lang) });
  const found = afterCheckIn(turn);
  if (found !== undefined) await dc.beginDialog('crisis', { found } satisfies CrisisBegin);
  return true;
}

function isNumber(turn: Turn, text: string): boolean {
  return looksLikeScore(text) || isNumberAlone(text, wordsOf(turn));
}
