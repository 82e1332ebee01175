import { CELLS, cellOf } from '../../../src/store/cell.ts';
import { dueKeysOf, jobKeyOf, listKeyOf, logKey, onceKey, ownerKey } from '../../../src/store/redis/keys.ts';

it('puts an owner into the same cell for ever: these numbers are in stored keys', () => {
  expect(['', 'a', 'foobar'].map(cellOf)).toEqual([0xc5, 0x2c, 0x68]);
});

it('spreads 10,000 owners evenly over all cells', () => {
  const counts = new Map<number, number>();
  for (let n = 0; n < 10_000; n += 1) counts.set(cellOf(`p-${n}`), (counts.get(cellOf(`p-${n}`)) ?? 0) + 1);
  expect(counts.size).toBe(CELLS);
  expect(Math.max(...counts.values())).toBeLessThan(2 * (10_000 / CELLS));
});

it('gives all keys of an owner the tag of its cell, so that they share a slot', () => {
  const owner = '{x}p-1';
  const keys = [
    ownerKey(owner),
    onceKey(owner),
    logKey(owner, 'answers'),
    jobKeyOf(owner),
    listKeyOf(owner, 'open'),
  ];
  const tags = [...keys, ...dueKeysOf(owner)].map((key) => /\{(.*?)\}/.exec(key)?.[1]);
  expect(new Set(tags)).toEqual(new Set([`s${String(cellOf(owner)).padStart(3, '0')}`]));
});
