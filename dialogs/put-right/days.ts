/** The check-ins whose answers can still be put right, what stands in them, and putting one right. */
import { answerTo, type CheckIn } from '../../src/model/check-in.ts';
import { questions, type Item } from '../../src/model/questionnaire.ts';
import { dayAfter, HOUR, localDay, shownDay, weekday, type Day } from '../../src/model/time.ts';
import type { Asked } from '../../src/reading/named-questions.ts';
import type { PutRight } from '../../src/reading/put-right.ts';
import { scaleOf } from '../../src/reading/scale.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { labelOf } from '../labels.ts';
import { isReworded, markOf } from '../shown.ts';
import { wordsOf } from '../turn-of.ts';

/** Later than this nobody can say which day is meant. */
const LATEST = 14 * HOUR;

/** Newest first. */
export function ended(turn: Turn): CheckIn[] {
  return [turn.checkIn, ...turn.earlier].filter(
    (each) => each !== undefined && each.status !== 'open',
  ) as CheckIn[];
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

export function dayBack(today: Day, named: NonNullable<PutRight['day']>): Day {
  return dayAfter(today, -('ago' in named ? named.ago : daysSince(today, named)));
}

/** "Last Friday" on a Friday is a week ago. */
function daysSince(today: Day, named: { weekday: number; isPast?: boolean }): number {
  const ago = (weekday(today) - named.weekday + 7) % 7;
  return ago === 0 && named.isPast === true ? 7 : ago;
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

/** What stood there and what stands there now is said, or that nothing had to be changed. */
export function putRight(
  turn: Turn,
  of: CheckIn,
  { linkId, value }: { linkId: string; value: number },
): void {
  const before = numberIn(of, linkId);
  const { lang, zone } = turn.patient;
  const said = { label: labelOf(turn, linkId), value, day: shownDay(of.day, lang) };
  if (before === value) return turn.say('put-right.same', said);
  const item = itemIn(turn, of, linkId);
  const isLate = of.day !== localDay(turn.now, zone) || of.status !== 'complete';
  turn.amend(of.day, {
    linkId,
    value,
    flags: [
      ...(before === undefined ? [] : (['corrected'] as const)),
      ...(isLate ? (['late'] as const) : []),
    ],
    ...(item && { to: markOf(turn, item) }),
  });
  if (before === undefined) turn.say('put-right.noted', said);
  else turn.say('put-right.changed', { ...said, before });
}

function itemIn({ content }: Turn, of: CheckIn, linkId: string): Item | undefined {
  const form = content.questionnaire(of.questionnaire);
  return form && questions(form).find((each) => each.linkId === linkId);
}
