/** Forms as their authors write them: what they leave out, say in another place, or take for granted. */
import { answer, open, resume } from '../../../src/forms/engine.ts';
import { responseOf } from '../../../src/fhir/response.ts';
import { cardOf } from '../../../src/forms/card.ts';
import { startFhirPath, type FhirPath } from '../../../src/forms/fhirpath.ts';
import { verdictLines, verdictOf } from '../../../src/forms/check-form.ts';
import { parseForm } from '../../../src/forms/parse-form.ts';
import { readForm } from '../../../src/forms/read-form.ts';
import {
  answersIn,
  coding,
  context,
  english,
  filled,
  formOf,
  noExpressions,
  questionnaire,
  say,
  turnIn,
} from './playing.ts';

const CORE = 'http://hl7.org/fhir/StructureDefinition/';
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-';
const fhirpath = (expression: string) => ({ language: 'text/fhirpath', expression });
const calculated = (expression: string) => ({
  url: `${SDC}calculatedExpression`,
  valueExpression: fhirpath(expression),
});
const hidden = { url: `${CORE}questionnaire-hidden`, valueBoolean: true };
const q = (linkId: string, type = 'boolean', more: object = {}) => ({
  linkId,
  type,
  text: `${linkId}?`,
  ...more,
});
const when = (question: string, operator: string, answer: object) => ({ question, operator, ...answer });
const exists = (question: string, answerBoolean: boolean) => [when(question, 'exists', { answerBoolean })];
const weighted = (linkId: string) =>
  q(linkId, 'choice', {
    answerOption: [0, 1, 2].map((weight) => ({
      ...coding(`${linkId}${weight}`, ['fine', 'so so', 'bad'][weight]),
      extension: [{ url: `${CORE}ordinalValue`, valueDecimal: weight }],
    })),
  });

let runner: FhirPath;
beforeAll(() => {
  runner = startFhirPath();
});
afterAll(() => runner.close());
const turn = () => turnIn('en', runner.evaluate);
const fill = (item: unknown[], typed: unknown[], more: object = {}) => {
  const form = formOf(item, more);
  return filled(form, typed, 'sms', turn()).then(({ state, turns }) => ({
    state,
    turns,
    kinds: turns.map(({ kind }) => kind),
    answers: answersIn(form, state),
    flags: state.flags.map(({ kind }) => kind),
  }));
};
const check = async (item: unknown[], more: object = {}) =>
  verdictLines('f', await verdictOf(readForm(questionnaire(item, more)), runner.evaluate)).slice(1);

describe('what is shown', () => {
  it('nothing of a hidden group, and everything of a display that is a heading', async () => {
    const item = [
      q('office', 'group', {
        extension: [hidden],
        item: [q('in'), q('deep', 'group', { item: [q('deeper')] })],
      }),
      q('head', 'display', { item: [q('below')] }),
    ];
    expect((await fill(item, ['yes'])).answers).toEqual({ below: [true] });
  });

  it('a question whose options are all gone is not asked', async () => {
    const drugs = q('drug', 'string', { repeats: true });
    const best = q('best', 'choice', {
      required: true,
      extension: [
        {
          url: `${SDC}answerExpression`,
          valueExpression: fhirpath("%resource.item.where(linkId='drug').answer.value"),
        },
      ],
    });
    expect((await fill([drugs, best, q('z')], ['skip', 'no'])).answers).toEqual({ z: [false] });
  });
});

describe('a name that LOINC gives', () => {
  const loinc = (code: string) => ({ code: [{ system: 'http://loinc.org', code }] });
  it.each([
    ['Cholesterol [Mass/Vol]', 'Cholesterol'],
    ['Within the past 12Mo we worried [U.S. FSS]', 'Within the past 12 months we worried'],
    ['How many pets [if any]', 'How many pets [if any]'],
  ])('%s', async (text, wanted) => {
    const form = formOf([q('a', 'string', { text, ...loinc('2093-3') })]);
    const { opening, state } = await filled(form, ['x']);
    expect(opening.show).toEqual([wanted]);
    expect(responseOf(form, state, context).item?.[0]?.text).toBe(text);
  });
});

