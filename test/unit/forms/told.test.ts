/** Days, times, amounts and lists as tired people type them, in both languages. The day is Monday 2 March 2026. */
import { answersIn, coding, filled, formOf, turnIn } from './playing.ts';

type Lang = 'en' | 'es';
type Row = [lang: Lang, typed: string, wanted: unknown];

async function told(item: object, lang: Lang, typed: string): Promise<unknown> {
  const form = formOf([{ linkId: 'q', text: 'Q?', ...item }]);
  const { state } = await filled(form, [typed], 'sms', turnIn(lang));
  const [found, ...more] = answersIn(form, state)['q'] ?? [];
  return more.length > 0 ? [found, ...more] : found;
}

describe('a day', () => {
  const rows: Row[] = [
    ['en', 'the day before yesterday', '2026-02-28'],
    ['en', 'now', '2026-03-02'],
    ['es', 'ahora', '2026-03-02'],
    ['en', 'about 3 days ago', '2026-02-27'],
    ['en', 'since two weeks ago', '2026-02-16'],
    ['en', '2 months ago', '2026-01'],
    ['en', 'ten years ago', '2016'],
    ['en', 'last friday', '2026-02-27'],
    ['en', 'last monday', '2026-02-23'],
    ['en', 'in two weeks', '2026-03-16'],
    ['en', 'since 2019', '2019'],
    ['en', 'i think it was in june 2020', '2020-06'],
    ['en', 'on the 3rd of March 2019 or so', '2019-03-03'],
    ['en', '2024/3/14', '2024-03-14'],
    ['es', 'desde antier', '2026-02-28'],
    ['es', 'hace como dos semanas', '2026-02-16'],
    ['es', 'hace un año', '2025'],
    ['es', 'el viernes pasado', '2026-02-27'],
    ['es', 'el mes pasado', '2026-02'],
    ['es', 'dentro de dos semanas', '2026-03-16'],
    ['es', 'fue en junio de 2020', '2020-06'],
    ['es', 'setiembre 2020', '2020-09'],
    // What may be another day, or none, is asked again.
    ['en', 'in march', undefined],
    ['en', 'Tuesday', undefined],
    ['en', 'last week', undefined],
    ['en', 'before 2019', undefined],
    ['en', 'less than a week ago', undefined],
    ['en', '31 june 2020', undefined],
    ['es', 'la semana pasada', undefined],
    ['es', 'no sé', undefined],
  ];
  it.each(rows)('%s: %s', async (lang, typed, wanted) =>
    expect(await told({ type: 'date' }, lang, typed)).toBe(wanted),
  );
});

describe('a time of day', () => {
  const rows: Row[] = [
    ['en', 'around 10pm', '22:00:00'],
    ['en', 'half past 10 at night', '22:30:00'],
    ['en', '0630', '06:30:00'],
    ['en', '730pm', '19:30:00'],
    ['en', '2575', undefined],
    ['en', "10 o'clock at night", '22:00:00'],
    ['en', 'noon', '12:00:00'],
    ['en', '7 in the morning', '07:00:00'],
    ['en', 'ten thirty at night', '22:30:00'],
    ['en', '2 at night', '02:00:00'],
    ['en', '7 this morning', '07:00:00'],
    ['es', 'las 10 y media de la noche', '22:30:00'],
    ['es', 'a las 7 de la tarde', '19:00:00'],
    ['es', '12 de la noche', '00:00:00'],
    ['es', 'a medianoche', '00:00:00'],
    ['en', '10', undefined],
    ['en', '12 in the morning', undefined],
    ['en', 'between 10 and 11 pm', undefined],
    ['es', 'las diez', undefined],
  ];
  it.each(rows)('%s: %s', async (lang, typed, wanted) =>
    expect(await told({ type: 'time' }, lang, typed)).toBe(wanted),
  );

  it.each<Row>([
    ['en', '3pm yesterday', '2026-03-01T15:00:00-05:00'],
    ['en', 'last night at 10', '2026-03-01T22:00:00-05:00'],
    ['en', 'this morning at 8', '2026-03-02T08:00:00-05:00'],
    ['es', 'anoche a las 10', '2026-03-01T22:00:00-05:00'],
    ['en', '3 days ago at noon', '2026-02-27T12:00:00-05:00'],
    ['es', 'ayer a las 3 de la tarde', '2026-03-01T15:00:00-05:00'],
  ])('with its day, %s: %s', async (lang, typed, wanted) =>
    expect(await told({ type: 'dateTime' }, lang, typed)).toBe(wanted),
  );
});

