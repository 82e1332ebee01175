/** @jest-environment node */
import { jest } from '@jest/globals';
import { rotateKeys } from '../../../src/ops/run-rotate-keys.ts';

const step = (wrapped: number, already: number, next?: string) =>
  JSON.stringify({ wrapped, already, unreadable: {}, current: 'k2', others: ['k1'], next });

it('rotate-keys says once how far it is, and makes sure in silence', async () => {
  const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const answers = [step(500, 0, 'a'), step(20, 0), step(0, 500, 'a'), step(0, 20)];
  const code = await rotateKeys(async () => answers.shift() ?? '');
  const lines = said.mock.calls.map(([line]: unknown[]) => line);
  said.mockRestore();
  expect(code).toBe(0);
  expect(lines).toEqual([
    'looked at 500 owners, wrapped 500',
    'looked at 520 owners, wrapped 520',
    'Wrapped 520 keys anew; 520 owners are under the key "k2" now.',
    'These may now leave the key file, if every process has "k2" as its first key: "k1".',
  ]);
});
