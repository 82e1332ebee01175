/** Forms for tests, and somebody who fills them in. */
import { responseOf } from '../../../src/fhir/response.ts';
import type { Said } from '../../../src/forms/said.ts';
import type { Evaluate } from '../../../src/forms/evaluate.ts';
import type { Form } from '../../../src/forms/form.ts';
import type { Turn } from '../../../src/forms/engine.ts';
import { play, type Channel, type Play } from '../../../src/forms/play.ts';
import { readForm } from '../../../src/forms/read-form.ts';
import type { State } from '../../../src/forms/state.ts';
import { strictFaults } from '../../harness/strict-fhir.ts';
import { shippedContent } from '../../harness/shipped.ts';

const content = shippedContent;
export const english = content.words('en');
export const say = ({ key, values }: Said) => content.text(key, 'en', values);
export const sayIn =
  (lang: 'en' | 'es') =>
  ({ key, values }: Said) =>
    content.text(key, lang, values);

/** For forms without expressions. */
export const noExpressions: Evaluate = () => Promise.reject(new Error('this form has an expression'));

export function turnIn(lang: 'en' | 'es' = 'en', evaluate: Evaluate = noExpressions): Turn {
  const words =
    lang === 'en' ? [content.words('en'), content.words('es')] : [content.words('es'), content.words('en')];
  return { words, lang, today: '2026-03-02', zone: 'America/New_York', world: { evaluate } };
}

export function questionnaire(item: unknown[], more: object = {}): object {
  return {
    resourceType: 'Questionnaire',
    id: 'test',
    url: 'http://example.org/q',
    version: '1',
    status: 'active',
    item,
    ...more,
  };
}

export function formOf(item: unknown[], more: object = {}): Form {
  const read = readForm(questionnaire(item, more));
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.because));
  return read.form;
}

export async function filled(
  form: Form,
  typed: unknown[],
  channel: Channel = 'sms',
  turn = turnIn(),
): Promise<Play> {
  return play(form, typed, channel, turn, sayIn(turn.lang as 'en' | 'es'));
}

const context = { id: 'r1', subject: 'Patient/p1', at: '2026-03-02T10:00:00-05:00' };

/** The response, after both judges have passed it. */
export function responseTo(form: Form, state: State) {
  const response = responseOf(form, state, context);
  expect(strictFaults(response)).toEqual([]);
  return response;
}

/** What was answered, by linkId, as plain values. */
export function answersIn(form: Form, state: State): Record<string, unknown[]> {
  const found: Record<string, unknown[]> = {};
  type Items = NonNullable<ReturnType<typeof responseTo>['item']>;
  const walk = (items: Items): void => {
    for (const { linkId, answer = [], item = [] } of items) {
      for (const { item: below = [], ...value } of answer) {
        found[linkId] = [...(found[linkId] ?? []), Object.values(value)[0]];
        walk(below);
      }
      walk(item);
    }
  };
  walk(responseTo(form, state).item ?? []);
  return found;
}

export const coding = (code: string, display = code) => ({
  valueCoding: { system: 'http://example.org/cs', code, display },
});
export { context };
