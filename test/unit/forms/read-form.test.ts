import { readFormFile } from '../../../src/ops/forms-files.ts';
import { verdictLines, verdictOf } from '../../../src/forms/check-form.ts';
import { parseForm } from '../../../src/forms/parse-form.ts';
import { readForm } from '../../../src/forms/read-form.ts';
import { everyItem } from '../../../src/forms/form.ts';
import { coding, filled, formOf, noExpressions, questionnaire, responseTo } from './playing.ts';

const q = (more: object = {}) => ({ linkId: 'q', type: 'boolean', text: 'Q?', ...more });
const lines = async (text: string) => verdictLines('f', await verdictOf(parseForm(text), noExpressions));
const said = async (item: unknown[], more: object = {}) => lines(JSON.stringify(questionnaire(item, more)));

describe('a file that is no form', () => {
  it.each([
    ['a list of nothing', '[]', 'The file holds no Questionnaire among its resources. Add it.'],
    ['null', 'null', 'The file holds no resource. It must be a Questionnaire.'],
    [
      'another resource',
      '{"resourceType":"Patient"}',
      'The file holds a resource of type Patient. It must be a Questionnaire.',
    ],
    ['no resource type', '{}', 'The file holds no resourceType. It must be a Questionnaire.'],
    ['no items', '{"resourceType":"Questionnaire"}', 'The form has no items. Add its questions.'],
    [
      'items of nothing',
      '{"resourceType":"Questionnaire","item":[1,null,"x",[]]}',
      'Nothing of it can be asked in a chat.',
    ],
    [
      'items that are one',
      '{"resourceType":"Questionnaire","item":{}}',
      'The form has no items. Add its questions.',
    ],
  ])('%s is refused in one clear line', async (_, text, says) =>
    expect(await lines(text)).toEqual(['f: refused, because', `  ${says}`]),
  );

  it('a file that is not there says so', async () =>
    expect(verdictLines('f', await verdictOf(readFormFile('/nowhere/at-all.json'), noExpressions))).toEqual([
      'f: refused, because',
      '  The file cannot be read. Check its name and who may read it.',
    ]));

  it('one too deep or too long is refused before it can do harm', async () => {
    const deep = '{"linkId":"a","type":"group","item":['.repeat(50_000) + ']}'.repeat(50_000);
    expect((await lines(`{"resourceType":"Questionnaire","item":[${deep}]}`))[0]).toBe('f: refused, because');
    expect((await said(Array.from({ length: 5_001 }, (__, at) => q({ linkId: `q${at}` }))))[1]).toContain(
      'more than 5000 items',
    );
  });
});

describe('what a form may not have meant', () => {
  const on = (question: string) => ({ question, operator: 'exists', answerBoolean: true });
  const a = (more: object = {}) => q({ linkId: 'a', ...more });
  it.each<[string, object[], string]>([
    [
      'a condition on itself',
      [q(), a({ enableWhen: [on('a')] })],
      '  a: has a condition that hangs on its own answer, and may never be asked. Break the circle.',
    ],
    [
      'conditions that go round, also by way of a group',
      [{ linkId: 'g', type: 'group', enableWhen: [on('a')], item: [q()] }, a({ enableWhen: [on('q')] })],
      '  a: has a condition that hangs on its own answer, and may never be asked. Break the circle.',
    ],
    [
      'a condition on the group that it is in',
      [q(), { linkId: 'g', type: 'group', item: [a({ enableWhen: [on('g')] })] }],
      '  a: has a condition that hangs on its own answer, and may never be asked. Break the circle.',
    ],
    [
      'several conditions and not how many of them',
      [q(), a(), q({ linkId: 'b', enableWhen: [on('q'), on('a')] })],
      '  b: does not say whether all of its conditions must hold. All must.',
    ],
    [
      'a question without words',
      [q(), { linkId: 'b', type: 'integer' }],
      '  b: has no text: only what may be answered is shown.',
    ],
  ])('%s is told', async (_, items, line) => {
    const told = await said(items);
    expect(told[0]).toBe('f: runs, with these limits');
    expect(told).toContain(line);
  });

  it('a condition on the question before, or above, is none of these', async () => {
    expect(await said([q(), a({ enableWhen: [on('q')] })])).toEqual(['f: runs']);
    expect(await said([q({ item: [a({ enableWhen: [on('q')] })] })])).toEqual(['f: runs']);
  });
});

describe('what a chat cannot do', () => {
  it.each<[string, object, string]>([
    ['a file', { type: 'attachment' }, 'is not asked: it wants a file, which this chat does not take.'],
    [
      'a record without options',
      { type: 'reference' },
      'is not asked: it wants a record to be picked, which a chat cannot show. Give it answerOptions.',
    ],
    [
      'options elsewhere',
      { type: 'choice', answerValueSet: 'http://x.org/vs' },
      'is not asked: it takes its options from http://x.org/vs, which is not in the form. Put it inside.',
    ],
    ['no options', { type: 'choice' }, 'is not asked: it has no options. Add them as answerOption.'],
    [
      'a kind nobody knows',
      { type: 'hologram' },
      'is left out: its type "hologram" is not one of FHIR R4. Give it one that is.',
    ],
    [
      'another form',
      {
        type: 'display',
        extension: [
          {
            url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-subQuestionnaire',
            valueCanonical: 'http://x.org/q',
          },
        ],
      },
      "is not asked: it stands for another form (http://x.org/q). Put that form's items in its place.",
    ],
    [
      'what must be understood and is not',
      { type: 'boolean', modifierExtension: [{ url: 'http://x.org/m', valueBoolean: true }] },
      'is not asked: it must not be asked without http://x.org/m, which is not known here.',
    ],
    [
      'a first value in another language',
      {
        type: 'boolean',
        extension: [
          {
            url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression',
            valueExpression: { language: 'text/cql', expression: 'X' },
          },
        ],
      },
      'a first value is left out: it is written in text/cql, which is not run here.',
    ],
  ])('%s is said, item by item', async (_, item, says) =>
    expect(await said([q(), { linkId: 'x', text: 'X', ...item }])).toEqual([
      'f: runs, with these limits',
      `  x: ${says}`,
    ]),
  );

  it('and is required refuses the form', async () =>
    expect(await said([q(), { linkId: 'x', type: 'attachment', required: true }])).toEqual([
      'f: refused, because',
      '  x: is required and cannot be asked: it wants a file, which this chat does not take.',
    ]));

  it('takes what belongs to it along', async () => {
    const form = formOf([q(), { linkId: 'x', type: 'attachment', item: [q({ linkId: 'y' })] }]);
    expect(everyItem(form.items).map(({ linkId, refused }) => [linkId, refused !== undefined])).toEqual([
      ['q', false],
      ['x', true],
      ['y', true],
    ]);
    expect((await filled(form, ['yes'])).state.at).toBeUndefined();
  });
});

