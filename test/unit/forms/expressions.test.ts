import { startFhirPath, type FhirPath } from '../../../src/forms/fhirpath.ts';
import { verdictLines, verdictOf } from '../../../src/forms/check-form.ts';
import { parseForm } from '../../../src/forms/parse-form.ts';
import { answersIn, coding, filled, formOf, questionnaire, turnIn } from './playing.ts';

const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const fhirpath = (expression: string, name?: string) => ({
  language: 'text/fhirpath',
  expression,
  ...(name && { name }),
});
const calculated = (expression: string) => ({
  url: `${SDC}calculatedExpression`,
  valueExpression: fhirpath(expression),
});
const variable = (name: string, expression: string) => ({
  url: 'http://hl7.org/fhir/StructureDefinition/variable',
  valueExpression: fhirpath(expression, name),
});
const whenTrue = (expression: string) => ({
  url: `${SDC}enableWhenExpression`,
  valueExpression: fhirpath(expression),
});
const initial = (expression: string) => ({
  url: `${SDC}initialExpression`,
  valueExpression: fhirpath(expression),
});
const HANG = `'${'a'.repeat(60)}!'.matches('^(a+)+$')`;

let runner: FhirPath;
beforeAll(() => {
  runner = startFhirPath();
});
afterAll(() => runner.close());
const turn = () => turnIn('en', runner.evaluate);

