/** The record of a form after a reply: where the person stands now, and the times of what they answered. */
import type { Turned } from '../../src/forms/engine.ts';
import type { Form } from '../../src/forms/form.ts';
import type { State } from '../../src/forms/state.ts';
import { viewOf } from '../../src/forms/view.ts';
import { withGiven, type FormAnswer, type FormRecord } from '../../src/model/form-record.ts';
import { localDay } from '../../src/model/time.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { saidIn } from '../turn-of.ts';

export function withAnswered(
  turn: Turn,
  form: Form,
  record: FormRecord,
  before: State,
  { state, kind, stored }: Turned,
): FormRecord {
  const said = saidIn(turn);
  const base = {
    at: said.at,
    recordedAt: turn.now,
    channel: said.from.channel,
    ...(record.askedIn !== undefined && { askedIn: record.askedIn }),
    ...(localDay(said.at, turn.patient.zone) > record.day && { late: true as const }),
  };
  const answers: FormAnswer[] = stored.map(({ place, linkId }) => ({ ...base, place, linkId }));
  const left =
    kind === 'skipped' && before.at !== undefined ? viewOf(form, before).byPlace.get(before.at) : undefined;
  if (left !== undefined)
    answers.push({ ...base, place: left.place, linkId: left.item.linkId, skipped: true });
  return answers.reduce(withGiven, { ...record, state });
}
