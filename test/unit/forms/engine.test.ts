import { answer, correct, open, resume } from '../../../src/forms/engine.ts';
import { ask } from '../../../src/forms/ask.ts';
import { state as stateShape } from '../../../src/forms/state.ts';
import { answersIn, coding, english, filled, formOf, responseTo, turnIn } from './playing.ts';

const options = (...names: string[]) => ({
  answerOption: names.map((name) => coding(name.toLowerCase(), name)),
});

describe('every kind of question', () => {
  const kinds: [string, object, string, unknown][] = [
    ['a yes or no', { type: 'boolean' }, 'yep', true],
    ['a whole number', { type: 'integer' }, '1,200', 1200],
    ['a whole number in words', { type: 'integer' }, 'about five', 5],
    ['a decimal', { type: 'decimal' }, '68,5', 68.5],
    ['a decimal below nothing', { type: 'decimal' }, '-2.50', -2.5],
    ['a decimal as it is written in Europe', { type: 'decimal' }, '1.234,5', 1234.5],
    ['two words for one number', { type: 'integer' }, 'twenty five', 25],
    ['a number with the word of the question', { type: 'integer', text: 'How many days?' }, '5 days', 5],
    ['a date', { type: 'date' }, '3/14/2024', '2024-03-14'],
    ['a date of today', { type: 'date' }, 'Yesterday', '2026-03-01'],
    ['a date with a name', { type: 'date' }, 'March 3rd, 1963', '1963-03-03'],
    ['a date and time', { type: 'dateTime' }, '3/14/2024 2:30 pm', '2024-03-14T14:30:00-04:00'],
    ['a time', { type: 'time' }, '7 pm', '19:00:00'],
    ['a text', { type: 'string' }, ' my back ', 'my back'],
    ['a long text', { type: 'text' }, 'line one\nline two', 'line one\nline two'],
    ['a text with what FHIR forbids', { type: 'string' }, 'a\ud800\u0000\u00a0b', 'a\ufffd b'],
    ['an address', { type: 'url' }, 'https://example.org/a', 'https://example.org/a'],
    [
      'a choice by number',
      { type: 'choice', ...options('Mild', 'Bad') },
      '2',
      coding('bad', 'Bad').valueCoding,
    ],
    [
      'a choice by words',
      { type: 'choice', ...options('Mild', 'Bad') },
      'bad',
      coding('bad', 'Bad').valueCoding,
    ],
    [
      'a choice named by a command',
      { type: 'choice', ...options('Neck', 'Back') },
      'back',
      coding('back', 'Back').valueCoding,
    ],
    [
      'an option',
      { type: 'open-choice', ...options('Heat', 'Cold') },
      '1',
      coding('heat', 'Heat').valueCoding,
    ],
    ['own words', { type: 'open-choice', ...options('Heat', 'Cold') }, 'my cat', 'my cat'],
    [
      'an amount',
      {
        type: 'quantity',
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
            valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg' },
          },
        ],
      },
      '70 kilos',
      { value: 70, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
    ],
    [
      'a record',
      {
        type: 'reference',
        answerOption: [
          { valueReference: { reference: 'Practitioner/1', display: 'Dr A' } },
          { valueReference: { reference: 'Practitioner/2', display: 'Dr B' } },
        ],
      },
      'dr b',
      { reference: 'Practitioner/2', display: 'Dr B' },
    ],
    [
      'numbers as options',
      { type: 'choice', answerOption: [{ valueInteger: 0 }, { valueInteger: 5 }, { valueInteger: 9 }] },
      '5',
      5,
    ],
  ];
  it.each(kinds)('%s', async (_, item, typed, wanted) => {
    const form = formOf([{ linkId: 'q', text: 'Q?', ...item }]);
    const { state, turns } = await filled(form, [typed]);
    expect(turns[0]?.kind).toBe('answered');
    expect(answersIn(form, state)).toEqual({ q: [wanted] });
    expect(responseTo(form, state).status).toBe('completed');
  });

  it.each<[string, object, string, string]>([
    ['two numbers', { type: 'integer' }, '3 or 4', 'span'],
    ['a number whose size is in a word', { type: 'integer' }, '5 hundred', 'number'],
    ['two numbers in words', { type: 'integer' }, 'five twenty', 'several'],
    [
      'another unit than the one asked for',
      { type: 'integer', text: 'How many hours?' },
      '90 minutes',
      'whole',
    ],
    ['a half where whole ones are wanted', { type: 'integer' }, '3.5', 'whole'],
    ['words where a number is wanted', { type: 'decimal' }, 'plenty', 'number'],
    [
      'another unit',
      {
        type: 'decimal',
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit', valueCoding: { code: 'kg' } },
        ],
      },
      '150 minutes',
      'unit',
    ],
    ['a day that is none', { type: 'date' }, '2/30/2024', 'date'],
    ['an hour that may be either', { type: 'time' }, '7', 'half-day'],
    ['a day of which the year was not told', { type: 'date' }, 'March 15', 'year'],
    ['an option that is none', { type: 'choice', ...options('Mild', 'Bad') }, '3', 'option'],
    ['neither', { type: 'boolean' }, 'perhaps', 'yes-no'],
    [
      'a number no option has, before own words',
      { type: 'open-choice', ...options('Heat', 'Cold') },
      '7',
      'option',
    ],
    ['too long a text', { type: 'string', maxLength: 3 }, 'long', 'too-long'],
    ['nothing', { type: 'string' }, ' ', 'empty'],
  ])('does not take %s', async (_, item, typed, because) => {
    const form = formOf([{ linkId: 'q', text: 'Q?', ...item }]);
    const begun = await open(form, turnIn().world);
    const turned = await answer(form, begun, { kind: 'text', text: typed }, turnIn());
    expect([turned.kind, turned.said[0]?.key]).toEqual(['unclear', `forms.unclear.${because}`]);
    expect(turned.state).toMatchObject({ answers: {}, tries: 1 });
  });

  it('holds numbers and dates to their bounds', async () => {
    const bound = (end: string, value: object) => ({
      url: `http://hl7.org/fhir/StructureDefinition/${end}Value`,
      ...value,
    });
    const form = formOf([
      {
        linkId: 'n',
        type: 'integer',
        text: 'n',
        extension: [bound('min', { valueInteger: 0 }), bound('max', { valueInteger: 10 })],
      },
      { linkId: 'd', type: 'date', text: 'd', extension: [bound('max', { valueDate: '2026-03-02' })] },
    ]);
    const { turns, state } = await filled(form, ['11', 'a 6', 'tomorrow', 'today']);
    expect(turns.map(({ kind }) => kind)).toEqual(['unclear', 'answered', 'unclear', 'answered']);
    expect(answersIn(form, state)).toEqual({ n: [6], d: ['2026-03-02'] });
  });
});

