/**
 * Real forms of others, where they are at hand: FORMS_DIR, or `questionnaires` beside the checkout. Each is refused with
 * a reason, or can be finished by somebody on the phone and with cards, with the same right response.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { observationsOf } from '../../../src/fhir/observations.ts';
import { cardOf } from '../../../src/forms/card.ts';
import { verdictOf } from '../../../src/forms/check-form.ts';
import { answer, open } from '../../../src/forms/engine.ts';
import { startFhirPath, type FhirPath } from '../../../src/forms/fhirpath.ts';
import type { Form } from '../../../src/forms/form.ts';
import { ask, openNode, type Question } from '../../../src/forms/ask.ts';
import { parseForm } from '../../../src/forms/parse-form.ts';
import { smsOf } from '../../../src/forms/sms.ts';
import { viewOf } from '../../../src/forms/view.ts';
import { strictFaults } from '../../harness/strict-fhir.ts';
import { context, english, responseTo, say, turnIn } from './playing.ts';

const wanted = [process.env['FORMS_DIR'], '../shared/questionnaires'];
const folder = wanted.find((each) => each !== undefined && existsSync(each));
const files = folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith('.json'));

let runner: FhirPath;
beforeAll(() => {
  runner = startFhirPath({ expressionMs: 5_000 });
});
afterAll(() => runner.close());

/** An answer that fits, as a person would type it. */
function fitting({ item, offers, kind }: Question, step: number): string {
  if (kind === 'more') return 'no';
  const offer = offers[step % Math.max(1, offers.length)];
  if (offer !== undefined)
    return item.minOccurs > 1
      ? offers
          .slice(0, item.minOccurs)
          .map(({ number }) => number)
          .join(', ')
      : offer.label;
  const { min, max } = item.bounds;
  const number = String(typeof min === 'number' ? min : typeof max === 'number' ? max : 45);
  const unit = item.units[0]?.display ?? item.units[0]?.code ?? 'kg';
  const typed: Partial<Record<typeof item.type, string>> = {
    boolean: 'yes',
    integer: number,
    decimal: number,
    quantity: `${number} ${unit}`,
    date: '2001-02-03',
    dateTime: '2001-02-03',
    time: '10:15',
    url: 'http://example.org',
  };
  return typed[item.type] ?? 'A1A 1A1';
}

async function finished(form: Form, channel: 'sms' | 'teams') {
  const turn = turnIn('en', runner.evaluate);
  let state = await open(form, turn.world);
  for (let step = 0; step < 400; step++) {
    const shown = ask(form, state, english);
    if (shown.kind === 'end') return state;
    expect(smsOf(shown, say).every((text) => text.length <= 320)).toBe(true);
    expect(JSON.stringify(cardOf(form, state, english, say)).length).toBeLessThan(28_000);
    const text = fitting(shown.question, step);
    const place = openNode(viewOf(form, state))?.place ?? '';
    const reply =
      channel === 'sms'
        ? { kind: 'text' as const, text }
        : {
            kind: 'card' as const,
            questionnaire: form.questionnaire,
            version: form.version,
            fields: { [place]: text },
          };
    const turned = await answer(form, state, reply, turn);
    expect([place, turned.kind]).toEqual([place, 'answered']);
    ({ state } = turned);
  }
  throw new Error('it never ends');
}

if (folder === undefined)
  it.skip('real forms are not at hand: set FORMS_DIR to a folder of Questionnaires', () => undefined);
else
  describe.each(files)('%s', (name) => {
    const read = parseForm(readFileSync(join(folder, name), 'utf8'));

    it('is refused for a reason, or can be finished either way with the same right response', async () => {
      if (read.kind === 'refused') {
        expect(read.because.every(({ says }) => says.length > 10)).toBe(true);
        return;
      }
      const verdict = await verdictOf(read, runner.evaluate);
      expect(verdict.kind).not.toBe('refused');
      const [phone, cards] = [await finished(read.form, 'sms'), await finished(read.form, 'teams')];
      const response = responseTo(read.form, phone);
      expect(response.status).toBe('completed');
      expect(responseTo(read.form, cards)).toEqual(response);
      expect(observationsOf(read.form, phone, context).flatMap(strictFaults)).toEqual([]);
    });
  });
