import { createStrangers } from '../../../src/http/strangers.ts';
import { keepingLog } from '../../http/keeping-log.ts';

it('makes ten lines in a minute of any number of strangers, and says how many there were', () => {
  let now = 0;
  const log = keepingLog();
  const tell = createStrangers(log, () => now);
  const facts = { route: '/api/messages', status: 401, claims: true };
  for (let n = 0; n < 1_500; n++) tell(facts);
  expect(log.kept).toEqual(Array.from({ length: 10 }, () => ['request turned away', facts]));
  now = 60_000;
  tell(facts);
  expect(log.kept.slice(10)).toEqual([
    ['further requests turned away', { count: 1_490 }],
    ['request turned away', facts],
  ]);
  now = 120_000;
  tell(facts);
  expect(log.kept).toHaveLength(13);
});