describe('what repeats', () => {
  it('options are picked at once', async () => {
    const form = formOf([
      { linkId: 'q', type: 'choice', repeats: true, text: 'Which?', ...options('Heat', 'Cold', 'Rest') },
    ]);
    for (const typed of ['3, 1', '1 3', 'rest and heat', '1 and 3'])
      expect(answersIn(form, (await filled(form, [typed])).state)).toEqual({
        q: [coding('heat', 'Heat').valueCoding, coding('rest', 'Rest').valueCoding],
      });
  });

  it('keeps what cannot stand with others alone, and counts', async () => {
    const occurs = (end: string, valueInteger: number) => ({
      url: `http://hl7.org/fhir/StructureDefinition/questionnaire-${end}Occurs`,
      valueInteger,
    });
    const none = {
      ...coding('none', 'None'),
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive', valueBoolean: true },
      ],
    };
    const form = formOf([
      {
        linkId: 'q',
        type: 'choice',
        repeats: true,
        text: 'Which?',
        extension: [occurs('min', 2), occurs('max', 2)],
        answerOption: [...options('Heat', 'Cold', 'Rest').answerOption, none],
      },
    ]);
    const { turns } = await filled(form, ['1', '1,2,3', '1,4', '4']);
    expect(turns.map(({ said }) => said[0])).toEqual([
      'Please choose at least 2.',
      'Please choose no more than 2.',
      'The choice "None" cannot go with others.',
      undefined,
    ]);
  });

  it('texts come one after another until NO', async () => {
    const form = formOf([{ linkId: 'q', type: 'string', repeats: true, text: 'Medicine?' }]);
    const { turns, state } = await filled(form, ['ibuprofen', 'paracetamol', 'no']);
    expect(turns[0]?.show.join()).toContain('Is there one more?');
    expect(answersIn(form, state)).toEqual({ q: ['ibuprofen', 'paracetamol'] });
  });

  it('groups stand inside one another, round by round', async () => {
    const form = formOf([
      {
        linkId: 'visit',
        type: 'group',
        repeats: true,
        text: 'Visit',
        item: [
          { linkId: 'when', type: 'integer', text: 'Year?' },
          {
            linkId: 'drug',
            type: 'group',
            repeats: true,
            text: 'Drug',
            item: [{ linkId: 'name', type: 'string', text: 'Name?' }],
          },
        ],
      },
    ]);
    const { state } = await filled(form, ['2020', 'a', 'yes', 'b', 'no', 'yes', '2021', 'c', 'no', 'no']);
    expect(state.at).toBeUndefined();
    const { item = [] } = responseTo(form, state);
    expect(item.map(({ item: below }) => below?.map(({ linkId }) => linkId))).toEqual([
      ['when', 'drug', 'drug'],
      ['when', 'drug'],
    ]);
    expect(answersIn(form, state)).toEqual({ when: [2020, 2021], name: ['a', 'b', 'c'] });
  });

  it('what must be there twice is asked twice without a question between', async () => {
    const min = { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs', valueInteger: 2 };
    const form = formOf([
      {
        linkId: 'g',
        type: 'group',
        repeats: true,
        extension: [min],
        item: [{ linkId: 'q', type: 'integer', text: 'Q?' }],
      },
    ]);
    const { state } = await filled(form, ['1', '2', 'no']);
    expect(answersIn(form, state)).toEqual({ q: [1, 2] });
  });

  it('questions below an answer come with it and go with it', async () => {
    const form = formOf([
      {
        linkId: 'q',
        type: 'choice',
        repeats: true,
        text: 'Which?',
        ...options('Heat', 'Cold'),
        item: [{ linkId: 'how', type: 'integer', text: 'How often?' }],
      },
    ]);
    const { state } = await filled(form, ['1, 2', '3', '4']);
    const [item] = responseTo(form, state).item ?? [];
    expect(item?.answer?.map(({ item: below }) => below?.[0]?.answer)).toEqual([
      [{ valueInteger: 3 }],
      [{ valueInteger: 4 }],
    ]);
    const changed = await filled(form, ['1, 2', '3', '4', 'back', 'back', 'back', '2']);
    expect(answersIn(form, changed.state)).toEqual({ q: [coding('cold', 'Cold').valueCoding] });
  });
});

