/** @jest-environment node */
/** Open pages hear of what another process did, and a slow store is asked once at a time. */
import { jest } from '@jest/globals';
import { createLive } from '../../../src/clinic/live.ts';
import type { Listed } from '../../../src/clinic/open.ts';
import { silentLog } from '../../../src/log.ts';
import { acknowledge, afterActs, anAlert } from '../escalation/an-alert.ts';

const listed = (alert = anAlert('emergency')) => [{ owner: 'p', alert } as Listed];
const taken = listed(afterActs(anAlert('emergency'), ['otieno', acknowledge]));

describe('an open page', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  function opened(open: () => Promise<Listed[]>): { heard: string[]; leave(): void } {
    const heard: string[] = [];
    const { stream } = createLive({ open, log: silentLog }).answer(async () => true);
    const leave = stream?.((chunk) => void heard.push(chunk));
    heard.length = 0;
    return { heard, leave: () => leave?.() };
  }

  it('is told within a second of what another process did, and of nothing that did not happen', async () => {
    let now = listed();
    const { heard, leave } = opened(async () => now);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(heard).toEqual([]);
    now = taken;
    await jest.advanceTimersByTimeAsync(600);
    expect(heard).toEqual(['event: changed\ndata: {}\n\n']);
    leave();
  });

  it('begins no look while one is under way, and none when nobody has a page open', async () => {
    let looks = 0;
    const held = Promise.withResolvers<Listed[]>();
    const { leave } = opened(() => ((looks += 1), held.promise));
    await jest.advanceTimersByTimeAsync(5_001);
    held.resolve(listed());
    await jest.advanceTimersByTimeAsync(1);
    expect(looks).toBe(1);
    await jest.advanceTimersByTimeAsync(500);
    expect(looks).toBe(2);
    leave();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(looks).toBe(2);
  });
});
