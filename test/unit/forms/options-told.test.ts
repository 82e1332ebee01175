/** Options as people name them in their own words: by what the options say, and asked back where two of them fit. */
import { answersIn, coding, english, filled, formOf, turnIn } from './playing.ts';
import { ask } from '../../../src/forms/ask.ts';

type Lang = 'en' | 'es';
type Row = [typed: string, wanted: string | string[]];

const choice = (text: string, labels: readonly string[], more: object = {}) =>
  formOf([
    { linkId: 'q', type: 'choice', text, answerOption: labels.map((label) => coding(label)), ...more },
  ]);

/** The option that is kept; those that are asked about; none where the question is put again. */
async function told(form: ReturnType<typeof formOf>, lang: Lang, typed: string): Promise<string[]> {
  const { state, turns } = await filled(form, [typed], 'sms', turnIn(lang));
  const shown = ask(form, state, english);
  if (turns[0]?.kind === 'searched' && shown.kind === 'question')
    return ['?', ...shown.question.narrowed.map(({ label }) => label)];
  const found = (answersIn(form, state)['q'] ?? []) as { display?: string }[];
  return found.map(({ display }) => display ?? '');
}

function rows(name: string, form: ReturnType<typeof formOf>, lang: Lang, list: Row[]): void {
  describe(name, () => {
    it.each(list)('%s', async (typed, wanted) =>
      expect(await told(form, lang, typed)).toEqual(Array.isArray(wanted) ? wanted : [wanted]),
    );
  });
}

rows(
  'the words of an option, whole or first',
  choice('Was food short?', ['Often true', 'Never true', "Don't know/refused"]),
  'en',
  [
    ['never', 'Never true'],
    ['dont know', "Don't know/refused"],
    ["I'm not sure", "Don't know/refused"],
    ['refuse', "Don't know/refused"],
  ],
);

rows(
  'what declines is the option that declines, and no skip',
  choice('Race?', ['White', 'Asian', 'I choose not to answer this question']),
  'en',
  [
    ['dont want to answer', 'I choose not to answer this question'],
    ['rather not say', 'I choose not to answer this question'],
  ],
);

rows(
  'how often',
  choice('How often do you drink?', [
    'Never',
    'Monthly or less',
    '2-4 times a month',
    '2-3 times a week',
    '4 or more times a week',
  ]),
  'en',
  [
    ['once a month', 'Monthly or less'],
    ['twice a week', '2-3 times a week'],
    ['five times a week', '4 or more times a week'],
    ['every day', '4 or more times a week'],
    ['a week', []],
  ],
);

rows(
  'how long',
  choice('How long?', ['Less than three months', 'Three months to a year', 'One to five years', 'Longer']),
  'en',
  [
    ['10 years', 'Longer'],
    ['about ten years, since 2015', 'Longer'],
    ['6 weeks', 'Less than three months'],
    ['half a year', 'Three months to a year'],
    ['2 and a half years', 'One to five years'],
    ['a year', ['?', 'Three months to a year', 'One to five years']],
    ['20 tablets', []],
    ['oh lord 20 yrs', 'Longer'],
    ['couple years', 'One to five years'],
    ['going on 3 yrs', 'One to five years'],
    ['about six years now', 'Longer'],
    ['a year and a half or so', 'One to five years'],
    // It asks for how long something lasts, which no day tells.
    ['since 2019', []],
  ],
);

const since = ['Less than three months', 'Three months to a year', 'One to five years', 'Longer'];

rows('since when, by a day', choice('How long have you had it?', since), 'en', [
  ['since about 2019', 'Longer'],
  ['2019', 'Longer'],
  ['last month', 'Less than three months'],
  ['june 2025', 'Three months to a year'],
  ['2021', ['?', 'One to five years', 'Longer']],
  ['next month', []],
  ['since 2031', []],
]);

rows(
  'desde cuándo, por un día',
  choice('¿Desde cuándo lo tiene?', ['Menos de tres meses', 'De tres meses a un año', 'Más de un año']),
  'es',
  [
    ['desde como 2019', 'Más de un año'],
    ['fue en junio de 2025', 'De tres meses a un año'],
    ['desde antier', 'Menos de tres meses'],
  ],
);

rows(
  'since when, in years alone',
  choice('How long have you had it?', ['Under 1 year', '1 to 3 years', 'Over 3 years']),
  'en',
  [
    ['2024', '1 to 3 years'],
    ['10 years ago', 'Over 3 years'],
  ],
);

