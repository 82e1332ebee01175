/** A number is an answer only where what stands beside it can stand beside one. */
import { readMinutes } from '../../../src/reading/minutes.ts';
import { readNumber } from '../../../src/reading/number.ts';
import { readNamedElsewhere, readWhole } from '../../../src/reading/whole-answer.ts';
import { readLabelled } from '../../../src/understanding/eval/labelled.ts';
import { judgeAll, type Readers } from '../../../src/understanding/eval/judge.ts';
import { shippedContent } from '../../harness/scene.ts';
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
    ['I met 2 hamsters, 7', 7],
    ['with meds 4, without meds 9', undefined],
    ['cried 3 times, 2', 2],
    ['yesterday was brutal, 9', undefined],
    ['last week I wrote 6', undefined],
    ['ayer caminé con un 6', undefined],
    ['overdid it yesterday so 8', 8],
    ['30 yesterday 6 today', 6],
    ['was a 9 at 3am', undefined],
    ['her back is a 7', undefined],
    ["my sister's pain is 8", undefined],
    ['a mi mamá le duele 8', undefined],
    ['8/10 days are bad', undefined],
    ['2 on a scale of 5', undefined],
    ['on a scale of 10 a 2', 2],
    ['6 joints', undefined],
    ['8?? what does that mean', undefined],
    ['luego hago 6', undefined],
    ['high five', undefined],
    ['8 because my 2 grandkids came', 8],
    ['8 porque vinieron mis 2 nietos', 8],
    ['2, about 5 hours', 2],
    ['a lump in my neck for three weeks now, no pain', undefined],
    ['2 pastillas y nada', undefined],
  ])('%j gives %p', (text, value) => expect(valueOf(text)).toBe(value));

  it('asks for one of two in the same breath, whatever one of them says of itself', () => {
    expect(readNumber('32 in the box fri and 6 now', scale, english).kind).toBe('unclear');
  });
});

describe('of several numbers', () => {
  it.each([
    ['8 this morning, 6 now', 6],
    ['3 this morning 7 tonight', undefined],
    ['down to a 6 from an 8', 6],
    ['sitting 4, standing 8, so lets say 6', 6],
    ['sentada 4, parada 8, digamos 6', 6],
    ['4, 7 when i stand', 4],
    ['8 when i stand 5 if not', undefined],
    ['0 energy pain 6', 6],
    ['i expected a 5 but its 8', 8],
    ['7, 2 bad knees', 7],
    ['3? 5? no idea', undefined],
  ])('%j means %p now', (text, value) => expect(valueOf(text)).toBe(value));

  it('it is said that one was chosen', () => {
    expect(readNumber('was 8, took a pill, 5', scale, english)).toMatchObject({ value: 5, chosen: true });
    expect(readNumber('5 burning', scale, english)).not.toHaveProperty('chosen');
  });
});

it.each([
  'it was a 5 but no',
  '6 scratch that',
  '6 perdón me equivoqué',
  'not sure if its 6',
  'no creo que sea 6',
  'i doubt its a 6',
  '6 or more',
  '6 o peor',
  'around 6 tonight',
  'como a 6 esta noche',
  'my usual is 6',
  '2 bad knees',
  'only 1 good leg',
  '2 up from yesterday',
  'la de 10',
  'pain -2',
  'my physio wants 5',
  '5 for parking',
])('takes nothing from %j', (text) => expect(valueOf(text)).toBe(undefined));

it.each([
  ['around a 6 tonight', 6],
  ['6 if you must know', 6],
  ['5 up from 4', 5],
  ['not sure, maybe 6', 6],
  ["i'd put it at 6", 6],
  ['6 for a change', 6],
  ['no estoy segura, 6', 6],
])('takes an answer from %j', (text, value) => expect(valueOf(text)).toBe(value));

it('takes two for the hours between which somebody slept, where a night is asked about', () => {
  const night = { ...scale, night: true };
  expect(readNumber('2 to 6', night, english).kind).toBe('unclear');
  expect(readNumber('5 to 6', night, english)).toMatchObject({ kind: 'range', low: 5, high: 6 });
  expect(readNumber('last night a 2', night, english)).toMatchObject({ value: 2 });
});

it('takes of minutes what was done, and not what was planned or spent otherwise', () => {
  expect(readMinutes('10 of the 20', english)).toBe(10);
  expect(readMinutes('tocaban 20, hice 10', english)).toBe(10);
  expect(readMinutes('about 45 minutes total', english)).toBe(45);
  expect(readMinutes('20 min drive', english)).toBe(undefined);
  expect(readMinutes('20 min de siesta', english)).toBe(undefined);
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

describe('a value told with its article', () => {
  it.each([
    ['sleep gets a 3 from me', 3],
    ['after 3 bad nights a 6', 6],
    ['a screaming 9', 9],
    ['more like a 6 than a 7', 6],
    ["I'm 71, what do you expect. 6", 6],
    ['great for once', undefined],
    ['the film was a 7', undefined],
    ['id kill for a 4', undefined],
    ['my boss gave it a 3', undefined],
    ['service here is 1 out of 10', undefined],
    ['32 in the box fri and 6 now', undefined],
  ])('%s', (text, value) => expect(valueOf(text)).toBe(value));
});

const readers: Readers = {
  understand: () => ({ kind: 'nothing', asks: false }),
  words: english,
  content: shippedContent,
};

it('reads ordinary answers with words beside the number, and none of them wrongly', () => {
  const answers = readLabelled('test/understanding/labelled/dev-ordinary.jsonl');
  const judged = judgeAll(answers, readers);
  expect(answers.length).toBeGreaterThan(250);
  expect(judged.filter(({ is }) => is === 'wrong')).toEqual([]);
  expect(judged.filter(({ is }) => is === 'right').length / judged.length).toBeGreaterThan(0.95);
});

it('stores none of the labelled traps wrongly that are worked on', () => {
  const traps = readLabelled('test/understanding/labelled/dev-traps.jsonl');
  const judged = judgeAll(traps, readers);
  expect(judged.filter(({ is }) => is === 'wrong')).toEqual([]);
  expect(judged.filter(({ is }) => is === 'right').length / judged.length).toBeGreaterThan(0.97);
});

it('asks about a number behind what is told of another day or of somebody else', () => {
  expect(readNumber('yesterday was brutal, 9', scale, english)).toMatchObject({
    because: 'not-this',
    maybe: 9,
  });
  expect(valueOf('my sister is really bad, 8')).toBe(undefined);
  expect(valueOf('yesterday was brutal, 9 now')).toBe(9);
  expect(valueOf('overdid it yesterday, 8')).toBe(8);
  expect(valueOf('bad as yesterday, 8')).toBe(8);
});
