/** What is said of a form before anybody fills it in: forms that come with others, and what no answer could ever be. */
import { startFhirPath, type FhirPath } from '../../../src/forms/fhirpath.ts';
import { verdictLines, verdictOf } from '../../../src/forms/check-form.ts';
import { parseForm, parseForms } from '../../../src/forms/parse-form.ts';
import { readForm } from '../../../src/forms/read-form.ts';
import { coding, english, questionnaire, say } from './playing.ts';

let runner: FhirPath;
beforeAll(() => {
  runner = startFhirPath();
});
afterAll(() => runner.close());

const q = (linkId: string, type = 'boolean', more: object = {}) => ({
  linkId,
  type,
  text: `${linkId}?`,
  ...more,
});
const one = questionnaire([q('a')], { url: 'http://x.org/one' });
const two = questionnaire([q('b', 'choice', { answerValueSet: 'http://x.org/set' })], {
  url: 'http://x.org/two',
});
const set = {
  resourceType: 'ValueSet',
  url: 'http://x.org/set',
  compose: { include: [{ system: 'http://x.org/cs', concept: [{ code: 'x', display: 'X' }] }] },
};
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});
const lines = (...resources: object[]) => resources.map((each) => JSON.stringify(each)).join('\n');

describe('forms that come with others', () => {
  it('the only one of a Bundle is read, with the value sets that came along', () => {
    expect(parseForm(JSON.stringify(bundle(set, two)))).toMatchObject({ kind: 'form', limits: [] });
  });

  it.each([
    ['a Bundle', JSON.stringify(bundle(one, two, set))],
    ['a list', JSON.stringify([one, two, set])],
    ['one on each line', lines(one, two, set)],
  ])('of several each is looked at, and none is taken for the one: %s', (_, text) => {
    const read = parseForms(text);
    expect(read.map(({ name }) => name)).toEqual(['form 1, http://x.org/one', 'form 2, http://x.org/two']);
    expect(read.map((each) => each.read.kind)).toEqual(['form', 'form']);
    expect(parseForm(text)).toMatchObject({
      because: [{ says: expect.stringContaining('holds 2 forms') as string }],
    });
  });

  it('in another writing than UTF-8 the remedy is told', () => {
    const text = Buffer.from(JSON.stringify(one), 'utf16le').toString('utf8');
    expect(parseForm(text)).toMatchObject({
      because: [{ says: 'The file is not written in UTF-8. Save it as UTF-8.' }],
    });
  });
});

const CORE = 'http://hl7.org/fhir/StructureDefinition/';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const when = (question: string, operator: string, answer: object) => ({
  enableWhen: [{ question, operator, ...answer }],
});
const bound = (name: string, valueInteger: number) => ({ url: `${CORE}${name}`, valueInteger });
const expression = (text: string) => ({ valueExpression: { language: 'text/fhirpath', expression: text } });
const rule = (text: string) => ({
  url: `${CORE}targetConstraint`,
  extension: [
    { url: 'key', valueId: 'k' },
    { url: 'severity', valueCode: 'error' },
    { url: 'human', valueString: 'Answer two.' },
    { url: 'expression', ...expression(text) },
  ],
});

