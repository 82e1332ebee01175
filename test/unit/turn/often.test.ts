import { HOUR } from '../../../src/model/time.ts';
import { createOften } from '../../../src/turn/often.ts';

it('answers so often in an hour, each person apart', () => {
  const often = createOften();
  const answers = [1, 2, 3, 4].map((at) => often.mayAnswer('a', 3, at));
  expect(answers).toEqual([true, true, true, false]);
  expect(often.mayAnswer('b', 3, 5)).toBe(true);
  expect(often.mayAnswer('a', 3, HOUR + 1)).toBe(true);
});

it('keeps no more people than it has room for, and forgets who was answered longest ago', () => {
  const often = createOften(100);
  for (let n = 0; n < 1_000; n++) often.mayAnswer(`${n}`, 1, n);
  expect(often.size).toBe(100);
  expect(often.mayAnswer('999', 1, 1_000)).toBe(false);
  expect(often.mayAnswer('0', 1, 1_001)).toBe(true);
});