describe('a linkId that is a name of every object', () => {
  it.each(['__proto__', 'constructor', 'toString'])('%s is one like any other', async (linkId) => {
    const form = formOf([
      { linkId, type: 'integer', text: 'Q?' },
      { linkId: 'z', type: 'boolean', text: 'Z?' },
    ]);
    const { state } = await filled(form, ['5', 'yes']);
    expect(responseTo(form, state).item?.[0]).toMatchObject({ linkId, answer: [{ valueInteger: 5 }] });
  });
});

describe('the conversation', () => {
  const three = formOf([
    {
      linkId: 'a',
      type: 'integer',
      text: 'A?',
      item: [
        {
          linkId: 'a-help',
          type: 'display',
          text: 'It tells us more.',
          extension: [
            {
              url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
              valueCodeableConcept: { coding: [{ code: 'help' }] },
            },
          ],
        },
      ],
    },
    { linkId: 'b', type: 'integer', text: 'B?', required: true },
    { linkId: 'c', type: 'string', text: 'C?' },
  ]);

  it('goes back and on, and leaves what was answered', async () => {
    const { turns, state } = await filled(three, ['1', 'back', 'skip', '2', 'words']);
    expect(turns.map(({ kind }) => kind)).toEqual(['answered', 'back', 'kept', 'answered', 'answered']);
    expect(answersIn(three, state)).toEqual({ a: [1], b: [2], c: ['words'] });
  });

  it('skips what may be skipped, and nothing else', async () => {
    const { turns, state } = await filled(three, ['skip', 'skip', '2', 'skip']);
    expect(turns.map(({ kind }) => kind)).toEqual(['skipped', 'unclear', 'answered', 'skipped']);
    expect(answersIn(three, state)).toEqual({ b: [2] });
    expect(responseTo(three, state).status).toBe('completed');
  });

  it('says why when asked', async () => {
    const { turns } = await filled(three, ['why', '1', 'why']);
    expect(turns.map(({ said }) => said[0])).toEqual([
      'Why I ask: It tells us more.',
      undefined,
      'The form does not say why. Your clinic can tell you.',
    ]);
  });

  it('hears a correction of the answer before', async () => {
    const { turns, state } = await filled(three, ['1', 'sorry, I meant 4', '2']);
    expect([turns[1]?.kind, turns[1]?.said]).toEqual(['corrected', ['I have changed that to 4.']]);
    expect(answersIn(three, state)).toEqual({ a: [4], b: [2] });
  });

  it('says yes and no, and not true and false', async () => {
    const form = formOf([
      { linkId: 'a', type: 'boolean', text: 'A?' },
      { linkId: 'b', type: 'boolean', text: 'B?' },
    ]);
    const { turns } = await filled(form, ['no', 'sorry, I meant yes', 'back']);
    expect([turns[1]?.said, turns[2]?.show.join()]).toEqual([
      ['I have changed that to yes.'],
      expect.stringContaining('So far: yes.'),
    ]);
  });

  it('puts any earlier answer right by its place', async () => {
    const { state } = await filled(three, ['1', '2']);
    const turned = await correct(three, state, 'a', '7', turnIn());
    expect(answersIn(three, turned.state)).toEqual({ a: [7], b: [2] });
    expect(turned.state.at).toBe('c');
  });

  it('leaves what is not about questions to whoever runs it', async () => {
    const turned = await answer(
      three,
      await open(three, turnIn().world),
      { kind: 'text', text: 'nurse' },
      turnIn(),
    );
    expect([turned.kind, turned.command]).toEqual(['command', 'nurse']);
  });

  it('where somebody says in their own words where it hurts, "back" is an answer', async () => {
    const form = formOf([
      { linkId: 'a', type: 'integer', text: 'A?' },
      { linkId: 'w', type: 'string', text: 'Where?' },
    ]);
    expect(answersIn(form, (await filled(form, ['1', 'Back'])).state)).toEqual({ a: [1], w: ['Back'] });
    for (const typed of ['go back', 'BACK'])
      expect((await filled(form, ['1', typed])).turns[1]?.kind).toBe('back');
    const other = formOf([
      { linkId: 'a', type: 'integer', text: 'A?' },
      { linkId: 'w', type: 'string', text: 'Anything else?' },
    ]);
    expect((await filled(other, ['1', 'back'])).turns[1]?.kind).toBe('back');
  });

  it('survives being written down at any point', async () => {
    const turn = turnIn();
    let state = await open(three, turn.world);
    for (const text of ['1', '2', 'words']) {
      state = stateShape.parse(JSON.parse(JSON.stringify(state)));
      ({ state } = await answer(three, state, { kind: 'text', text }, turn));
    }
    expect(answersIn(three, state)).toEqual({ a: [1], b: [2], c: ['words'] });
  });

  it('a changed form is said, and no answer lands under another question', async () => {
    const { state } = await filled(three, ['1']);
    const next = formOf(
      [
        { linkId: 'new', type: 'integer', text: 'New?' },
        { linkId: 'a', type: 'integer', text: 'A?' },
      ],
      { version: '2' },
    );
    const resumed = await resume(next, state, turnIn().world);
    expect(resumed.changed).toBe(true);
    expect(ask(next, resumed.state, english)).toMatchObject({
      kind: 'question',
      question: { linkId: 'new' },
    });
    expect(answersIn(next, resumed.state)).toEqual({ a: [1] });
    expect((await resume(three, state, turnIn().world)).changed).toBe(false);
  });

  it('speaks Spanish where the form does, and around it', async () => {
    const translation = {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/translation',
          extension: [
            { url: 'lang', valueCode: 'es' },
            { url: 'content', valueString: '¿Le duele?' },
          ],
        },
      ],
    };
    const form = formOf([{ linkId: 'q', type: 'boolean', text: 'Does it hurt?', _text: translation }]);
    const { opening, state } = await filled(form, ['claro que sí'], 'sms', turnIn('es'));
    expect(opening.show).toEqual(['¿Le duele?\nResponda SI o NO.']);
    expect(answersIn(form, state)).toEqual({ q: [true] });
  });

  it('shows what the form came with, and keeps it with a YES', async () => {
    const form = formOf([
      { linkId: 'n', type: 'integer', text: 'Tablets?', initial: [{ valueInteger: 2 }] },
      {
        linkId: 'h',
        type: 'string',
        hidden: true,
        text: 'x',
        extension: [
          { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', valueBoolean: true },
        ],
        initial: [{ valueString: 'study' }],
      },
      { linkId: 'r', type: 'string', readOnly: true, text: 'x', initial: [{ valueString: 'ward' }] },
    ]);
    const { opening, state } = await filled(form, ['yes']);
    expect(opening.show.join()).toContain('So far: 2. Reply YES to keep it.');
    expect(answersIn(form, state)).toEqual({ n: [2], h: ['study'], r: ['ward'] });
  });

  it('what nobody confirms and somebody skips is no answer', async () => {
    const form = formOf([{ linkId: 'n', type: 'integer', text: 'Tablets?', initial: [{ valueInteger: 2 }] }]);
    expect(answersIn(form, (await filled(form, ['skip'])).state)).toEqual({});
  });
});