describe('a condition', () => {
  it('on a group looks whether anything in it is answered', async () => {
    const item = [
      q('g', 'group', { item: [q('a', 'string'), q('b', 'string')] }),
      q('there', 'boolean', { enableWhen: exists('g', true) }),
      q('none', 'boolean', { enableWhen: exists('g', false) }),
    ];
    expect((await fill(item, ['skip', 'word', 'yes'])).answers).toEqual({ b: ['word'], there: [true] });
    expect((await fill(item, ['skip', 'skip', 'yes'])).answers).toEqual({ none: [true] });
  });

  it('takes a time without seconds, an amount without a unit, and the words of an option', async () => {
    const item = [
      q('t', 'time'),
      q('late', 'boolean', { enableWhen: [when('t', '=', { answerTime: '22:00' })] }),
      q('w', 'quantity'),
      q('heavy', 'boolean', { enableWhen: [when('w', '>', { answerQuantity: { value: 70 } })] }),
      q('h', 'choice', { answerOption: [coding('h', 'Heat'), coding('c', 'Cold')] }),
      q('warm', 'boolean', { enableWhen: [when('h', '=', { answerString: 'Heat' })] }),
    ];
    const { answers } = await fill(item, ['10 pm', 'yes', '80 kg', 'yes', 'heat', 'yes']);
    expect(answers).toMatchObject({ late: [true], heavy: [true], warm: [true] });
  });

  it('on what nobody is asked is told', async () => {
    const item = [
      q('a'),
      q('file', 'attachment'),
      q('b', 'boolean', { enableWhen: exists('nowhere', true) }),
      q('c', 'boolean', { enableWhen: exists('file', true) }),
    ];
    expect((await check(item)).slice(1)).toEqual([
      '  b: has a condition on nowhere, which the form does not have.',
      '  c: has a condition on file, which is not asked.',
    ]);
  });
});

describe('a value set inside the form', () => {
  const system = 'http://x.org/parts';
  const concept = (code: string, more: object = {}) => ({ code, display: code.toUpperCase(), ...more });
  const parts = {
    resourceType: 'CodeSystem',
    url: system,
    concept: [
      concept('limb', {
        concept: [
          concept('arm', { property: [{ code: 'side', valueCode: 'up' }] }),
          concept('leg', { property: [{ code: 'side', valueCode: 'down' }], concept: [concept('foot')] }),
        ],
      }),
      concept('trunk'),
    ],
  };
  const set = (id: string, compose: object) => ({ resourceType: 'ValueSet', id, compose });
  const is = (op: string, value: string, property = 'concept') => ({
    system,
    filter: [{ property, op, value }],
  });
  const sets: [string, object, string[] | RegExp][] = [
    ['what a filter names', { include: [is('is-a', 'leg')] }, ['LEG', 'FOOT']],
    ['what stands below', { include: [is('descendent-of', 'limb')] }, ['ARM', 'LEG', 'FOOT']],
    ['a property', { include: [is('=', 'down', 'side')] }, ['LEG']],
    ['all but a part', { include: [{ system }], exclude: [is('is-a', 'limb')] }, ['TRUNK']],
    [
      'all but a set',
      { include: [{ system }], exclude: [{ valueSet: ['#lower'] }] },
      ['LIMB', 'ARM', 'TRUNK'],
    ],
    ['what two sets share', { include: [{ valueSet: ['#lower', '#feet'] }] }, ['FOOT']],
    [
      'each only once',
      { include: [is('is-a', 'leg'), { system, concept: [{ code: 'foot' }] }] },
      ['LEG', 'FOOT'],
    ],
    [
      'a filter that needs a server',
      { include: [{ ...is('is-a', 'x'), system: 'http://y.org' }] },
      /filter over http:\/\/y.org/,
    ],
    [
      'an exclusion that needs one',
      { include: [{ system }], exclude: [{ system: 'http://y.org' }] },
      /all codes of http:\/\/y.org/,
    ],
    [
      'a filter nobody knows',
      { include: [is('regex', '.*')] },
      /a filter \(concept regex\) that is not known/,
    ],
  ];
  it.each(sets)('gives %s', (_, compose, wanted) => {
    const contained = [
      parts,
      set('this', compose),
      set('lower', { include: [is('is-a', 'leg')] }),
      set('feet', { include: [is('=', 'foot', 'code')] }),
    ];
    const form = formOf([q('a'), q('x', 'choice', { answerValueSet: '#this' })], { contained });
    const { options, refused } = form.items[1]!;
    if (wanted instanceof RegExp) expect(refused).toMatch(wanted);
    else expect(options.map(({ label }) => label.text)).toEqual(wanted);
  });

  it('names the units of an amount', async () => {
    const units = {
      system: 'http://unitsofmeasure.org',
      concept: [{ code: 'km' }, { code: '[mi_i]', display: 'miles' }],
    };
    const more = { contained: [set('u', { include: [units] })] };
    const far = (valueCanonical: string) =>
      q('far', 'quantity', { extension: [{ url: `${CORE}questionnaire-unitValueSet`, valueCanonical }] });
    const { kinds, answers } = await fill([far('#u')], ['3', '3 miles'], more);
    expect([kinds, answers]).toEqual([
      ['unclear', 'answered'],
      { far: [{ value: 3, unit: 'miles', system: 'http://unitsofmeasure.org', code: '[mi_i]' }] },
    ]);
    expect(await check([far('http://x.org/u')])).toEqual([expect.stringContaining('far: takes any units')]);
  });
});