describe('what lacked only a part', () => {
  const units = ['cm', '[in_i]'].map((code) => ({
    url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption',
    valueCoding: { system: 'http://unitsofmeasure.org', code },
  }));
  it.each<[lang: Lang, item: object, typed: string[], asked: string, wanted: unknown]>([
    ['en', { type: 'date' }, ['March 15', '2015'], 'Which year was that?', '2015-03-15'],
    ['en', { type: 'date' }, ['3/15', 'last year'], 'Which year was that?', '2025-03-15'],
    ['es', { type: 'date' }, ['15 de marzo', '2015'], '¿De qué año?', '2015-03-15'],
    [
      'en',
      { type: 'time' },
      ['half past 6', 'in the morning'],
      'Is that in the morning or in the evening?',
      '06:30:00',
    ],
    ['es', { type: 'time' }, ['las diez', 'de la noche'], '¿Es de la mañana o de la noche?', '22:00:00'],
    [
      'en',
      { type: 'dateTime' },
      ['yesterday at 10', 'pm'],
      'Is that in the morning',
      '2026-03-01T22:00:00-05:00',
    ],
    ['en', { type: 'quantity', extension: units }, ['170', 'cm'], 'with its unit', { code: 'cm' }],
    // Whoever tells all of it anew is heard too, and nothing is left of what was said before.
    ['en', { type: 'date' }, ['March 15', 'April 2, 2014'], 'Which year', '2014-04-02'],
    ['en', { type: 'time' }, ['10', 'hm', '9 pm'], 'Is that in the morning', '21:00:00'],
  ])('%s: %j, %j', async (lang, item, typed, asked, wanted) => {
    const form = formOf([{ linkId: 'q', text: 'Q?', ...item }]);
    const { state, turns } = await filled(form, typed, 'sms', turnIn(lang));
    expect(turns[0]?.said[0]).toContain(asked);
    const found = answersIn(form, state)['q']?.[0];
    if (typeof wanted === 'object') expect(found).toMatchObject(wanted as object);
    else expect(found).toBe(wanted);
    expect(state.half).toBeUndefined();
  });
});