describe('a form as it is found in the world', () => {
  it('is read in spite of trifles', async () => {
    const form = formOf(
      [
        {
          linkId: 1,
          type: 'integer',
          text: 'N?',
          extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: '0' }],
        },
        {
          linkId: 'c',
          type: 'coding',
          required: 'true',
          answerOption: [coding('a b', 'A\u00a0B'), {}, { valueCoding: {} }],
        },
        { linkId: 'g', item: [q()] },
        { text: 'no linkId', type: 'string' },
      ] as unknown[],
      { status: undefined, url: undefined },
    );
    expect(everyItem(form.items).map(({ linkId, type }) => [linkId, type])).toEqual([
      ['1', 'integer'],
      ['c', 'choice'],
      ['g', 'group'],
      ['q', 'boolean'],
    ]);
    const { state } = await filled(form, ['5', 'a b', 'yes']);
    expect(responseTo(form, state).questionnaire).toBe('test|1');
  });

  it('finds its options in value sets inside it, however they are written', () => {
    const system = 'http://x.org/cs';
    const sets = [
      {
        resourceType: 'ValueSet',
        id: 'expanded',
        expansion: {
          contains: [
            {
              system,
              code: 'a',
              display: 'A',
              abstract: true,
              contains: [{ system, code: 'b', display: 'B' }],
            },
            { system, code: 'c', display: 'C' },
          ],
        },
      },
      {
        resourceType: 'ValueSet',
        id: 'composed',
        url: 'http://x.org/composed',
        compose: {
          include: [
            {
              system,
              concept: [
                { code: 'a', display: 'A', designation: [{ language: 'es', value: 'Aa' }] },
                { code: 'b' },
              ],
            },
          ],
          exclude: [{ system, concept: [{ code: 'b' }] }],
        },
      },
      { resourceType: 'ValueSet', id: 'system', compose: { include: [{ system }] } },
      {
        resourceType: 'CodeSystem',
        url: system,
        concept: [
          {
            code: 'p',
            display: 'P',
            concept: [{ code: 'r', display: 'R', property: [{ code: 'itemWeight', valueDecimal: 3 }] }],
          },
        ],
      },
      { resourceType: 'ValueSet', id: 'circle', compose: { include: [{ valueSet: ['#circle'] }] } },
    ];
    const addresses = ['#expanded', 'http://x.org/composed|2', '#system', '#circle'];
    const form = formOf(
      addresses.map((answerValueSet, at) => ({
        linkId: `q${at}`,
        type: 'choice',
        text: 'Q',
        answerValueSet,
      })),
      { contained: sets },
    );
    expect(
      form.items.map(
        ({ options, refused }) =>
          refused ?? options.map(({ label, weight }) => label.in['es'] ?? `${label.text}${weight ?? ''}`),
      ),
    ).toEqual([
      ['B', 'C'],
      ['Aa'],
      ['P', 'R3'],
      'takes its options from value sets that include one another in a circle.',
    ]);
  });

  it('takes a value set from the clinic where it only names one', () => {
    const set = {
      resourceType: 'ValueSet',
      url: 'http://x.org/vs',
      compose: { include: [{ system: 'http://x.org', concept: [{ code: 'a', display: 'A' }] }] },
    };
    const read = readForm(questionnaire([q({ type: 'choice', answerValueSet: 'http://x.org/vs' })]), [set]);
    expect(read).toMatchObject({
      kind: 'form',
      limits: [],
      form: { items: [{ options: [{ label: { text: 'A' } }] }] },
    });
  });

  it('with a linkId twice keeps their answers apart, or asks only one', async () => {
    const apart = formOf([
      { linkId: 'g', type: 'group', item: [q()] },
      { linkId: 'h', type: 'group', item: [q()] },
    ]);
    const { state } = await filled(apart, ['yes', 'no']);
    expect(responseTo(apart, state).item?.map(({ item }) => item?.[0]?.answer)).toEqual([
      [{ valueBoolean: true }],
      [{ valueBoolean: false }],
    ]);
    expect(await said([q(), q()])).toEqual([
      'f: runs, with these limits',
      '  q: is not asked: it has the linkId of an item beside it, so their answers could not be told apart. Give it another.',
    ]);
  });

  it('of a thousand items is asked to its end', async () => {
    const form = formOf(Array.from({ length: 1_000 }, (_, at) => q({ linkId: `q${at}` })));
    const { state } = await filled(
      form,
      Array.from({ length: 30 }, () => 'yes'),
    );
    expect(Object.keys(state.answers)).toHaveLength(30);
    expect(state.at).toBe('q30');
  });
});
