/** The check-ins whose answers can still be put right, what stands in them, and putting one right. */
import { answerTo, type CheckIn } from '../../src/model/check-in.ts';
import { questions } from '../../src/model/questionnaire.ts';
import { HOUR, localDay, type Day } from '../../src/model/time.ts';
import type { Asked } from '../../src/reading/named-questions.ts';
import type { PutRight } from '../../src/reading/put-right.ts';
import { scaleOf } from '../../src/reading/scale.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { dayBack } from '../../src/reading/day-back.ts';
import { checkInOn } from '../../src/schedule/check-ins.ts';
import { labelOf } from '../labels.ts';
import { isReworded } from '../shown.ts';
import { wordsOf } from '../turn-of.ts';

/** Later than this nobody can say which day is meant. */
const LATEST = 14 * HOUR;

/** Newest first. */
export function ended(turn: Turn): CheckIn[] {
  const all = [...(turn.checkIn ? [turn.checkIn] : []), ...turn.earlier];
  return all.filter(({ status }) => status !== 'open').sort((a, b) => b.day.localeCompare(a.day));
}

export function endedOn(turn: Turn, day: Day): CheckIn | undefined {
  return ended(turn).find((each) => each.day === day);
}

/** The day that is named; where none is, that of the questions that have just ended. */
export function dayMeant(turn: Turn, named: PutRight['day']): Day | undefined {
  const today = localDay(turn.now, turn.patient.zone);
  if (named === undefined) {
    const of = turn.checkIn;
    if (of === undefined || of.status === 'open') return undefined;
    return of.day === today || turn.now - (of.endedAt ?? 0) < LATEST ? of.day : undefined;
  }
  return dayBack(today, named);
}

/** The questions with a number that are still put in the words that were answered. */
export function askedIn(turn: Turn, of: CheckIn): Asked[] {
  const form = turn.content.questionnaire(of.questionnaire);
  return (form ? questions(form) : []).flatMap((item) => {
    const scale = scaleOf(item, wordsOf(turn));
    return scale === undefined || isReworded(turn, of, item) ? [] : [{ linkId: item.linkId, scale }];
  });
}

/** Whether the scale of its question has such a number. */
export function isOnScale(asked: readonly Asked[], { linkId, value }: PutRight['told'][number]): boolean {
  const scale = asked.find((each) => each.linkId === linkId)?.scale;
  return scale !== undefined && value >= scale.min && value <= scale.max;
}

export function numberIn(of: CheckIn, linkId: string): number | undefined {
  const value = answerTo(of, linkId)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** "Your pain 6, your sleep 7." */
export function rowOf(turn: Turn, of: CheckIn): string {
  const rows = askedIn(turn, of).flatMap(({ linkId }) => {
    const value = numberIn(of, linkId);
    return value === undefined ? [] : [`${labelOf(turn, linkId)} ${value}`];
  });
  return rows.join(', ');
}

/** Of a day on which nothing was asked, and of which numbers come all the same: as if its time had passed without them. */
export function dayOf(turn: Turn, day: Day): CheckIn {
  const { questionnaire } = turn.content.checkIns;
  const dueAt = checkInOn(turn.patient, turn.content.checkIns, day);
  return (
    endedOn(turn, day) ?? {
      v: 1,
      day,
      questionnaire,
      version: turn.content.questionnaire(questionnaire)?.version ?? '',
      status: 'skipped',
      because: 'not-asked',
      dueAt,
      endedAt: dueAt,
      nudged: false,
      answers: [],
    }
  );
}