describe('an amount', () => {
  const rows: Row[] = [
    ['en', '7 and a half', 7.5],
    ['en', '7½', 7.5],
    ['en', '2 1/2', 2.5],
    ['en', '.5', 0.5],
    ['en', 'eighty', 80],
    ['en', 'i slept about 6', 6],
    ['es', 'siete y media', 7.5],
    ['es', 'treinta y dos', 32],
    ['es', 'veinticinco', 25],
    ['en', 'a hundred and twenty', 120],
    ['es', 'ciento veinte', 120],
    ['en', '10k', 10_000],
    ['en', '120/80', undefined],
    ['en', '3/14', undefined],
    ['en', '4-5', undefined],
  ];
  it.each(rows)('%s: %s', async (lang, typed, wanted) =>
    expect(await told({ type: 'decimal' }, lang, typed)).toBe(wanted),
  );

  const unit = (code: string) => ({
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
        valueCoding: { system: 'http://unitsofmeasure.org', code },
      },
    ],
  });
  type InUnit = [code: string, lang: Lang, typed: string, wanted: number | undefined];
  it.each<InUnit>([
    ['d/wk', 'en', 'about 3 days', 3],
    ['d/wk', 'es', 'unos 3 días a la semana', 3],
    ['min/d', 'en', '30 minutes', 30],
    ['min/d', 'en', 'half an hour', 30],
    ['min/d', 'es', 'una hora y media', 90],
    ['min', 'en', '1 hour 20', 80],
    ['min', 'en', '1h and 5 min', 65],
    ['h', 'en', '7h 30', 7.5],
    ['m', 'es', '1 metro 75', 1.75],
    ['cm', 'es', '1 m 75', 175],
    ['m', 'en', '1 m 5', undefined],
    ['mg', 'en', '5 mg 2', undefined],
    ['d', 'en', '2 days 3', undefined],
    ['kg', 'es', '80 kilos', 80],
    ['cm', 'en', '1.70 m', 170],
    ['[in_i]', 'en', '5\'7"', 67],
    ['[in_i]', 'en', '5 foot 7', 67],
    ['cm', 'en', '5\'7"', 170.18],
    ['h', 'en', 'an hour', 1],
    ['h', 'es', 'unas 5 o 6', 5.5],
    ['h', 'en', 'between 5 and 6 hours', 5.5],
    ['kg', 'en', '176 lb', 79.8],
    ['kg', 'es', '150 libras', 68],
    ['h', 'en', '20 minutes', 0.33],
    // Of another kind, only roughly the same, or of quite another size.
    ['d/wk', 'en', '30 minutes', undefined],
    ['a', 'en', '3 weeks', undefined],
    ['mg', 'en', '165 pounds', undefined],
    ['h', 'en', '2 to 9', undefined],
    ['{tbl}', 'en', '1 or 2', undefined],
  ])('in %s, %s: %s', async (code, lang, typed, wanted) =>
    expect(await told({ type: 'decimal', ...unit(code) }, lang, typed)).toBe(wanted),
  );

  it('of which the middle was kept is told', async () => {
    const form = formOf([{ linkId: 'q', type: 'decimal', text: 'How many hours do you sleep?' }]);
    const { turns } = await filled(form, ['5 or 6']);
    expect(turns[0]?.said).toEqual(['I have written down 5.5 for that.']);
  });

  it('is asked for in words, and never in the codes of machines', async () => {
    for (const [code, wanted] of [
      ['d/wk', 'days per week'],
      ['mm[Hg]', 'mmHg'],
      ['[lb_av]', 'pounds'],
      ['{beats}/min', 'beats per minute'],
      ['mg/dL', 'mg/dL'],
      ['10*3/uL', '10*3/uL'],
    ] as const) {
      const form = formOf([{ linkId: 'q', type: 'decimal', text: 'How much?', ...unit(code) }]);
      expect((await filled(form, [])).opening.show[0]).toContain(`The unit is ${wanted}.`);
    }
  });

  it('in another unit of the same kind is told back in the one asked for', async () => {
    const form = formOf([{ linkId: 'q', type: 'decimal', text: 'Weight?', ...unit('kg') }]);
    expect((await filled(form, ['150 pounds'])).turns[0]?.said).toEqual([
      'I have written down 68 kg for that.',
    ]);
    expect((await filled(form, ['68 kg'])).turns[0]?.said).toEqual([]);
  });

  it('goes by the unit that takes all of its parts', async () => {
    const either = ['cm', '[in_i]'].map((code) => ({
      url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption',
      valueCoding: { system: 'http://unitsofmeasure.org', code },
    }));
    for (const typed of ['5 ft 7', '5\'7"'])
      expect(await told({ type: 'quantity', extension: either }, 'en', typed)).toMatchObject({
        value: 67,
        code: '[in_i]',
      });
  });

  it.each<[string, number | undefined]>([
    ["there's 4 of us", 4],
    ['its only 3 now', 3],
    ['i fell twice', 2],
    ['three times i think', 3],
    // What the number counts may be something else, or it is not the whole number.
    ['my 2 kids', undefined],
    ['me and 2 of my kids', undefined],
    ['2 packs', undefined],
    ['not 4 any more', undefined],
    ['4 but it was 6', undefined],
  ])('is the only number of a sentence, and told back: %s', async (typed, wanted) => {
    const form = formOf([{ linkId: 'q', type: 'integer', text: 'How many?' }]);
    const { state, turns } = await filled(form, [typed]);
    expect(answersIn(form, state)['q']?.[0]).toBe(wanted);
    if (wanted !== undefined) expect(turns[0]?.said).toEqual([`I have written down ${wanted} for that.`]);
  });

  it('is counted in times where the unit is only a count', async () => {
    expect(await told({ type: 'integer', ...unit('{#}/(30.s)') }, 'en', 'i did 9 times')).toBe(9);
  });

  it('is an end of the scale by its name', async () => {
    const control = (code: string) => ({
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
          valueCodeableConcept: { coding: [{ code }] },
        },
      ],
    });
    const bound = (url: string, valueInteger: number) => ({
      url: `http://hl7.org/fhir/StructureDefinition/${url}`,
      valueInteger,
    });
    const item = {
      type: 'integer',
      extension: [bound('minValue', 0), bound('maxValue', 100)],
      item: [
        { linkId: 'l', type: 'display', text: 'Worst', ...control('lower') },
        { linkId: 'u', type: 'display', text: 'Best', ...control('upper') },
      ],
    };
    expect([await told(item, 'en', 'the best'), await told(item, 'en', 'Worst')]).toEqual([100, 0]);
  });

  it('half of one thing', async () => {
    expect(await told({ type: 'quantity' }, 'es', 'media pastilla')).toEqual({
      value: 0.5,
      unit: 'pastilla',
    });
    expect(await told({ type: 'quantity' }, 'en', '1/2 tablet')).toEqual({ value: 0.5, unit: 'tablet' });
  });

  it('years of age have their unit in the question', async () => {
    expect(await told({ type: 'integer', text: 'How old are you?' }, 'en', '67 years')).toBe(67);
    expect(
      await told({ type: 'integer', text: 'How long did you sleep?' }, 'en', '90 minutes'),
    ).toBeUndefined();
  });

  it('is held to a limit in the unit of that limit only', async () => {
    const unit = (code: string, display: string) => ({
      url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption',
      valueCoding: { system: 'http://unitsofmeasure.org', code, display },
    });
    const most = {
      url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-maxQuantity',
      valueQuantity: { value: 250, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
    };
    const item = { type: 'quantity', extension: [unit('kg', 'kg'), unit('[lb_av]', 'pounds'), most] };
    expect(await told(item, 'en', '300 pounds')).toMatchObject({ value: 300, code: '[lb_av]' });
    expect(await told(item, 'en', '300 kg')).toBeUndefined();
  });
});

