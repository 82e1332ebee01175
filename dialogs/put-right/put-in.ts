/** Numbers put into a check-in that is over: what stood there is said beside what stands there now, and what came late is marked. */
import { isStillKnown, type CheckIn } from '../../src/model/check-in.ts';
import { questions, type Item } from '../../src/model/questionnaire.ts';
import { localDay, shownDay } from '../../src/model/time.ts';
import type { PutRight } from '../../src/reading/put-right.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { labelOf } from '../labels.ts';
import { markOf } from '../shown.ts';
import { endedOn, numberIn } from './days.ts';

type Told = PutRight['told'][number];

export function putAllIn(turn: Turn, of: CheckIn, told: PutRight['told']): void {
  const fresh = told.filter(({ linkId }) => numberIn(of, linkId) === undefined);
  for (const each of told) if (!fresh.includes(each)) putRight(turn, endedOn(turn, of.day) ?? of, each);
  if (fresh.length === 0) return;
  for (const each of fresh) amend(turn, of, each);
  const row = fresh.map(({ linkId, value }) => `${labelOf(turn, linkId)} ${value}`).join(', ');
  const key = isOver(turn, of) ? (isCounted(turn, of) ? 'late' : 'late-old') : 'noted';
  turn.say(`put-right.${key}`, { row, day: shownDay(of.day, turn.patient.lang) });
}

function putRight(turn: Turn, of: CheckIn, { linkId, value }: Told): void {
  const before = numberIn(of, linkId) ?? value;
  const said = { label: labelOf(turn, linkId), value, day: shownDay(of.day, turn.patient.lang) };
  if (before === value) return turn.say('put-right.same', said);
  amend(turn, of, { linkId, value });
  turn.say('put-right.changed', { ...said, before });
}

function amend(turn: Turn, of: CheckIn, { linkId, value }: Told): void {
  const item = itemIn(turn, of, linkId);
  turn.amend(of, {
    linkId,
    value,
    flags: [
      ...(numberIn(of, linkId) === undefined ? [] : (['corrected'] as const)),
      ...(isOver(turn, of) ? (['late'] as const) : []),
    ],
    ...(item && { to: markOf(turn, item) }),
  });
}

/** An answer to it is late. */
function isOver(turn: Turn, { day, status }: CheckIn): boolean {
  return day !== localDay(turn.now, turn.patient.zone) || status !== 'complete';
}

/** Told from memory, it can still be set beside the numbers of other days. */
function isCounted(turn: Turn, of: CheckIn): boolean {
  return isStillKnown(of, turn.now, turn.content.checkIns.lateDays);
}

function itemIn({ content }: Turn, of: CheckIn, linkId: string): Item | undefined {
  const form = content.questionnaire(of.questionnaire);
  return form && questions(form).find((each) => each.linkId === linkId);
}