it('leaves a year alone where an age is asked for', async () => {
  const form = choice('How old were you?', ['Under 18 years', '18 to 40 years', 'Over 40 years']);
  expect(await told(form, 'en', 'since about 2019')).toEqual([]);
});

rows(
  'how long, in Spanish',
  choice('¿Desde cuándo?', [
    'Menos de tres meses',
    'De tres meses a un año',
    'De uno a cinco años',
    'Más tiempo',
  ]),
  'es',
  [
    ['desde hace como 8 años', 'Más tiempo'],
    ['uy como 20 años', 'Más tiempo'],
    ['un año y medio más o menos', 'De uno a cinco años'],
    ['ya va para tres años', 'De uno a cinco años'],
  ],
);

rows(
  'a number alone, where it can only be of one thing',
  choice('How many minutes can you sit?', ['Under 10 minutes', '10 to 59 minutes', '1 hour or more']),
  'en',
  [
    ['20', '10 to 59 minutes'],
    ['80', '1 hour or more'],
    ['half an hour', '10 to 59 minutes'],
  ],
);

rows(
  'a number alone, where it may be of several',
  choice('How long?', ['1-3 weeks', '1-11 months', '1 year or more']),
  'en',
  [
    ['2', []],
    ['2 months', '1-11 months'],
  ],
);

rows(
  'a no, and what it is about',
  choice('Where do you live?', ['I have a home', 'I do not have a home']),
  'en',
  [
    ['no home', 'I do not have a home'],
    ['home', 'I have a home'],
  ],
);

rows('a no to less than an option says', choice('How is it?', ['Neither good nor bad', 'Very bad']), 'en', [
  ['not bad', []],
]);

rows(
  'a plain no is the option that says none of it',
  choice('Bad sleep?', ['Not at all', 'Some nights', 'Every night']),
  'en',
  [
    ['no', 'Not at all'],
    ['not really', []],
    ['no, but it was bad once', []],
  ],
);

rows(
  'but not where an option is a yes, or none says only that',
  choice('Do you smoke?', ['I do', 'Never smoked', 'I did']),
  'en',
  [['no', []]],
);

rows('a topic is not its denial', choice('What is it?', ['No pain', 'Numbness']), 'en', [['pain', []]]);

rows('a stronger word', choice('How bad?', ['None', 'Severe', 'Very severe']), 'en', [
  ['really severe', ['?', 'Severe', 'Very severe']],
  ['severe', 'Severe'],
]);

rows('two, where one is wanted', choice('What helps most?', ['Heat', 'Cold', 'Rest']), 'en', [
  ['heat and rest', ['?', 'Heat', 'Rest']],
  ['heat or cold', ['?', 'Heat', 'Cold']],
]);

rows('several', choice('What helps?', ['Heat or cold', 'Simple tablets', 'Rest'], { repeats: true }), 'en', [
  ['simple ones and rest', ['Simple tablets', 'Rest']],
  ['rest, please', 'Rest'],
  ['walking and rest', []],
]);

rows('in Spanish', choice('¿Trabaja?', ['Sí', 'No, por el dolor', 'No, por otra razón']), 'es', [
  ['no trabajo', ['?', 'No, por el dolor', 'No, por otra razón']],
  ['por otra razón', 'No, por otra razón'],
]);

rows(
  'how often in Spanish',
  choice('¿Cuánto?', ['Nunca', 'Una vez al mes', 'De 2 a 3 veces por semana', '4 o más veces por semana']),
  'es',
  [
    ['dos veces a la semana', 'De 2 a 3 veces por semana'],
    ['todos los días', '4 o más veces por semana'],
    ['a veces', []],
  ],
);

it('words of one language mean an option of the other', async () => {
  const form = choice('How often?', ['Never', 'Rarely', 'Often']);
  expect(await told(form, 'es', 'casi nunca')).toEqual(['Rarely']);
});

it('of two that fit either is then chosen by its own mark or its words, and so is any other', async () => {
  const form = choice('Paid work?', ['Yes', 'No, because of pain', 'No, for another reason']);
  for (const [then, wanted] of [
    ['3', 'No, for another reason'],
    ['pain', 'No, because of pain'],
    ['yes', 'Yes'],
  ] as const) {
    const { state } = await filled(form, ['no', then]);
    expect(answersIn(form, state)['q']).toEqual([coding(wanted).valueCoding]);
  }
});