describe('an amount by a day or by its pair', () => {
  const years = { type: 'integer', text: 'How many years have you had it?' };
  const upper = { type: 'integer', text: 'What was the upper number of your blood pressure?' };
  const alta = { type: 'integer', text: '¿Cuál fue su presión alta?' };
  const rows: [item: object, ...Row][] = [
    [years, 'en', 'since about 2019', 7],
    [years, 'en', '2019', 7],
    [years, 'en', 'last month', 0],
    [years, 'en', '7', 7],
    [{ type: 'integer', text: '¿Cuántos años lleva con ello?' }, 'es', 'desde 2019', 7],
    // Nobody knows which of twelve months was meant.
    [{ type: 'integer', text: 'How many months have you had it?' }, 'en', 'since about 2019', undefined],
    [{ type: 'integer', text: 'How many falls?' }, 'en', 'since about 2019', undefined],
    [upper, 'en', '128 over 82', 128],
    [upper, 'en', 'it was 128/82', 128],
    [upper, 'en', '128', 128],
    [{ type: 'integer', text: 'Diastolic pressure?' }, 'en', '128 over 82 mmHg', 82],
    [alta, 'es', '128 con 82', 128],
    [alta, 'es', '128 sobre 82', 128],
    // No pair that a cuff shows, more than a pair, or a question that names no end of it.
    [upper, 'en', '82 over 128', undefined],
    [upper, 'en', '12 over 8', undefined],
    [upper, 'en', '128 over 82 and 140 over 90', undefined],
    [{ type: 'integer', text: 'What was your blood pressure?' }, 'en', '128 over 82', undefined],
  ];
  it.each(rows)('%j %s: %s', async (item, lang, typed, wanted) =>
    expect(await told(item, lang, typed)).toBe(wanted),
  );
});

