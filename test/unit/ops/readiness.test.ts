/** @jest-environment node */
import { jest } from '@jest/globals';
import { AppError } from '../../../src/errors.ts';
import { silentLog } from '../../../src/log.ts';
import { createReadiness } from '../../../src/ops/readiness.ts';
import type { Store } from '../../../src/ports/store.ts';

type Commit = Store['commit'];
const NOW = 1_000_000;

function look(commit: Commit, draining = false) {
  const store = { commit } as Store;
  return createReadiness({ store, log: silentLog, now: () => NOW, draining: () => draining })();
}
const behind =
  (ms: number): Commit =>
  async () => ({ kind: 'committed', at: NOW - ms, more: false });

describe('a process', () => {
  it('is ready while the store takes a write and the clocks agree', async () => {
    expect(await look(behind(0))).toEqual({ ready: true, not: [], storeUp: true, skewMs: 0 });
  });

  it.each([
    [1_999, true],
    [2_000, false],
    [2 * 3_600_000, false],
    [-2 * 3_600_000, false],
  ])('whose clock is %d ms ahead of the store is ready: %s', async (skewMs, ready) => {
    expect(await look(behind(skewMs))).toMatchObject({ ready, not: ready ? [] : ['clock'], skewMs });
  });

  it('that was asked to stop is not', async () => {
    expect(await look(behind(0), true)).toMatchObject({ ready: false, not: ['draining'], storeUp: true });
  });

  it('whose store is away is not, and says why', async () => {
    const away: Commit = () => Promise.reject(new AppError('STORE_AWAY', 'Full. Make room.'));
    expect(await look(away)).toMatchObject({ not: ['store'], storeUp: false, because: 'Full. Make room.' });
  });

  it('whose store hangs is not, after a while', async () => {
    jest.useFakeTimers();
    const looked = look(() => new Promise(() => undefined));
    await jest.advanceTimersByTimeAsync(1_500);
    expect(await looked).toMatchObject({ not: ['store'], because: expect.stringContaining('in time') });
    jest.useRealTimers();
  });
});
