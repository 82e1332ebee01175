/**
 * Every shipped form walked to its end by somebody who takes the first, the last or every other answer, or leaves all out: in both
 * languages and on both channels, with what leaves held to the judges of FHIR and to what dashboards read. And each instrument at
 * every total it can have.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { observationsOf, type Observation } from '../../../src/fhir/observations.ts';
import { responseOf } from '../../../src/fhir/response.ts';
import { ask, openNode, type Question } from '../../../src/forms/ask.ts';
import { cardOf } from '../../../src/forms/card.ts';
import { answer, open } from '../../../src/forms/engine.ts';
import { startFhirPath, type FhirPath } from '../../../src/forms/fhirpath.ts';
import { everyItem, isAsked, type Form } from '../../../src/forms/form.ts';
import { readForm } from '../../../src/forms/read-form.ts';
import type { State } from '../../../src/forms/state.ts';
import { viewOf } from '../../../src/forms/view.ts';
import { shippedContent } from '../../harness/scene.ts';
import { strictFaults } from '../../harness/strict-fhir.ts';
import { sayIn, turnIn } from './playing.ts';

type Lang = 'en' | 'es';
type Way = 'first' | 'last' | 'turns' | 'nothing';
const ids = readdirSync('content/forms').map((file) => file.replace('.json', ''));
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const context = { id: 'r1', subject: 'Patient/p1', at: '2026-03-02T10:00:00-05:00' };

function formOf(raw: Record<string, unknown>): Form {
  const read = readForm(raw);
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.because));
  return read.form;
}
const shipped = (id: string) => formOf(json(`content/forms/${id}.json`));

let runner: FhirPath;
beforeAll(() => {
  runner = startFhirPath();
});
afterAll(() => runner.close());

/** What somebody sends who goes this way. */
function sent({ item, offers, kind }: Question, way: Way, step: number, lang: Lang): string {
  const [skip, yes] = lang === 'en' ? ['skip', 'yes'] : ['saltar', 'sí'];
  if (way === 'nothing' || (way === 'turns' && step % 3 === 2)) return kind === 'more' ? 'no' : skip;
  if (kind === 'more') return 'no';
  const isFirst = way === 'first' || (way === 'turns' && step % 2 === 0);
  const offer = offers.at(isFirst ? 0 : -1);
  if (offer !== undefined) return way === 'turns' ? offer.mark : offer.label;
  const { min = 1, max = 2 } = item.bounds;
  const typed: Partial<Record<typeof item.type, string>> = {
    boolean: isFirst ? 'no' : yes,
    integer: String(isFirst ? min : max),
    decimal: String(isFirst ? min : max),
  };
  return typed[item.type] ?? (lang === 'en' ? 'to walk again' : 'volver a caminar');
}

async function walked(form: Form, lang: Lang, way: Way, channel: 'sms' | 'teams'): Promise<State> {
  const turn = turnIn(lang, runner.evaluate);
  const tongue = shippedContent.words(lang);
  let state = await open(form, turn.world);
  for (let step = 0; step < 60; step++) {
    const shown = ask(form, state, tongue);
    if (shown.kind === 'end') return state;
    const text = sent(shown.question, way, step, lang);
    const place = openNode(viewOf(form, state))?.place ?? '';
    expect(JSON.stringify(cardOf(form, state, tongue, sayIn(lang)))).toContain(JSON.stringify(place));
    const field = { [place]: text === 'skip' || text === 'saltar' ? '' : text };
    const { questionnaire, version } = form;
    const reply =
      channel === 'sms'
        ? { kind: 'text' as const, text }
        : { kind: 'card' as const, questionnaire, version, fields: field };
    const turned = await answer(form, state, reply, turn);
    expect([place, text, turned.kind]).toEqual([place, text, expect.stringMatching(/answered|skipped/)]);
    ({ state } = turned);
  }
  throw new Error('it never ends');
}

const UCUM = 'http://unitsofmeasure.org';

