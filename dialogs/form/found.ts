/** What answers to a form mean for the rules about numbers, and the numbers it leaves behind for trends. */
import type { Form } from '../../src/forms/form.ts';
import { namedOf, type Named } from '../../src/forms/named.ts';
import type { State } from '../../src/forms/state.ts';
import type { FormRecord } from '../../src/model/form-record.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { afterFormAnswers } from '../triggers.ts';
import type { Danger } from '../crisis-state.ts';

/** The danger that what is new in `after` means: answers, answers that were refused, and totals that now stand. */
export function dangerIn(
  turn: Turn,
  form: Form,
  { form: id }: FormRecord,
  before: State,
  after: State,
): Danger | undefined {
  const known = new Map(namedOf(form, before).map(({ place, value }) => [place, value]));
  const fresh = namedOf(form, after).filter(({ place, value }) => known.get(place) !== value);
  return afterFormAnswers(
    turn,
    fresh.map(({ name, value }) => ({ of: `${id}/${name}`, value })),
  );
}

export function numbersOf(form: Form, state: State): Record<string, number> {
  const isNumber = (each: Named): each is Named & { value: number } => typeof each.value === 'number';
  return Object.fromEntries(
    namedOf(form, state)
      .filter(isNumber)
      .map(({ name, value }) => [name, value]),
  );
}
