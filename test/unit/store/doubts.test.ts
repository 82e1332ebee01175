import { doubtsIn } from '../../../src/store/redis/doubts.ts';

const info = (policy: string, aof: string) =>
  `# Memory\r\nused_memory:1\r\nmaxmemory_policy:${policy}\r\n# Persistence\r\naof_enabled:${aof}\r\n`;

it.each([
  [info('noeviction', '1'), []],
  [info('volatile-lru', '1'), ['may-drop']],
  [info('allkeys-random', '0'), ['may-drop', 'not-on-disk']],
  [info('noeviction', '0'), ['not-on-disk']],
  ['redis_version:7.0.15\r\n', []],
])('of %j: %j', (said, doubts) => {
  expect(doubtsIn(said)).toEqual(doubts);
});
