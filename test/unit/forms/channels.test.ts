import { cardOf } from '../../../src/forms/card.ts';
import { answer, open } from '../../../src/forms/engine.ts';
import { fits, split } from '../../../src/forms/sms.ts';
import { AdaptiveCard, SerializationContext, Version } from '../../harness/adaptive-cards.ts';
import { answersIn, coding, english, filled, formOf, say, turnIn } from './playing.ts';

interface Field {
  id?: string;
  type: string;
  isMultiSelect?: boolean;
  choices?: { title: string; value: string }[];
}
const form = formOf([
  {
    linkId: 'g',
    type: 'group',
    text: 'Over the last week',
    item: [
      { linkId: 'a', type: 'choice', text: 'Pain?', answerOption: [coding('x', 'Mild'), coding('y', 'Bad')] },
      {
        linkId: 'b',
        type: 'choice',
        repeats: true,
        text: 'What helps?',
        answerOption: [coding('h', 'Heat'), coding('c', 'Cold')],
      },
      { linkId: 'c', type: 'date', text: 'Since when?' },
      { linkId: 'd', type: 'boolean', text: 'Sleep?', required: true },
      {
        linkId: 'e',
        type: 'string',
        text: 'Why?',
        enableWhen: [{ question: 'd', operator: '=', answerBoolean: false }],
      },
    ],
  },
]);
const begin = async () => open(form, turnIn().world);
const fieldsOf = (card: Record<string, unknown>) =>
  (card['body'] as Field[]).filter(({ id }) => id !== undefined);
const send = (fields: Record<string, string>, more: object = {}) => ({
  kind: 'card' as const,
  questionnaire: form.questionnaire,
  version: form.version,
  fields,
  ...more,
});

describe('a card', () => {
  it('asks together what does not hang on one another', async () => {
    const card = cardOf(form, await begin(), english, say);
    expect(fieldsOf(card).map(({ id, type }) => [id, type])).toEqual([
      ['g/a', 'Input.ChoiceSet'],
      ['g/b', 'Input.ChoiceSet'],
      ['g/c', 'Input.Date'],
      ['g/d', 'Input.ChoiceSet'],
    ]);
    expect(JSON.stringify(card)).toContain('Over the last week');
  });

  it('leaves out what may go with an answer on it', async () => {
    const going = formOf([
      { linkId: 'a', type: 'boolean', text: 'A?' },
      {
        linkId: 'b',
        type: 'boolean',
        text: 'B?',
        enableWhen: [{ question: 'a', operator: '!=', answerBoolean: true }],
      },
    ]);
    expect(
      fieldsOf(cardOf(going, await open(going, turnIn().world), english, say)).map(({ id }) => id),
    ).toEqual(['a']);
  });

  it('is understood without complaint by the library that draws cards', async () => {
    const context = new SerializationContext(new Version(1, 5));
    new AdaptiveCard().parse(cardOf(form, await begin(), english, say), context);
    const complaints = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
    expect(complaints.filter((each) => !each?.includes('"lang"'))).toEqual([]);
  });

  it('sent back files everything at once, as if it had been typed', async () => {
    const turned = await answer(
      form,
      await begin(),
      send({ 'g/a': '#1', 'g/b': '#1,#0', 'g/c': '2024-03-01', 'g/d': 'No' }),
      turnIn(),
    );
    expect(turned.state.at).toBe('g/e');
    const typed = await filled(form, ['bad', '1, 2', '3/1/2024', 'no']);
    expect(answersIn(form, turned.state)).toEqual(answersIn(form, typed.state));
  });

  it('is played from fields by their linkIds too, and several picks from a list', async () => {
    const { state } = await filled(
      form,
      [{ a: '#1', b: ['Heat', 'Cold'], c: '2024-03-01', d: false }],
      'teams',
    );
    expect([state.at, answersIn(form, state)['b']?.length, answersIn(form, state)['d']]).toEqual([
      'g/e',
      2,
      [false],
    ]);
  });

  it('with a field that is wrong or missing files the others and asks for that one', async () => {
    const wrong = await answer(form, await begin(), send({ 'g/a': '#9', 'g/d': 'Yes' }), turnIn());
    expect([wrong.kind, answersIn(form, wrong.state), wrong.said[0]?.key, wrong.state.at]).toEqual([
      'unclear',
      { d: [true] },
      'forms.unclear.option',
      'g/a',
    ]);
    expect(wrong.stored.map(({ place }) => place)).toEqual(['g/d']);
    const missing = await answer(form, await begin(), send({ 'g/a': '#0', 'g/d': '' }), turnIn());
    expect([missing.kind, missing.said[0]?.key, missing.state.at]).toEqual([
      'unclear',
      'forms.required',
      'g/d',
    ]);
  });

  it('from which first values were taken out leaves these questions out', async () => {
    const started = formOf([
      { linkId: 'a', type: 'integer', text: 'A?', initial: [{ valueInteger: 3 }] },
      { linkId: 'b', type: 'boolean', text: 'B?', initial: [{ valueBoolean: true }] },
    ]);
    const { state } = await filled(started, [{ a: '', b: '' }], 'teams');
    expect([state.at, answersIn(started, state)]).toEqual([undefined, {}]);
  });

  it('of another version or of questions that are not there files nothing', async () => {
    const begun = await begin();
    for (const reply of [
      send({ 'g/a': '#0' }, { version: '0' }),
      send({ 'g/zzz': '#0' }),
      send({ 'g/e': 'off' }),
      send({ __proto__: 'x' } as never),
    ])
      expect(await answer(form, begun, reply, turnIn())).toMatchObject({
        kind: 'old-card',
        state: begun,
        stored: [],
      });
  });

  it('shown earlier still answers its own question', async () => {
    const { state } = await filled(form, ['mild']);
    const turned = await answer(form, state, send({ 'g/a': '#1' }), turnIn());
    expect(answersIn(form, turned.state)).toEqual({ a: [coding('y', 'Bad').valueCoding] });
  });

  it('never grows too large to be sent', async () => {
    const long = Array.from({ length: 6 }, (_, at) => ({
      linkId: `q${at}`,
      type: 'choice',
      text: 'Where?',
      answerOption: Array.from({ length: 131 }, (__, n) =>
        coding(`c${n}`, `A rather long name of place ${n}`),
      ),
    }));
    const large = formOf(long);
    expect(
      JSON.stringify(cardOf(large, await open(large, turnIn().world), english, say)).length,
    ).toBeLessThan(28_000);
  });
});

describe('texts to a phone', () => {
  it('keep whole lines together and hold no more than two segments', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `${at} An option of some length`);
    const texts = split(lines);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.every(fits)).toBe(true);
    expect(texts.join('\n').split('\n')).toEqual(lines);
  });

  it('cut a long text at its sentences, and lose no word', () => {
    const sentence = 'This is a sentence of a form that says very much indeed. ';
    const texts = split([sentence.repeat(15).trim()]);
    expect(texts.every(fits)).toBe(true);
    expect(texts.every((text) => text.endsWith('.'))).toBe(true);
    expect(texts.join(' ')).toBe(sentence.repeat(15).trim());
    expect(split(['x'.repeat(1_000)]).join('')).toBe('x'.repeat(1_000));
  });

  it('are numbered when there are several', async () => {
    const { opening } = await filled(
      formOf([
        { linkId: 'd', type: 'display', text: 'Words. '.repeat(60) },
        { linkId: 'q', type: 'boolean', text: 'Q?' },
      ]),
      [],
    );
    expect(opening.show.map((text) => text.slice(0, 6))).toEqual(['(1/2) ', '(2/2) ']);
  });
});
