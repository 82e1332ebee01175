import { observationsOf } from '../../../src/fhir/observations.ts';
import { startFhirPath, type FhirPath } from '../../../src/forms/fhirpath.ts';
import type { Form } from '../../../src/forms/form.ts';
import type { State } from '../../../src/forms/state.ts';
import { strictFaults } from '../../harness/strict-fhir.ts';
import { answersIn, context, filled, formOf, turnIn } from './playing.ts';

const loinc = (code: string, display = code) => ({ system: 'http://loinc.org', code, display });
const weight = (valueDecimal: number) => ({
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal }],
});
const often = ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'];
const calculated = (expression: string) => ({
  extension: [
    {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
      valueExpression: { language: 'text/fhirpath', expression },
    },
  ],
});
const two = (shift = 0) =>
  ['44250-9', '44255-8'].map((code) => ({
    linkId: code,
    type: 'choice',
    text: code,
    code: [loinc(code)],
    answerOption: often.map((each, at) => ({
      valueCoding: loinc(each, ['never', 'at times', 'often', 'always'][at]),
      ...weight(at + shift),
    })),
  }));
const total = (code: string, more: object = {}, type = 'decimal') => ({
  linkId: 'total',
  type,
  text: 'Total',
  code: [loinc(code)],
  ...more,
});
const SUM = '%resource.item.answer.value.weight().sum()';

let runner: FhirPath;
beforeAll(() => {
  runner = startFhirPath();
});
afterAll(() => runner.close());
const fill = (form: Form, typed: unknown[]) => filled(form, typed, 'sms', turnIn('en', runner.evaluate));

function observed(form: Form, state: State) {
  const found = observationsOf(form, state, context);
  expect(found.flatMap(strictFaults)).toEqual([]);
  return found;
}