describe('expressions', () => {
  it('may hang on one another in a long row', async () => {
    const row = Array.from({ length: 14 }, (_, at) =>
      q(`c${at}`, 'integer', {
        extension: [
          calculated(`%resource.item.where(linkId='${at === 0 ? 'n' : `c${at - 1}`}').answer.value + 1`),
        ],
      }),
    );
    const { answers, flags } = await fill([q('n', 'integer'), ...row], ['5']);
    expect([answers['c13'], flags]).toEqual([[19], []]);
  });

  it('may set the least and the greatest, from other answers and from the day', async () => {
    const end = (name: string, type: string, expression: string) => ({
      url: `${CORE}${name}`,
      [`_value${type}`]: {
        extension: [{ url: `${CORE}cqf-calculatedValue`, valueExpression: fhirpath(expression) }],
      },
    });
    const item = [
      q('since', 'date', { extension: [end('maxValue', 'Date', 'today()')] }),
      q('most', 'integer'),
      q('walk', 'integer', {
        extension: [end('maxValue', 'Integer', "%resource.item.where(linkId='most').answer.value")],
      }),
    ];
    const { kinds, answers, turns } = await fill(item, ['1/1/2199', '3/14/2024', '30', '40', '20']);
    expect(kinds).toEqual(['unclear', 'answered', 'answered', 'unclear', 'answered']);
    expect(answers).toEqual({ since: ['2024-03-14'], most: [30], walk: [20] });
    expect(turns[3]?.said).toEqual(['Reply with a number up to 30.']);
  });

  it('find the weight of an answer at the answer too', async () => {
    const total = "%resource.item.answer.value.extension.where(url.endsWith('ordinalValue')).value.sum()";
    const item = [weighted('a'), weighted('b'), q('t', 'integer', { extension: [calculated(total)] })];
    expect((await fill(item, ['bad', 'so so'])).answers['t']).toEqual([3]);
  });

  it('in another language are told, wherever they stand', async () => {
    const cql = { language: 'text/cql', expression: 'X', name: 'old' };
    const variable = { url: `${CORE}variable`, valueExpression: cql };
    const rule = { url: `${CORE}targetConstraint`, extension: [{ url: 'expression', valueExpression: cql }] };
    expect(
      await check([q('a', 'boolean', { extension: [variable, rule] })], { extension: [variable] }),
    ).toEqual([
      '  The variable old stays empty: it is written in text/cql, which is not run here.',
      '  a: the variable old stays empty: it is written in text/cql, which is not run here.',
      '  a: a rule is left out: it is written in text/cql, which is not run here.',
    ]);
  });

  it('of patterns that nobody can read are told, and those of other engines are read', async () => {
    const pattern = (valueString: string) => ({ extension: [{ url: `${CORE}regex`, valueString }] });
    expect(await check([q('a', 'string', pattern('[unclosed'))])).toEqual([
      '  a: has a pattern that cannot be read, so that any text is taken.',
    ]);
    const mail = [q('m', 'string', pattern('^[^\\@]+\\@[a-z\\.]+$'))];
    expect((await fill(mail, ['nobody', 'a@b.org'])).kinds).toEqual(['unclear', 'answered']);
  });
});