describe('what is said around a question', () => {
  it('headings and explanations come before the question after them, once', async () => {
    const form = formOf([
      { linkId: 'intro', type: 'display', text: 'Hello.' },
      {
        linkId: 'g',
        type: 'group',
        prefix: 'A',
        text: 'Over the last week',
        item: [
          { linkId: 'q', type: 'boolean', prefix: '1.', text: 'Worse?' },
          { linkId: 'r', type: 'boolean', text: 'Better?' },
        ],
      },
      { linkId: 'bye', type: 'display', text: 'See you.' },
    ]);
    const { opening, turns } = await filled(form, ['yes', 'no']);
    expect(opening.show).toEqual(['Hello.\nA Over the last week\n1. Worse?\nReply YES or NO.']);
    expect(turns.map(({ show }) => show.join())).toEqual([
      'Better?\nReply YES or NO.',
      'See you.\nThank you. That was the last question.',
    ]);
  });

  it('reads what was made for browsers, and falls back to the code', () => {
    const xhtml = {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/rendering-xhtml',
          valueString: '<div>How <b>bad</b> is it?<br/>Now &amp; then</div>',
        },
      ],
    };
    const form = formOf([
      { linkId: 'x', type: 'boolean', _text: xhtml },
      { linkId: 'c', type: 'boolean', code: [{ code: '1', display: 'Did it work?' }] },
    ]);
    expect(form.items.map(({ text }) => text.text)).toEqual(['How bad is it?\nNow & then', 'Did it work?']);
  });

  it('searches a long list instead of sending it', async () => {
    const names = Array.from(
      { length: 131 },
      (_, at) =>
        `${at % 2 ? 'Left' : 'Right'} place ${['knee', 'hip', 'hand'][at % 3]} no${String.fromCharCode(97 + (at % 26))}${at}`,
    );
    const form = formOf([
      { linkId: 'q', type: 'choice', text: 'Where?', ...options(...names, 'Lower back') },
    ]);
    const { opening, turns, state } = await filled(form, ['3', 'toe', 'left', 'lower']);
    expect(opening.show.join()).toContain('There are 132 choices. Send a word to look for.');
    expect(turns.map(({ said }) => said[0])).toEqual([
      'I found 11 with that. Please send one more word.',
      'I found no choice with that word. Please try another.',
      'I found 65 with that. Please send one more word.',
      undefined,
    ]);
    expect(answersIn(form, state)).toEqual({ q: [coding('lower back', 'Lower back').valueCoding] });
  });

  it('after a search a number means what was found', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `Part ${String.fromCharCode(97 + at).repeat(3)}`);
    const form = formOf([
      { linkId: 'q', type: 'choice', text: 'Where?', ...options(...names, 'Left knee', 'Right knee') },
    ]);
    const { turns, state } = await filled(form, ['knee', '2']);
    expect(turns[0]?.show).toEqual([
      'Where?\n1 Left knee\n2 Right knee\nWhich of these? Reply with its number.',
    ]);
    expect(answersIn(form, state)).toEqual({ q: [coding('right knee', 'Right knee').valueCoding] });
  });

  it('options with numbers in their words go by letters, and a number is looked for in the words', async () => {
    const form = formOf([
      { linkId: 'q', type: 'choice', text: 'How many drinks?', ...options('1 or 2', '3 or 4', '5 or more') },
    ]);
    const { opening } = await filled(form, []);
    expect(opening.show).toEqual([
      'How many drinks?\na 1 or 2\nb 3 or 4\nc 5 or more\nReply with the letter or the words.',
    ]);
    for (const typed of ['b', 'B.', '3', '4', '3 or 4'])
      expect(answersIn(form, (await filled(form, [typed])).state)).toEqual({
        q: [coding('3 or 4').valueCoding],
      });
    const most = { q: [coding('5 or more').valueCoding] };
    for (const typed of ['7', 'seven'])
      expect(answersIn(form, (await filled(form, [typed])).state)).toEqual(most);
    expect((await filled(form, ['0'])).turns[0]?.kind).toBe('unclear');
  });

  it.each([
    ['1', '1 or 2'],
    ['2', '1 or 2'],
    ['4', '3 or 4'],
    ['b', '3 or 4'],
    ['0', undefined],
  ])('a number of the form that a letter stands for is nothing to send: "%s"', async (typed, label) => {
    const url = 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix';
    const labels = ['1 or 2', '3 or 4', '5 or 6'];
    const answerOption = labels.map((each, at) => ({
      ...coding(each),
      extension: [{ url, valueString: String(at) }],
    }));
    const form = formOf([{ linkId: 'q', type: 'choice', text: 'How many?', answerOption }]);
    const { state } = await filled(form, [typed]);
    expect(answersIn(form, state)).toEqual(label === undefined ? {} : { q: [coding(label).valueCoding] });
  });

  it('2 is no part of 2.2', async () => {
    const form = formOf([{ linkId: 'q', type: 'choice', text: 'Which?', ...options('1.1', '2.2', '3.3') }]);
    expect(answersIn(form, (await filled(form, ['2'])).state)).toEqual({});
    expect(answersIn(form, (await filled(form, ['2.2'])).state)).toEqual({ q: [coding('2.2').valueCoding] });
  });

  it.each([
    ['8pm', '20:00:00'],
    ['20:00', '20:00:00'],
    ['8 in the morning', '08:00:00'],
    ['a', '08:00:00'],
    ['8', undefined],
  ])('of two times "%s" is never the other one', async (typed, valueTime) => {
    const answerOption = ['08:00:00', '20:00:00'].map((each) => ({ valueTime: each }));
    const form = formOf([{ linkId: 'q', type: 'choice', text: 'When?', answerOption }]);
    const { state } = await filled(form, [typed]);
    expect(answersIn(form, state)).toEqual(valueTime === undefined ? {} : { q: [valueTime] });
  });

  it.each([
    ['5mg', '5 mg'],
    ['10 mg', '10 mg'],
    ['5 pm', undefined],
  ])('what is written on to a number counts: "%s"', async (typed, label) => {
    const form = formOf([
      { linkId: 'q', type: 'choice', text: 'How much?', ...options('5 mg', '10 mg', 'none') },
    ]);
    const { state } = await filled(form, [typed]);
    expect(answersIn(form, state)).toEqual(label === undefined ? {} : { q: [coding(label).valueCoding] });
  });

  it('a scale is a range, and takes what people say of it', async () => {
    const scale = Array.from({ length: 11 }, (_, at) => coding(`LA${at}`, String(at)));
    const form = formOf([{ linkId: 'q', type: 'choice', text: 'Pain?', answerOption: scale }]);
    const { opening, state } = await filled(form, ['about a 6']);
    expect(opening.show).toEqual(['Pain?\nReply with a number from 0 to 10.']);
    expect(answersIn(form, state)).toEqual({ q: [coding('LA6', '6').valueCoding] });
  });
});