describe('expressions', () => {
  it('work out values from answers, through variables of the form and of an item', async () => {
    const form = formOf(
      [
        { linkId: 'kg', type: 'decimal', text: 'Weight?' },
        { linkId: 'cm', type: 'decimal', text: 'Height?' },
        {
          linkId: 'bmi',
          type: 'decimal',
          text: 'BMI',
          extension: [variable('m', '%cm / 100'), calculated('(%kg / (%m * %m)).round(1)')],
        },
        {
          linkId: 'note',
          type: 'string',
          text: 'Note',
          extension: [calculated("'BMI ' & %resource.item.where(linkId='bmi').answer.value.toString()")],
        },
      ],
      {
        extension: [
          variable('kg', "item.where(linkId='kg').answer.value"),
          variable('cm', "%resource.item.where(linkId='cm').answer.value"),
        ],
      },
    );
    const { state } = await filled(form, ['70', '170'], 'sms', turn());
    expect(answersIn(form, state)).toEqual({ kg: [70], cm: [170], bmi: [24.2], note: ['BMI 24.2'] });
    expect(state.flags).toEqual([]);
  });

  it('switch questions on and off', async () => {
    const form = formOf([
      { linkId: 'a', type: 'integer', text: 'A?' },
      {
        linkId: 'b',
        type: 'string',
        text: 'B?',
        extension: [whenTrue("%resource.item.where(linkId='a').answer.value > 3")],
      },
    ]);
    for (const typed of ['2', 'skip'])
      expect((await filled(form, [typed], 'sms', turn())).state.at).toBeUndefined();
    expect((await filled(form, ['4'], 'sms', turn())).state.at).toBe('b');
  });

  it('give first values, options, texts, and which options stand', async () => {
    const form = formOf(
      [
        {
          linkId: 'name',
          type: 'string',
          text: 'Name?',
          extension: [initial('%patient.name.first().given.first()')],
        },
        { linkId: 'drug', type: 'string', repeats: true, text: 'Drug?' },
        {
          linkId: 'best',
          type: 'choice',
          text: 'Which helps most?',
          extension: [
            {
              url: `${SDC}answerExpression`,
              valueExpression: fhirpath("%resource.item.where(linkId='drug').answer.value"),
            },
          ],
        },
        {
          linkId: 'told',
          type: 'boolean',
          text: 'x',
          _text: {
            extension: [
              {
                url: 'http://hl7.org/fhir/StructureDefinition/cqf-expression',
                valueExpression: fhirpath(
                  "'Do you take ' & %resource.item.where(linkId='best').answer.value & '?'",
                ),
              },
            ],
          },
        },
        {
          linkId: 'part',
          type: 'choice',
          text: 'Where?',
          extension: [
            {
              url: `${SDC}answerOptionsToggleExpression`,
              extension: [
                { url: 'option', ...coding('b', 'Bad') },
                {
                  url: 'expression',
                  valueExpression: fhirpath("%resource.item.where(linkId='told').answer.value"),
                },
              ],
            },
          ],
          answerOption: [coding('a', 'Good'), coding('b', 'Bad')],
        },
      ],
      {
        extension: [
          { url: `${SDC}launchContext`, extension: [{ url: 'name', valueCoding: { code: 'patient' } }] },
        ],
      },
    );
    const known = turn();
    known.world.given = { patient: { resourceType: 'Patient', name: [{ given: ['Ana'] }] } };
    const { opening, turns, state } = await filled(
      form,
      ['Ana', 'aspirin', 'heat', 'no', '2', 'no', '1'],
      'sms',
      known,
    );
    expect(opening.show.join()).toContain('So far: Ana');
    expect(turns[3]?.show.join()).toContain('1 aspirin\n2 heat');
    expect(turns[4]?.show.join()).toContain('Do you take heat?');
    expect(turns[5]?.show.join()).not.toContain('Bad');
    expect(answersIn(form, state)['best']).toEqual(['heat']);
  });

  it('hold an answer to the rules of the form, in its words', async () => {
    const rule = {
      url: 'http://hl7.org/fhir/StructureDefinition/targetConstraint',
      extension: [
        { url: 'severity', valueCode: 'error' },
        { url: 'human', valueString: 'It must be even.' },
        {
          url: 'expression',
          valueExpression: fhirpath("%resource.item.where(linkId='n').answer.value mod 2 = 0"),
        },
      ],
    };
    const regex = { url: 'http://hl7.org/fhir/StructureDefinition/regex', valueString: '[A-Z]\\d' };
    const form = formOf([
      { linkId: 'n', type: 'integer', text: 'N?', extension: [rule] },
      { linkId: 's', type: 'string', text: 'S?', extension: [regex] },
    ]);
    const { turns, state } = await filled(form, ['3', '4', 'nope', 'A1'], 'sms', turn());
    expect(turns.map(({ said }) => said[0])).toEqual([
      'That does not fit: It must be even.',
      undefined,
      'That is not written the way the form needs it.',
      undefined,
    ]);
    expect(answersIn(form, state)).toEqual({ n: [4], s: ['A1'] });
  });

  it('that run in a circle come to an end and leave no value', async () => {
    const form = formOf([
      { linkId: 'q', type: 'integer', text: 'Q?' },
      {
        linkId: 'x',
        type: 'integer',
        text: 'x',
        extension: [
          calculated(
            "iif(%resource.item.where(linkId='x').answer.exists(), %resource.item.where(linkId='x').answer.value + 1, 1)",
          ),
        ],
      },
    ]);
    const { state } = await filled(form, ['1'], 'sms', turn());
    expect(state.flags.map(({ kind }) => kind)).toEqual(['expressions-unsettled']);
    expect(answersIn(form, state)).toEqual({ q: [1] });
    const verdict = await verdictOf({ kind: 'form', form, limits: [] }, runner.evaluate);
    expect(verdictLines('f', verdict)[1]).toContain('go on changing one another');
  });

  it('of the wrong type, or not FHIRPath at all, leave no value and a flag without any words', async () => {
    const form = formOf([
      { linkId: 'q', type: 'string', text: 'Q?' },
      {
        linkId: 'n',
        type: 'integer',
        text: 'n',
        extension: [calculated("%resource.item.where(linkId='q').answer.value")],
      },
      { linkId: 'm', type: 'integer', text: 'm', extension: [calculated('1 +* 2')] },
    ]);
    const { state } = await filled(form, ['a secret'], 'sms', turn());
    expect(answersIn(form, state)).toEqual({ q: ['a secret'] });
    expect(state.flags.map(({ kind, linkId }) => [kind, linkId])).toEqual([
      ['wrong-type', 'n'],
      ['expression-failed', 'm'],
    ]);
    expect(JSON.stringify(state.flags)).not.toContain('secret');
  });
});