describe('several options', () => {
  const names = ['Heat', 'Cold', 'Rest', 'Walking'];
  const item = { type: 'choice', repeats: true, answerOption: names.map((each) => coding(each)) };
  const is = (...wanted: string[]) => wanted.map((each) => coding(each).valueCoding);
  it.each<[string, unknown]>([
    ['1, 2, and 4', is('Heat', 'Cold', 'Walking')],
    ['1) 2)', is('Heat', 'Cold')],
    ['heat / cold', is('Heat', 'Cold')],
    ['heat and walking help', is('Heat', 'Walking')],
    ['all of them', is(...names)],
    ['1.4', undefined],
    ['1, 2 or 3', undefined],
  ])('%s', async (typed, wanted) => expect(await told(item, 'en', typed)).toEqual(wanted));

  it('none of them leaves the question out, or means the option that says so', async () => {
    const form = formOf([{ linkId: 'q', text: 'Q?', ...item }]);
    expect((await filled(form, ['none of them'])).turns[0]?.kind).toBe('skipped');
    const exclusive = {
      ...coding('None'),
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive', valueBoolean: true },
      ],
    };
    const own = { ...item, answerOption: [...item.answerOption, exclusive] };
    expect(await told(own, 'en', 'none of these')).toEqual(coding('None').valueCoding);
  });

  it('are days and times, by what they say', async () => {
    const at = (...times: string[]) => ({
      type: 'choice',
      answerOption: times.map((valueTime) => ({ valueTime })),
    });
    for (const typed of ['b', '20:00', '8 pm'])
      expect(await told(at('08:00:00', '20:00:00'), 'en', typed)).toBe('20:00:00');
  });

  it('go by letters where their words have numbers, and a number is looked for in those', async () => {
    const days = ['0-2 days', '3-5 days', '6 or 7 days'].map((each) => coding(each));
    const one = { type: 'choice', answerOption: days };
    for (const typed of ['4', '4 days', 'b', '3-5'])
      expect(await told(one, 'en', typed)).toEqual(coding('3-5 days').valueCoding);
    for (const typed of ['a c', 'A and C please', "it's A and C"])
      expect(await told({ ...one, repeats: true }, 'en', typed)).toEqual([
        coding('0-2 days').valueCoding,
        coding('6 or 7 days').valueCoding,
      ]);
  });
});

describe('none at all, on a scale', () => {
  const scale = (lower: string) => {
    const end = (name: string, value: number) => ({
      url: `http://hl7.org/fhir/StructureDefinition/${name}`,
      valueInteger: value,
    });
    const control = { coding: [{ system: 'http://hl7.org/fhir/questionnaire-item-control', code: 'lower' }] };
    return {
      type: 'integer',
      extension: [end('minValue', 0), end('maxValue', 10)],
      item: [
        {
          linkId: 'low',
          type: 'display',
          text: lower,
          extension: [
            {
              url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
              valueCodeableConcept: control,
            },
          ],
        },
      ],
    };
  };
  const rows: [lower: string, lang: Lang, typed: string, wanted: unknown][] = [
    ['no pain', 'en', 'none', 0],
    ['does not interfere', 'es', 'nada', 0],
    // Nobody's mood is "none".
    ['very low', 'en', 'none', undefined],
    ['very low', 'es', 'ninguna', undefined],
    ['very low', 'es', 'nada', undefined],
    ['very low', 'es', '0', 0],
    ['very low', 'en', 'zero', 0],
  ];
  it.each(rows)('%s, %s: %s', async (lower, lang, typed, wanted) =>
    expect(await told(scale(lower), lang, typed)).toBe(wanted),
  );
});
