/** @jest-environment node */
import { jest } from '@jest/globals';
import { auditVerified } from '../../../src/ops/run-audit-verify.ts';
import { addressOf } from '../../../src/audit/place.ts';

const said: unknown[] = [];
beforeEach(() => {
  said.length = 0;
  jest.spyOn(console, 'log').mockImplementation((line) => void said.push(line));
});
afterEach(() => jest.restoreAllMocks());

const verified = (place: string) => {
  const heads = { abc: { seq: 3, hash: 'x', place } };
  return auditVerified(async () => JSON.stringify(heads), 'no-such-directory', []);
};

it('says of the chain of another process that nobody has looked at it, and where it is', async () => {
  expect(await verified('vm-2:/data/audit/1')).toBe(0);
  expect(said).toEqual([
    'chain abc: NOT LOOKED AT, 3 records, kept at vm-2:/data/audit/1',
    expect.stringContaining('What was looked at is as it was written. For the rest'),
  ]);
});

it('says of one that should be here that it is gone', async () => {
  expect(await verified(addressOf('no-such-directory/audit/1'))).toBe(1);
  expect(said).toEqual([
    'chain abc: 0 records',
    'chain abc: records 1 to 3 are missing at its end',
    'The audit is NOT as it was written.',
  ]);
});