/** What dashboards and US Core ask of an Observation of somebody's own answers. */
function inShape(each: Observation): void {
  expect(each).toMatchObject({
    status: 'final',
    subject: { reference: context.subject },
    effectiveDateTime: context.at,
    derivedFrom: [{ reference: 'QuestionnaireResponse/r1' }],
    meta: { security: [{ code: 'PATAST' }] },
  });
  expect(each.identifier[0]?.value).toMatch(/^r1#./);
  expect(each.category[0]?.coding[0]?.code).toMatch(/^(?:survey|activity)$/);
  for (const { system, display } of each.code.coding) {
    expect(system).not.toBe('urn:flarepath:item');
    // LOINC's codes have their text beside them, ours have to say what they are.
    if (system !== 'http://loinc.org') expect(display).toBeDefined();
  }
  expect(Object.keys(each)).not.toContain('valueInteger');
  const quantities = [
    each['valueQuantity'],
    ...(each.component ?? []).map(({ valueQuantity }) => valueQuantity),
  ];
  for (const quantity of quantities)
    if (quantity !== undefined) expect(quantity).toMatchObject({ system: UCUM });
  if (each.component !== undefined) expect(each).not.toHaveProperty('performer');
}

describe.each(ids)('%s', (id) => {
  const form = shipped(id);
  const ways = (['first', 'last', 'turns', 'nothing'] as const).flatMap((way) =>
    (['en', 'es'] as const).map((lang) => [way, lang] as const),
  );
  it.each(ways)(
    'taking the %s answers in %s, leaves nothing that a strict reader refuses',
    async (way, lang) => {
      const state = await walked(form, lang, way, 'sms');
      const response = responseOf(form, state, context);
      expect(response.status).toBe('completed');
      const cards = await walked(form, lang, way, 'teams');
      expect(responseOf(form, cards, context)).toEqual(response);
      const observations = observationsOf(form, state, context);
      observations.forEach(inShape);
      expect([response, ...observations].flatMap(strictFaults)).toEqual([]);
      if (way === 'nothing') expect([response.item, observations]).toEqual([undefined, []]);
    },
  );
});

it('every question has a code of a system that says what it stands for', () => {
  const declared = json('content/code-systems.json')['codeSystems'] as {
    url: string;
    concept: { code: string }[];
  }[];
  const own = new Set(declared.flatMap(({ url, concept }) => concept.map(({ code }) => `${url} ${code}`)));
  const daily = formOf(json('content/questionnaires/daily-check-in.json'));
  const asked = [...ids.map(shipped), daily].flatMap(({ items }) => everyItem(items).filter(isAsked));
  const isKnown = ({ system, code }: { system?: string; code?: string }) =>
    system === 'http://loinc.org' ? /^\d+-\d$/.test(code ?? '') : own.has(`${system} ${code}`);
  expect(asked.length).toBeGreaterThan(70);
  expect(asked.filter(({ code }) => !code.some(isKnown)).map(({ linkId }) => linkId)).toEqual([]);
});

describe('each total that an instrument can have', () => {
  /** The scored items with the total by which the form asks on: all of them, as long as the first two are high enough. */
  const instruments: [id: string, items: number, total: string, from: number][] = [
    ['phq-9', 9, '44261-6', 3],
    ['phq-8', 8, 'phq-8-total', 3],
    ['gad-7', 7, '70274-6', 3],
    ['phq-4', 4, '70272-0', 0],
  ];
  const SUM =
    "%resource.repeat(item).where(linkId.matches('^[0-9]{5}-[0-9]$') and linkId != '69722-7').answer.value.ordinal().sum()";
  const calculated = {
    url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
    valueExpression: { language: 'text/fhirpath', expression: SUM },
  };

  /** The form with an expression of its own at its total. */
  function selfCounting(id: string, total: string): Form {
    const raw = json(`content/forms/${id}.json`);
    type Raw = { linkId?: string; item?: Raw[]; extension?: object[]; code?: { code: string }[] };
    const walk = (of: Raw): void => {
      if (of.code?.some(({ code }) => code === total) === true && of.item === undefined)
        of.extension = [...(of.extension ?? []), calculated];
      of.item?.forEach(walk);
    };
    walk(raw as Raw);
    return formOf(raw);
  }

  async function filled(form: Form, marks: readonly string[]): Promise<State> {
    const turn = turnIn('en', runner.evaluate);
    let state = await open(form, turn.world);
    for (const text of [...marks, 'skip'])
      if (state.at !== undefined) ({ state } = await answer(form, state, { kind: 'text', text }, turn));
    return state;
  }

  const totalIn = (form: Form, state: State, total: string) =>
    observationsOf(form, state, context).find(({ code }) => code.coding[0]?.code === total)?.[
      'valueQuantity'
    ];

  it.each(instruments)('%s', async (id, items, total, from) => {
    const form = selfCounting(id, total);
    for (let wanted = from; wanted <= 3 * items; wanted++) {
      const marks = Array.from({ length: items }, (_, at) =>
        String(Math.max(0, Math.min(3, wanted - 3 * at))),
      );
      const state = await filled(form, marks);
      expect([wanted, totalIn(form, state, total), state.flags]).toMatchObject([
        wanted,
        { value: wanted },
        [],
      ]);
    }
  });

  it.each(instruments)('%s has none when any one of its answers is missing', async (id, items, total) => {
    const form = shipped(id);
    for (let missing = 2; missing < items; missing++) {
      const marks = Array.from({ length: items }, (_, at) => (at === missing ? 'skip' : '3'));
      const state = await filled(form, marks);
      expect([missing, totalIn(form, state, total)]).toEqual([missing, undefined]);
      expect(state.flags.map(({ kind }) => kind)).toContain('score-incomplete');
    }
  });

  it('PEG, to one place', async () => {
    const form = shipped('peg');
    for (let sum = 0; sum <= 30; sum++) {
      const marks = [0, 1, 2].map((at) => String(Math.max(0, Math.min(10, sum - 10 * at))));
      const mean = Number((sum / 3).toFixed(1));
      expect(totalIn(form, await filled(form, marks), '91147-9')).toMatchObject({ value: mean });
    }
  });
});