describe('what is made of a total', () => {
  const sum = '%resource.item.answer.value.weight().sum()';
  const total = q('total', 'integer', { extension: [calculated(sum)] });
  const words = (expression: string) =>
    q('words', 'string', { extension: [calculated(`iif(${expression} > 2, 'high', 'low')`)] });
  const named = "%resource.item.where(linkId='total').answer.value";
  const shown = {
    ...q('z'),
    _text: {
      extension: [
        { url: `${CORE}cqf-expression`, valueExpression: fhirpath(`'Your score is ' & ${sum}.toString()`) },
      ],
    },
  };

  it.each([
    ['names it', words(named)],
    ['counts by itself', words(sum)],
  ])('stands with it and goes with it, when it %s', async (_, grade) => {
    const item = [weighted('a'), weighted('b'), total, grade, shown];
    const full = await fill(item, ['bad', 'so so']);
    expect([full.answers['total'], full.answers['words'], full.flags]).toEqual([[3], ['high'], []]);
    expect(full.turns.at(-1)?.show.join()).toContain('Your score is 3');
    const lacking = await fill(item, ['bad', 'skip']);
    expect([lacking.answers['total'], lacking.answers['words']]).toEqual([undefined, undefined]);
    expect(lacking.flags).toEqual(['score-incomplete', 'score-incomplete']);
    expect(lacking.turns.at(-1)?.show.join()).not.toContain('score');
  });

  it('an answer that has no weight counts for nothing, and so there is no total', async () => {
    const own = "%resource.item.answer.value.extension.where(url.endsWith('ordinalValue')).value.sum()";
    const { answerOption, ...rest } = weighted('b') as { answerOption?: object[] };
    const other = { ...rest, answerOption: [...(answerOption ?? []), coding('x', 'rather not say')] };
    const item = [weighted('a'), other, q('total', 'integer', { extension: [calculated(own)] })];
    const { answers, flags } = await fill(item, ['bad', 'rather not say']);
    expect([answers['total'], flags]).toEqual([undefined, ['score-incomplete']]);
  });

  it('a sum of numbers of which one is missing is no sum', async () => {
    const days = ['mon', 'tue'].map((day) => q(day, 'integer'));
    const all = q('all', 'integer', {
      extension: [calculated("%resource.item.where(linkId in ('mon' | 'tue')).answer.value.sum()")],
    });
    expect((await fill([...days, all], ['10', '20'])).answers['all']).toEqual([30]);
    const { answers, flags } = await fill([...days, all], ['10', 'skip']);
    expect([answers['all'], flags]).toEqual([undefined, ['score-incomplete']]);
  });
});

