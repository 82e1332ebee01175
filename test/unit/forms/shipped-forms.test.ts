/** The forms that ship: run without a limit, in both languages, with a licence, and scored as published. */
import { readdirSync, readFileSync } from 'node:fs';
import { observationsOf } from '../../../src/fhir/observations.ts';
import { responseOf } from '../../../src/fhir/response.ts';
import { hardToRead } from '../../../src/content/check/reading.ts';
import { everyItem, isAsked, type Form } from '../../../src/forms/form.ts';
import { nameOf, namedOf } from '../../../src/forms/named.ts';
import { hasExpressions } from '../../../src/forms/jobs.ts';
import { play } from '../../../src/forms/play.ts';
import { readForm } from '../../../src/forms/read-form.ts';
import { shippedContent } from '../../harness/scene.ts';
import { strictFaults } from '../../harness/strict-fhir.ts';
import { sayIn, turnIn } from './playing.ts';

const dir = 'content/forms';
/** Instruments whose wording is fixed by their source. */
const VERBATIM = new Set(
  ['peg', 'phq-9', 'phq-8', 'gad-7', 'phq-4', 'asq', 'pgic'].map((id) => `${id}.json`),
);
const files = readdirSync(dir);
const raw = (file: string) => JSON.parse(readFileSync(`${dir}/${file}`, 'utf8')) as Record<string, string>;

function formCalled(id: string): Form {
  const read = readForm(shippedContent.form(id));
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.because));
  return read.form;
}

describe.each(files)('%s', (file) => {
  const read = readForm(raw(file));

  it('runs without any limit, and needs nobody who works out expressions', () => {
    expect(read).toMatchObject({ kind: 'form', limits: [] });
    expect(read.kind === 'form' && hasExpressions(read.form)).toBe(false);
  });

  it('says whose words it has, where they come from, and that nobody has signed it', () => {
    const { copyright, purpose, status } = raw(file);
    expect(copyright).toMatch(/./);
    expect(purpose).toContain("Draft: waits for a clinician's sign-off.");
    expect(status).toBe('draft');
  });

  it('has every question and option in Spanish, and says why it asks', () => {
    if (read.kind !== 'form') throw new Error('refused');
    const asked = everyItem(read.form.items).filter(isAsked);
    expect(asked.filter(({ text }) => text.in['es'] === undefined)).toEqual([]);
    expect(
      asked.flatMap(({ options }) => options.filter(({ label }) => label.in['es'] === undefined)),
    ).toEqual([]);
    expect(read.form.title.in['es']).toBeDefined();
  });

  it.each(['en', 'es'] as const)('reads easily in %s where the words are ours', (lang) => {
    if (read.kind !== 'form' || VERBATIM.has(file)) return;
    const texts = everyItem(read.form.items)
      .filter((item) => isAsked(item) || item.type === 'display')
      .flatMap(({ text, help }) => [text, ...(help ? [help] : [])])
      .map((each) => each.in[lang] ?? each.text);
    expect(texts.flatMap((text) => (hardToRead(text, lang) === undefined ? [] : [text]))).toEqual([]);
  });

  it.each(['en', 'es'] as const)('asks nothing in %s that does not fit two texts', async (lang) => {
    if (read.kind !== 'form') throw new Error('refused');
    const played = await play(read.form, Array(40).fill('1'), 'sms', turnIn(lang), sayIn(lang));
    const shown = [played.opening, ...played.turns].map(({ show }) => show.length);
    expect(Math.max(...shown)).toBeLessThanOrEqual(2);
  });
});

it('the daily check-in says whose words it has, and where they come from', () => {
  const path = 'content/questionnaires/daily-check-in.json';
  const { copyright, purpose } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  expect(copyright).toContain('LOINC');
  expect(purpose).toContain("Draft: waits for a clinician's sign-off.");
});

it('the answers that tell a class of medicine are answers of the form', () => {
  for (const { of, classes } of shippedContent.formPolicy.medicineClasses) {
    const [form = '', name] = of.split('/');
    const asked = everyItem(formCalled(form).items).find((each) => nameOf(each) === name);
    const codes = asked?.options.map(({ value }) => 'valueCoding' in value && value.valueCoding.code);
    expect(codes).toEqual(expect.arrayContaining(Object.keys(classes)));
  }
});

