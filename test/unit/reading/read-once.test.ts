import { readOnce } from '../../../src/reading/read-once.ts';

test('the same words are read once, for each vocabulary by itself, also where they mean nothing', () => {
  const asked: string[] = [];
  const read = readOnce((text: string, words: readonly string[]) => {
    asked.push(`${text} ${words.join()}`);
    return words.find((each) => each === text);
  });
  const [english, spanish] = [['six'], ['seis']];
  expect([read('six', english), read('six', spanish), read('six', english), read('six', spanish)]).toEqual([
    'six',
    undefined,
    'six',
    undefined,
  ]);
  expect(asked).toEqual(['six six', 'six seis']);
});

test('whatever is sent, little of it is kept', () => {
  let asked = 0;
  const read = readOnce((text: string) => {
    asked += 1;
    return text.length;
  });
  const long = 'a'.repeat(10_000);
  expect(read(long)).toBe(10_000);
  expect(read(long)).toBe(10_000);
  expect(asked).toBe(1);
  expect(read('b'.repeat(10_000))).toBe(10_000);
  expect(read(long)).toBe(10_000);
  expect(asked).toBe(3);
});
