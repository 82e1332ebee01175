import type { IncomingMessage } from 'node:http';
import { createVisitors, visitorOf } from '../../../src/http/visitors.ts';

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

describe('who a request is from', () => {
  it.each([
    ['203.1.113.9', undefined, '203.1.113.9'],
    ['203.1.113.9', '198.51.100.1', '203.1.113.9'],
    ['::ffff:203.1.113.9', undefined, '203.1.113.9'],
    ['10.0.0.7', '198.51.100.1', '198.51.100.1'],
    ['127.0.0.1', '9.9.9.9, 198.51.100.1', '198.51.100.1'],
    ['::1', '198.51.100.1, 10.0.0.3', '198.51.100.1'],
    ['172.16.9.9', '198.51.100.1:4711', '198.51.100.1'],
    ['fd00::1', '[2001:db8:1:2:3::4]:443', '2001:db8:1:2::'],
    ['2001:db8:1:2::9', undefined, '2001:db8:1:2::'],
    ['2001:db8:1:2:ffff::9', undefined, '2001:db8:1:2::'],
    ['10.0.0.7', undefined, undefined],
    ['127.0.0.1', 'unknown, 10.0.0.1, nonsense', undefined],
    ['127.0.0.1', '', undefined],
    ['', undefined, undefined],
  ])('%s passing on %s is %s', (peer, forwarded, who) => {
    expect(visitorOf(from(peer, forwarded))).toBe(who);
  });
});

describe('somebody who is refused again and again', () => {
  let now = 0;
  const other = from('203.1.113.8');
  const pest = from('203.1.113.9');
  const times = (visitors: ReturnType<typeof createVisitors>, count: number, status: number) =>
    Array.from({ length: count }, () => visitors.refused(pest, status)).at(-1);
  beforeEach(() => {
    now = 1_000;
  });

  it.each([400, 401, 403, 413, 415])(
    'with %s is told 429 after so many in a minute, and nobody else',
    (status) => {
      const visitors = createVisitors(() => now, 5);
      expect(times(visitors, 5, status)).toBe(status);
      expect(visitors.isTurnedAway(pest, false)).toBe(false);
      expect(times(visitors, 1, status)).toBe(429);
      expect(visitors.isTurnedAway(pest, false)).toBe(true);
      expect(visitors.refused(other, status)).toBe(status);
      now += 60_000;
      expect(visitors.isTurnedAway(pest, false)).toBe(false);
      expect(times(visitors, 1, status)).toBe(status);
    },
  );

  it('is never told 429 for what was accepted, or failed on our side', () => {
    const visitors = createVisitors(() => now, 5);
    times(visitors, 50, 403);
    for (const status of [200, 204, 404, 500, 503]) expect(times(visitors, 50, status)).toBe(status);
  });

  it('is read for much longer while it claims to be genuine, and for ever once it was', () => {
    const visitors = createVisitors(() => now, 5);
    times(visitors, 500, 401);
    expect([visitors.isTurnedAway(pest, false), visitors.isTurnedAway(pest, true)]).toEqual([true, false]);
    times(visitors, 1, 401);
    expect(visitors.isTurnedAway(pest, true)).toBe(true);
    visitors.believed(pest);
    expect([visitors.isTurnedAway(pest, false), visitors.isTurnedAway(pest, true)]).toEqual([true, false]);
    times(visitors, 5_000, 401);
    expect(visitors.isTurnedAway(pest, true)).toBe(false);
    expect(visitors.isTurnedAway(other, true)).toBe(false);
  });

  it('is forgotten rather than that memory grows', () => {
    const visitors = createVisitors(() => now, 5, 100);
    for (let n = 0; n < 5_000; n++) visitors.refused(from(`203.${n >> 8}.113.${n & 255}`), 403);
    expect(visitors.size).toBe(100);
  });
});