async function answered(id: string, typed: string[]) {
  const form = formCalled(id);
  const { state } = await play(form, typed, 'sms', turnIn(), sayIn('en'));
  const numbers = Object.fromEntries(namedOf(form, state).map(({ name, value }) => [name, value]));
  const context = { id: 'r1', subject: 'Patient/p1', at: '2026-03-02T10:00:00-05:00' };
  const observations = observationsOf(form, state, context);
  return { numbers, observations, response: responseOf(form, state, context), ended: state.at === undefined };
}

describe('what the shipped forms score', () => {
  it('PEG is the mean of three, with its items as components', async () => {
    const { numbers, observations, response } = await answered('peg', ['7', '5', '4']);
    expect(numbers['mean']).toBe(5.3);
    expect(response.status).toBe('completed');
    expect(observations).toHaveLength(1);
    expect(observations[0]).toMatchObject({
      code: { coding: [{ system: 'http://loinc.org', code: '91147-9' }] },
      valueQuantity: { value: 5.3, code: '{score}' },
    });
    expect(observations[0]?.component?.map((each) => each.valueQuantity['value'])).toEqual([7, 5, 4]);
    expect([...observations, response].flatMap(strictFaults)).toEqual([]);
  });

  it('PEG with an answer missing has no mean', async () => {
    const { numbers, observations } = await answered('peg', ['7', 'skip', '4']);
    expect(numbers['mean']).toBeUndefined();
    expect(observations).toEqual([]);
  });

  it.each([
    ['phq-9', ['1', '1'], { 'first-two': 2 }, true],
    ['phq-9', ['1', '2'], { 'first-two': 3 }, false],
    ['phq-9', ['3', '3', '3', '3', '3', '3', '3', '3', '3', '3'], { 'first-two': 6, total: 27 }, true],
    ['phq-8', ['3', '3', '3', '3', '3', '3', '3', '3', '2'], { 'first-two': 6, total: 24 }, true],
    ['gad-7', ['1', '1'], { 'first-two': 2 }, true],
    ['gad-7', ['3', '3', '3', '3', '3', '3', '3'], { 'first-two': 6, total: 21 }, true],
    ['phq-4', ['1', '2', '3', '3'], { anxiety: 3, depression: 6, total: 9 }, true],
  ])('%s with %j', async (id, typed, scores, isOver) => {
    const { numbers, observations, response, ended } = await answered(id, typed);
    expect(numbers).toMatchObject(scores);
    expect('total' in numbers).toBe('total' in scores);
    expect(ended).toBe(isOver);
    expect([...observations, response].flatMap(strictFaults)).toEqual([]);
    const codes = observations.map(({ code }) => code.coding[0]?.code);
    expect(codes).toHaveLength(new Set(codes).size);
  });

  it('the PHQ-8 never asks item 9', () => {
    const asked = everyItem(formCalled('phq-8').items).map(({ linkId }) => linkId);
    expect(asked).not.toContain('44260-8');
  });

  it('ASQ asks about right now only after a yes', async () => {
    expect((await answered('asq', ['no', 'no', 'no', 'no'])).ended).toBe(true);
    expect((await answered('asq', ['no', 'no', 'no', 'yes'])).ended).toBe(false);
  });

  it('every rule about a number of a shipped form names one that the form has', () => {
    const named = files.flatMap((file) => {
      const form = formCalled(file.replace('.json', ''));
      return everyItem(form.items).map((item) => {
        const own = item.code.find(({ system }) => system === 'urn:flarepath:item')?.code;
        return `${file.replace('.json', '')}/${own ?? item.linkId}`;
      });
    });
    const wanted = shippedContent.triggers.flatMap(({ when }) => ('of' in when ? [when.of] : []));
    const shipped = wanted.filter((of) => files.includes(`${of.split('/')[0]}.json`));
    expect(shipped.length).toBeGreaterThan(12);
    expect(shipped.filter((of) => !named.includes(of))).toEqual([]);
  });
});