describe('a card', () => {
  const item = [
    q('n', 'integer', { initial: [{ valueInteger: 2 }] }),
    q('c', 'choice', { answerOption: [coding('a', 'Aa'), { ...coding('b', 'Bb'), initialSelected: true }] }),
    q('o', 'open-choice', { answerOption: [coding('h', 'Heat'), coding('k', 'Cold')] }),
  ];

  it('has what stands already in its fields, and the options beside a field for own words', async () => {
    const form = formOf(item);
    const card = cardOf(form, await open(form, turnIn().world), english, say);
    const fields = card['body'] as { id?: string; value?: string }[];
    expect(fields.flatMap(({ id, value }) => (id === undefined ? [] : [[id, value]]))).toEqual([
      ['n', '2'],
      ['c', '#1'],
      ['o', undefined],
    ]);
    expect(JSON.stringify(card)).toContain('2 Cold');
    const sent = { kind: 'card' as const, questionnaire: form.questionnaire, version: form.version };
    const fields_ = { n: '2', c: '#1', o: 'my cat' };
    const { state } = await answer(
      form,
      await open(form, turnIn().world),
      { ...sent, fields: fields_ },
      turnIn(),
    );
    expect(answersIn(form, state)).toEqual({ n: [2], c: [coding('b', 'Bb').valueCoding], o: ['my cat'] });
  });
});

describe('a form that has changed', () => {
  it('keeps no answer to what was another kind of question or had other options', async () => {
    const options = (...names: string[]) => ({ answerOption: names.map((each) => coding(each)) });
    const before = formOf([q('n', 'integer'), q('c', 'choice', options('a', 'b')), q('s', 'string'), q('z')]);
    const { state } = await filled(before, ['5', 'a', 'word']);
    const after = formOf([q('n', 'string'), q('c', 'choice', options('x', 'y')), q('s', 'text'), q('z')], {
      version: '2',
    });
    const resumed = await resume(after, state, turnIn().world);
    expect(answersIn(after, resumed.state)).toEqual({ s: ['word'] });
    expect(resumed.state.at).toBe('n');
  });
});

describe('a file that cannot be read', () => {
  it.each([
    [
      '{"resourceType":"Questionnaire",\n"item":[{"linkId":"1",}]}',
      'The file is not JSON: it breaks in line 2.',
    ],
    ['{"resourceType":', 'The file is not JSON: it ends too early.'],
    ['<?xml version="1.0"?><Questionnaire/>', 'The file is XML or HTML.'],
    ['a secret', 'The file is not JSON.'],
    ['', 'The file is empty.'],
  ])('%s', async (text, says) => {
    const lines = verdictLines('f', await verdictOf(parseForm(text), noExpressions));
    expect(lines).toEqual(['f: refused, because', `  ${says} Save the Questionnaire as FHIR JSON.`]);
  });

  it.each(['{"title": "Ni\uFFFDo"}', '{\u0000"\u0000t'])('as it is not in UTF-8', async (text) => {
    const lines = verdictLines('f', await verdictOf(parseForm(text), noExpressions));
    expect(lines[1]).toBe('  The file is not written in UTF-8. Save it as UTF-8.');
  });
});

describe('kinds of the later release', () => {
  it.each<[string, object, string, unknown]>([
    [
      'own words beside options',
      { type: 'string', answerConstraint: 'optionsOrType', answerOption: [{ valueString: 'Tea' }] },
      'milk',
      'milk',
    ],
    [
      'any number beside options',
      { type: 'integer', answerConstraint: 'optionsOrType', answerOption: [{ valueInteger: 1 }] },
      '5',
      5,
    ],
    [
      'amounts as options',
      {
        type: 'quantity',
        answerOption: [
          { valueQuantity: { value: 1, unit: 'cup' } },
          { valueQuantity: { value: 2, unit: 'cups' } },
        ],
      },
      '2',
      { value: 2, unit: 'cups' },
    ],
  ])('%s', async (_, item, typed, wanted) =>
    expect((await fill([{ linkId: 'q', text: 'Q?', ...item }], [typed])).answers).toEqual({ q: [wanted] }),
  );
});
