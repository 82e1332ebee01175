/** A number is an answer only where what stands beside it can stand beside one. */
import { readMinutes } from '../../../src/reading/minutes.ts';
import { readNumber } from '../../../src/reading/number.ts';
import { readNamedElsewhere, readWhole } from '../../../src/reading/whole-answer.ts';
import { readLabelled } from '../../../src/understanding/eval/labelled.ts';
import { judgeAll } from '../../../src/understanding/eval/score.ts';
import { english, spanish } from './vocabulary.ts';

const scale = { min: 0, max: 10 };
const valueOf = (text: string) => {
  const read = readNumber(text, scale, english);
  return read.kind === 'value' ? read.value : undefined;
};

describe('a number among other words', () => {
  it.each([
    ['it costs 5 to park', undefined],
    ['cuesta 5 el camión', undefined],
    ['5 stars lol', undefined],
    ['8 burning', 8],
    ['10 need help', 10],
    ['4 better than yesterday', 4],
    ['7 como cuchillos', 7],
    ['8 left leg', 8],
    ['1 nap', undefined],
    ['0 energy', undefined],
    ['3 cold showers', undefined],
    ['2 pain pills', undefined],
    ['7 tobillos hinchados', 7],
    ['2 worse', undefined],
    ['8 worse with every step', 8],
    ['8 used to be normal', undefined],
    ['9 was the worst', undefined],
    ['8 burning yesterday', undefined],
    ['8 my husband says', undefined],
    ['2 more', undefined],
    ['around 6 woke up', undefined],
    ['8 out of 10 burning pain', 8],
    ['6/10 pins and needles', 6],
    ['awful night, cannot walk 9/10', 9],
    ['3 out of 10 pills', undefined],
    ['my husband says 8/10', undefined],
    ['usually 8/10', undefined],
    ['el 8/10 tengo cita', undefined],
    ['3 out of 5', undefined],
    ['3 de 5', undefined],
    ['my goal is 3', undefined],
    ['my back is a 5 today', 5],
    ['la espalda anda en 5', 5],
    ['the 2 I took wore off', undefined],
    ['el 7 me sacan sangre', undefined],
    ['7 my hip is killing me', 7],
    ['treinta y cinco', undefined],
    ['mil gracias', undefined],
    ['my daughter has 2 exams, pain 7', 7],
    ['I met 2 hamsters, 7', undefined],
    ['with meds 4, without meds 9', undefined],
    ['a lump in my neck for three weeks now, no pain', undefined],
    ['2 pastillas y nada', undefined],
  ])('%j gives %p', (text, value) => expect(valueOf(text)).toBe(value));

  it('asks for one of two in the same breath, whatever one of them says of itself', () => {
    expect(readNumber('32 in the box fri and 6 now', scale, english).kind).toBe('unclear');
  });
});

describe('a number for another question', () => {
  const asked = (linkId: string) => ({ linkId, scale });
  const others = [asked('sleep'), asked('mood')];

  it('is kept for that one', () => {
    expect(readWhole('mood 3', asked('pain-now'), others, english)?.told).toMatchObject([
      { linkId: 'mood', value: 3 },
    ]);
    expect(readNamedElsewhere('mi sueño fue un 4', asked('pain-now'), others, spanish)).toMatchObject({
      linkId: 'sleep',
      value: 4,
    });
  });

  it.each(['feeling about 4', '3 because my pain is 8', '4'])('is not heard in %j', (text) => {
    expect(readNamedElsewhere(text, asked('sleep'), [asked('pain-now'), asked('mood')], english)).toBe(
      undefined,
    );
  });
});

it('offers the one number that may be meant, and none that surely is not', () => {
  expect(readNumber('it costs 5 to park', scale, english)).toMatchObject({ because: 'not-this', maybe: 5 });
  for (const text of ['took 2 pills', 'I met 2 hamsters and 3 cats', 'room 45b is mine', 'costs 60 to park'])
    expect(readNumber(text, scale, english)).not.toHaveProperty('maybe');
});

it('leaves a few minutes doubtful that may be a score', () => {
  expect(readMinutes('7 burning', english)).toBe(undefined);
  expect(readMinutes('20 slowly', english)).toBe(20);
  expect(readMinutes('20 pushups', english)).toBe(undefined);
});

it('reads ordinary answers with words beside the number, and none of them wrongly', () => {
  const answers = readLabelled('test/understanding/labelled/dev-ordinary.jsonl');
  const judged = judgeAll(answers, { understand: () => ({ kind: 'nothing', asks: false }), words: english });
  expect(answers.length).toBeGreaterThan(250);
  expect(judged.filter(({ is }) => is === 'wrong')).toEqual([]);
  expect(judged.filter(({ is }) => is === 'right').length / judged.length).toBeGreaterThan(0.95);
});

it('stores none of the labelled traps wrongly that are worked on', () => {
  const traps = readLabelled('test/understanding/labelled/dev-traps.jsonl');
  const judged = judgeAll(traps, { understand: () => ({ kind: 'nothing', asks: false }), words: english });
  expect(judged.filter(({ is }) => is === 'wrong')).toEqual([]);
  expect(judged.filter(({ is }) => is === 'right').length / judged.length).toBeGreaterThan(0.97);
});