describe('a question that says how it is left out', () => {
  const form = formOf([
    { linkId: 'a', type: 'string', text: 'Is there a second one? Write it, or reply SKIP.' },
    { linkId: 'b', type: 'string', text: 'Any allergy?' },
  ]);
  it('is left out with a no, and a yes is still to be written out', async () => {
    const { turns, state } = await filled(form, ['yes', 'no', 'no']);
    expect(turns.map(({ kind }) => kind)).toEqual(['unclear', 'skipped', 'answered']);
    expect(turns[0]?.said).toEqual(['Please send it, or reply NO.']);
    expect(answersIn(form, state)).toEqual({ b: ['no'] });
  });
});

describe('a group that repeats', () => {
  const form = formOf([
    {
      linkId: 'm',
      type: 'group',
      text: 'Medicine',
      repeats: true,
      item: [
        { linkId: 'n', type: 'string', text: 'Name' },
        { linkId: 'd', type: 'decimal', text: 'Dose' },
      ],
    },
  ]);
  it('is over for whoever leaves all of one out, and asks for one more when anything was said', async () => {
    expect((await filled(form, ['skip', 'skip'])).state.at).toBeUndefined();
    expect((await filled(form, ['skip', '5'])).state.at).toBe('m+');
    expect((await filled(form, ['a', '5', 'yes', 'skip', 'skip'])).state.at).toBeUndefined();
  });
});