describe('a total', () => {
  it('is worked out where the form has only a place for it', async () => {
    const form = formOf([...two(), total('55758-7')]);
    const { state } = await fill(form, ['2', '3']);
    expect(state.at).toBeUndefined();
    expect(answersIn(form, state)['total']).toEqual([5]);
    const [phq] = observed(form, state);
    expect(phq).toMatchObject({
      code: { coding: [{ code: '55758-7' }] },
      valueQuantity: { value: 5, code: '{score}', system: 'http://unitsofmeasure.org' },
      component: [{ valueQuantity: { value: 2 } }, { valueQuantity: { value: 3 } }],
      derivedFrom: [{ reference: 'QuestionnaireResponse/r1' }],
    });
    expect(phq).not.toHaveProperty('performer');
  });

  it("stands when the form's own expression says the same", async () => {
    const form = formOf([...two(), total('55758-7', calculated(SUM))]);
    const { state } = await fill(form, ['1', '1']);
    expect([answersIn(form, state)['total'], state.flags]).toEqual([[2], []]);
    expect(observed(form, state)).toHaveLength(1);
  });

  it.each([
    ['says something else', calculated('7')],
    ['says nothing', calculated("%resource.item.where(linkId='nowhere').answer.value")],
    ['cannot be worked out', calculated('%nobody.weight()')],
  ])('is none, and flagged, when its expression %s', async (_, expression) => {
    const form = formOf([...two(), total('55758-7', expression)]);
    const { state } = await fill(form, ['1', '1']);
    expect(answersIn(form, state)['total']).toBeUndefined();
    expect(state.flags.map(({ kind }) => kind)).toContain('score-disagrees');
    expect(observed(form, state)).toEqual([]);
  });

  it('is none when an item is missing', async () => {
    const form = formOf([...two(), total('55758-7', calculated(SUM))]);
    const { state } = await fill(form, ['2', 'skip']);
    expect(answersIn(form, state)['total']).toBeUndefined();
    expect(state.flags.map(({ kind }) => kind)).toEqual(['score-incomplete']);
    expect(observed(form, state)).toEqual([]);
  });

  it('is none when the form counts known answers in its own way, whether or not it adds them up', async () => {
    const silent = formOf([...two(1), total('55758-7')]);
    const unsaid = await fill(silent, ['1', '1']);
    expect(unsaid.state.flags.map(({ kind }) => kind)).toEqual(['score-disagrees']);
    expect(observed(silent, unsaid.state)).toEqual([]);
    const form = formOf([...two(1), total('55758-7', calculated(SUM))]);
    const { state } = await fill(form, ['1', '1']);
    expect(state.flags.map(({ kind }) => kind)).toEqual(['score-disagrees']);
    expect(observed(form, state)).toEqual([]);
  });

  it('of PEG is a mean of one place, with its items as components', async () => {
    const scale = [
      'LA6111-4',
      'LA6112-2',
      'LA6113-0',
      'LA6114-8',
      'LA6115-5',
      'LA10137-0',
      'LA10138-8',
      'LA10139-6',
      'LA10140-4',
      'LA10141-2',
      'LA13942-0',
    ];
    const items = ['75893-8', '91145-3', '91146-1'].map((code) => ({
      linkId: code,
      type: 'choice',
      text: code,
      code: [loinc(code)],
      answerOption: scale.map((each, at) => ({ valueCoding: loinc(each, String(at)) })),
    }));
    const form = formOf(items);
    const { state } = await fill(form, ['6', 'about a 6', '7/10']);
    expect(observed(form, state)).toMatchObject([
      {
        code: { coding: [{ code: '91147-9' }] },
        valueQuantity: { value: 6.3 },
        component: [{ valueQuantity: { value: 6 } }, {}, { valueQuantity: { value: 7 } }],
      },
    ]);
  });

  it('of an instrument nobody here knows stands only as the plain sum or mean of its weights', async () => {
    const item = (linkId: string) => ({
      linkId,
      type: 'choice',
      text: linkId,
      answerOption: ['a', 'b'].map((code, at) => ({
        valueCoding: { system: 'x', code, display: `${code}${code}` },
        ...weight(at + 1),
      })),
    });
    const made = (expression: string) =>
      formOf([
        item('p'),
        item('q'),
        { linkId: 'total', type: 'integer', text: 'T', ...calculated(expression) },
      ]);
    const sum = made(SUM);
    expect(answersIn(sum, (await fill(sum, ['1', '2'])).state)['total']).toEqual([3]);
    const partly = made(SUM);
    const lacking = await fill(partly, ['1', 'skip']);
    expect([answersIn(partly, lacking.state)['total'], lacking.state.flags.map(({ kind }) => kind)]).toEqual([
      undefined,
      ['score-incomplete'],
    ]);
    const odd = made(`${SUM} * 2`);
    const unsure = await fill(odd, ['1', '2']);
    expect([answersIn(odd, unsure.state)['total'], unsure.state.flags.map(({ kind }) => kind)]).toEqual([
      undefined,
      ['score-unchecked'],
    ]);
  });
});

describe('measures', () => {
  it('that clinics follow become Observations of their own, with who said so', async () => {
    const form = formOf([
      { linkId: 'nrs', type: 'integer', text: 'Pain now', code: [loinc('72514-3')] },
      { linkId: 'steps', type: 'integer', text: 'Steps', code: [loinc('41950-7')] },
      { linkId: 'other', type: 'integer', text: 'Other', code: [loinc('1234-5')] },
    ]);
    const { state } = await fill(form, ['6', '4,000', '1']);
    expect(observed(form, state)).toMatchObject([
      {
        valueQuantity: { value: 6 },
        performer: [{ reference: 'Patient/p1' }],
        category: [{ coding: [{ code: 'survey' }] }],
      },
      { valueQuantity: { value: 4000 }, category: [{ coding: [{ code: 'activity' }] }] },
    ]);
  });

  it('that a form marks are made of every kind of answer', async () => {
    const extract = {
      extension: [
        {
          url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract',
          valueBoolean: true,
        },
      ],
    };
    const of = (type: string, more: object = {}) => ({
      linkId: type,
      type,
      text: type,
      code: [loinc(`${type.length}-1`)],
      ...more,
    });
    const form = formOf(
      [
        of('boolean'),
        of('date'),
        of('time'),
        of('string'),
        of('quantity'),
        of('choice', {
          repeats: true,
          answerOption: [{ valueCoding: loinc('a', 'Aa') }, { valueCoding: loinc('b', 'Bb') }],
        }),
      ],
      extract,
    );
    const { state } = await fill(form, ['yes', 'today', '7 am', 'words', '5 mg', '1,2']);
    expect(observed(form, state)).toHaveLength(7);
  });
});