it('a day that is offered is shown in words, and told without its year', async () => {
  const form = formOf([
    {
      linkId: 'q',
      type: 'choice',
      text: 'Which day?',
      answerOption: ['2026-12-01', '2026-12-08'].map((valueDate) => ({ valueDate })),
    },
  ]);
  const { opening, state } = await filled(form, ['december 8']);
  expect(opening.show[0]).toContain('December 8, 2026');
  expect(answersIn(form, state)['q']).toEqual(['2026-12-08']);
});

describe('words with a slip of the finger', () => {
  const labels = ['Never', 'Rarely', 'Sometimes', 'Much better', 'Much worse', 'Unemployed'];
  const form = choice('How?', labels);
  it.each<Row>([
    ['rarley', 'Rarely'],
    ['sometmes', 'Sometimes'],
    ['much beter', 'Much better'],
    ['Unemplyed', 'Unemployed'],
    ['raarely', 'Rarely'],
  ])('are the one option so near, and told back: %s', async (typed, wanted) => {
    const { turns } = await filled(form, [typed]);
    expect(await told(form, 'en', typed)).toEqual([wanted]);
    expect(turns[0]?.said).toEqual([`I have written down ${String(wanted)} for that.`]);
  });

  // Another word, a short one, or one that turns it around.
  it.each(['fever', 'employed', 'not rarley', 'much'])('are not %s', async (typed) => {
    expect(await told(form, 'en', typed)).not.toContain('Never');
    expect((await filled(form, [typed])).turns[0]?.kind).not.toBe('answered');
  });

  it('are own words where those are welcome', async () => {
    const open = choice('How?', labels, { type: 'open-choice' });
    expect(answersIn(open, (await filled(open, ['rarley'])).state)['q']).toEqual(['rarley']);
  });

  it('are looked past in a long list too', async () => {
    const many = choice('Where?', [
      'Germany',
      'Georgia',
      ...Array.from({ length: 20 }, (_, at) => `Land ${at}`),
    ]);
    expect(await told(many, 'en', 'germny')).toEqual(['Germany']);
  });
});

describe('the numbers before options', () => {
  const counted = (...weights: number[]) =>
    choice('How often?', ['Not at all', 'Several days', 'Nearly every day'], {
      answerOption: weights.map((valueDecimal, at) => ({
        ...coding(`c${at}`, ['Not at all', 'Several days', 'Nearly every day'][at]),
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal }],
      })),
    });
  it('are those by which the form counts them, where that is 0, 1, 2', async () => {
    expect((await filled(counted(0, 1, 2), [])).opening.show[0]).toContain('0 Not at all\n1 Several days');
    expect(await told(counted(0, 1, 2), 'en', '0')).toEqual(['Not at all']);
    expect(await told(counted(0, 1, 2), 'en', '1')).toEqual(['Several days']);
  });

  it('are their places, where it counts in another way', async () => {
    for (const form of [counted(2, 1, 0), counted(0, 1, 3), counted(1, 2, 3)])
      expect(await told(form, 'en', '1')).toEqual(['Not at all']);
  });

  it('are no part of a face', async () => {
    const faces = choice('Face?', ['😀 Happy', '😢 Sad']);
    expect(await told(faces, 'en', '😢')).toEqual(['😢 Sad']);
  });
});

rows(
  'one of several that may be picked alone',
  choice('Any trouble?', ['No', 'Side effects', 'Running low early', 'Pain, always, with bad spells']),
  'en',
  [
    ['side effects and running low', ['?', 'Side effects', 'Running low early']],
    ['none', 'No'],
    ['always but with bad spells', 'Pain, always, with bad spells'],
    ['running low', 'Running low early'],
  ],
);

rows(
  'better, worse and the same',
  choice('Since then?', ['Much improved', 'Minimally improved', 'No change', 'Much worse']),
  'en',
  [
    ['much better', 'Much improved'],
    ['a little better', 'Minimally improved'],
    ['about the same', 'No change'],
    ['igual', 'No change'],
  ],
);

const lately = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'];
rows('so many days of two weeks', choice('Over the last 2 weeks, how often?', lately), 'en', [
  ['2 or 3 days', 'Several days'],
  ['like 8 or 9 days out of the 14', 'More than half the days'],
  ['13 days', 'Nearly every day'],
  ['one day', []],
  ['7 days', []],
  ['over half the days. mostly evenings', 'More than half the days'],
]);