describe('an expression that would hold up the process', () => {
  it('is cut off, and the rest of the form runs', async () => {
    const quick = startFhirPath({ expressionMs: 200 });
    const form = formOf([
      { linkId: 'q', type: 'integer', text: 'Q?' },
      { linkId: 'hang', type: 'boolean', text: 'x', extension: [calculated(HANG)] },
      {
        linkId: 'twice',
        type: 'integer',
        text: 'x',
        extension: [calculated("%resource.item.where(linkId='q').answer.value * 2")],
      },
    ]);
    const { state } = await filled(form, ['21'], 'sms', turnIn('en', quick.evaluate));
    expect(answersIn(form, state)).toEqual({ q: [21], twice: [42] });
    expect(state.flags.map(({ kind, linkId }) => [kind, linkId])).toEqual([['expression-cut-off', 'hang']]);
    await quick.close();
  });

  it('hides no question', async () => {
    const quick = startFhirPath({ expressionMs: 200 });
    const form = formOf([{ linkId: 'q', type: 'integer', text: 'Q?', extension: [whenTrue(HANG)] }]);
    const { opening } = await filled(form, [], 'sms', turnIn('en', quick.evaluate));
    expect(opening.show.join()).toContain('Q?');
    await quick.close();
  });

  it('by a pattern on what is typed, or by taking all memory, is cut off too', async () => {
    const quick = startFhirPath({ expressionMs: 200, memoryMb: 32 });
    const regex = { url: 'http://hl7.org/fhir/StructureDefinition/regex', valueString: '(a+)+b' };
    const form = formOf([
      { linkId: 's', type: 'string', text: 'S?', extension: [regex] },
      {
        linkId: 'm',
        type: 'integer',
        text: 'm',
        extension: [calculated("('a' | 'b').repeat($this & 'a' & $this).count()")],
      },
    ]);
    const typed = 'a'.repeat(60);
    const { state } = await filled(form, [typed], 'sms', turnIn('en', quick.evaluate));
    expect(answersIn(form, state)).toEqual({ s: [typed] });
    await quick.close();
  });

  it('that ends for want of memory when it has been given up does not end the process with it', async () => {
    const quick = startFhirPath({ expressionMs: 300, memoryMb: 32, endMs: 60_000 });
    const grows = '(1 | 2).repeat($this + 1).count()';
    const jobs = [grows, '1 + 1'].map((expression, at) => ({ key: String(at), expression, scope: 0 }));
    const outcomes = await quick.evaluate({
      questionnaire: {},
      resource: {},
      given: {},
      scopes: [undefined],
      jobs,
    });
    expect(outcomes).toMatchObject({ 0: { kind: 'cut-off' }, 1: { kind: 'values', values: [2] } });
    await quick.close();
  });

  it.each([
    `'x'${".replace('x', 'xxxxxxxxxx')".repeat(12)}`,
    `'${'x'.repeat(3000)}'.replaceMatches('x', '$\`')`,
  ])('is not begun where it would make a text that nothing can interrupt: %#', async (expression) => {
    const form = formOf([
      { linkId: 'q', type: 'string', text: 'Q?' },
      { linkId: 't', type: 'string', text: 'T', extension: [calculated(expression)] },
    ]);
    const { state } = await filled(form, ['a'], 'sms', turnIn('en', runner.evaluate));
    expect(state.flags.map(({ kind }) => kind)).toEqual(['expression-failed']);
  });

  it('puts a text in the place of another as FHIRPath says', async () => {
    const form = formOf([
      { linkId: 'q', type: 'string', text: 'Q?' },
      ...[
        "%resource.item.where(linkId='q').answer.value.replace('a.', '$&')",
        "%resource.item.where(linkId='q').answer.value.replaceMatches('[ab](.)', '<$1>')",
        "'ab'.replace('', '-')",
        "%resource.item.where(linkId='none').answer.value.replace('a', 'b')",
      ].map((expression, at) => ({
        linkId: `t${at}`,
        type: 'string',
        text: 'T',
        extension: [calculated(expression)],
      })),
    ]);
    const { state } = await filled(form, ['a.b!'], 'sms', turnIn('en', runner.evaluate));
    expect(answersIn(form, state)).toMatchObject({ t0: ['$&b!'], t1: ['<.><!>'], t2: ['-a-b-'] });
    expect(answersIn(form, state)).not.toHaveProperty('t3');
  });

  it('is named by the check', async () => {
    const quick = startFhirPath({ expressionMs: 200 });
    const json = JSON.stringify(
      questionnaire([
        { linkId: 'q', type: 'integer', text: 'Q?', extension: [calculated(HANG)] },
        { linkId: 'z', type: 'string', text: 'Z?' },
      ]),
    );
    const lines = verdictLines('f.json', await verdictOf(parseForm(json), quick.evaluate));
    expect(lines).toEqual([
      'f.json: runs, with these limits',
      '  q: a calculation took too long and was cut off. It is left out.',
    ]);
    await quick.close();
  });

  it('can call nobody', async () => {
    const quiet = startFhirPath();
    const job = (key: string, expression: string) => ({ key, expression, scope: 0 });
    const jobs = [job('resolve', "'Patient/1'.resolve()"), job('member', "'x'.memberOf('http://x.org/vs')")];
    const outcomes = await quiet.evaluate({
      questionnaire: {},
      resource: {},
      given: {},
      scopes: [undefined],
      jobs,
    });
    await quiet.close();
    expect(Object.values(outcomes).map(({ kind }) => kind)).toEqual(['failed', 'failed']);
  });

  it('after two times is not tried again', async () => {
    const quick = startFhirPath({ expressionMs: 200 });
    const batch = {
      questionnaire: {},
      resource: {},
      given: {},
      scopes: [undefined],
      jobs: [{ key: 'k', expression: HANG, scope: 0 }],
    };
    await quick.evaluate(batch);
    await quick.evaluate(batch);
    expect(await quick.evaluate(batch)).toEqual({
      k: { kind: 'cut-off', says: 'has hung before and is not tried again.' },
    });
    await quick.close();
  });
});
