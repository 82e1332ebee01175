/** A number is an answer only where what stands beside it can stand beside one. */
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
    ['3 out of 5', undefined],
    ['3 de 5', undefined],
    ['my goal is 3', undefined],
    ['my back is a 5 today', 5],
    ['la espalda anda en 5', 5],
    ['the 2 I took wore off', undefined],
    ['el 7 me sacan sangre', undefined],
    ['7 my hip is killing me', 7],
    ['2 worse', undefined],
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

it('stores none of the labelled traps wrongly that are worked on', () => {
  const traps = readLabelled('test/understanding/labelled/dev-traps.jsonl');
  const judged = judgeAll(traps, { understand: () => ({ kind: 'nothing', asks: false }), words: english });
  expect(judged.filter(({ is }) => is === 'wrong')).toEqual([]);
  expect(judged.filter(({ is }) => is === 'right').length / judged.length).toBeGreaterThan(0.97);
});