describe('what no answer could be', () => {
  const said = async (items: unknown[]) =>
    verdictLines('f', await verdictOf(readForm(questionnaire(items)), runner.evaluate)).slice(1);
  const mild = { answerOption: [coding('Mild')] };

  it.each<[string, unknown[], RegExp]>([
    [
      'a first value of another kind',
      [q('a', 'integer', { initial: [{ valueString: 'five' }] })],
      /^ {2}a: has a first value that is not of its type, integer/,
    ],
    [
      'a first value that is no option',
      [q('a', 'choice', { ...mild, initial: [{ valueCoding: { code: 'z' } }] })],
      /^ {2}a: has a first value that is not one of its options/,
    ],
    [
      'a least above the greatest',
      [q('a', 'integer', { extension: [bound('minValue', 9), bound('maxValue', 1)] })],
      /^ {2}a: takes no answer at all/,
    ],
    [
      'a condition on another kind',
      [q('a', 'integer'), q('b', 'boolean', when('a', '=', { answerString: '5' }))],
      /^ {2}b: has a condition on a that compares it with a text/,
    ],
    [
      'a condition on no option',
      [q('a', 'choice', mild), q('b', 'boolean', when('a', '=', { answerCoding: { code: 'z' } }))],
      /^ {2}b: has a condition on a that compares it with an option it does not have/,
    ],
    [
      'an expression about an item that is not there',
      [
        q('a'),
        q('b', 'string', {
          readOnly: true,
          extension: [
            {
              url: `${SDC}calculatedExpression`,
              ...expression("%resource.item.where(linkId='zz').answer.value"),
            },
          ],
        }),
      ],
      /^ {2}b: a calculation looks for zz/,
    ],
    [
      'a rule that never holds',
      [
        q('g', 'group', {
          item: [q('a'), q('b')],
          extension: [rule('item.where(answer.hasValue()).count() >= 2')],
        }),
      ],
      /^ {2}g: a rule \("Answer two\."\) holds with none .* write answer\.value\.hasValue\(\)\.$/,
    ],
  ])('%s', async (_, items, line) => expect(await said(items)).toEqual([expect.stringMatching(line)]));

  it.each<[string, unknown[]]>([
    [
      'a number beside an amount',
      [q('a', 'quantity'), q('b', 'boolean', when('a', '>', { answerInteger: 5 }))],
    ],
    [
      'the words of an option',
      [q('a', 'choice', mild), q('b', 'boolean', when('a', '=', { answerString: 'Mild' }))],
    ],
    ['a first value that can be mended', [q('a', 'decimal', { initial: [{ valueInteger: 5 }] })]],
    [
      'a rule that some answers break',
      [
        q('g', 'group', {
          item: [q('a'), q('b')],
          extension: [rule('item.where(answer.value = true).count() = 1')],
        }),
      ],
    ],
  ])('and nothing is said of %s', async (_, items) => expect(await said(items)).toEqual([]));
});

describe('what a patient would feel of a form', () => {
  const felt = { questions: 2, textsOfOne: 1, secondsOfOne: 30 };
  const said = async (items: object[], more: object = {}) =>
    verdictLines(
      'f',
      await verdictOf(readForm(questionnaire(items, more)), runner.evaluate, { felt, tongue: english, say }),
    ).slice(1);
  const translated = {
    _text: {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/translation',
          extension: [
            { url: 'lang', valueCode: 'es' },
            { url: 'content', valueString: '¿Y bien?' },
          ],
        },
      ],
    },
  };

  it('how many texts and minutes a long one takes', async () =>
    expect(
      await said([
        q('a', 'boolean', translated),
        q('b', 'boolean', translated),
        q('c', 'boolean', translated),
      ]),
    ).toEqual([
      '  It asks up to 3 questions: about 3 texts to a patient, as many replies as questions, and 2 minutes. Ask less.',
    ]));

  it('which question takes many texts', async () =>
    expect(await said([{ ...q('a', 'boolean', translated), text: 'Long. '.repeat(90) }])).toEqual([
      '  a: takes 2 texts. Make it shorter.',
    ]));

  it('who gets it in another language than their own', async () =>
    expect(await said([q('a'), q('b', 'boolean', translated)])).toEqual([
      '  1 of its 2 questions are in English only: patients who read Spanish get them in English, and find no option by its Spanish name. Add translations.',
    ]));
});

it('rules over several questions are said to be only marked', async () => {
  const rule = {
    url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-constraint',
    extension: [
      { url: 'key', valueId: 'r' },
      { url: 'severity', valueCode: 'error' },
      { url: 'human', valueString: 'Not both.' },
      {
        url: 'expression',
        valueString: "item.where(linkId = 'a').answer.value != item.where(linkId = 'b').answer.value",
      },
    ],
  };
  const form = readForm(questionnaire([q('a'), q('b')], { extension: [rule] }));
  const reader = { felt: { questions: 20, textsOfOne: 3, secondsOfOne: 15 }, tongue: english, say };
  expect(verdictLines('f', await verdictOf(form, runner.evaluate, reader)).join('\n')).toContain(
    'kept and marked for the clinic, and the patient is not asked again',
  );
});
