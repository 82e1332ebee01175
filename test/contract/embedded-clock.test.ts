/** The embedded store has no clock but the host's, and somebody may put that back or forward. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOUR, MINUTE, SECOND } from '../../src/model/time.ts';
import type { Store } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { dueIn, escalate, invited, NINE, ring } from './store/subject.ts';

describe('when the clock of the host is put back two hours', () => {
  let store: Store;
  let host: number;
  let dir: string;
  const open = () => openEmbeddedStore({ dir, keys: ring(), shift: { offsetMs: 0 }, hostNow: () => host });
  beforeEach(async () => {
    host = NINE;
    dir = await mkdtemp(join(tmpdir(), 'flarepath-clock-'));
    store = await open();
  });
  afterEach(async () => {
    await store.close();
    await rm(dir, { recursive: true });
  });
  const claimed = async () => (await store.claim('safety', 10, 30 * SECOND)).map(({ id }) => id);

  it('the next step of an alert waits for what is left of its two minutes', async () => {
    await store.commit('p1', { due: [dueIn('step', 2 * MINUTE, 'safety')] });
    host += MINUTE;
    expect(await claimed()).toEqual([]);
    host -= 2 * HOUR;
    expect(await claimed()).toEqual([]);
    host += MINUTE;
    expect(await claimed()).toEqual(['step']);
  });

  it('what a time of day was named for stays there', async () => {
    const at = NINE + 10 * MINUTE;
    await store.commit('p1', { due: [{ id: 'check-in', lane: 'safety', at, work: escalate('a') }] });
    host -= 2 * HOUR;
    expect(await claimed()).toEqual([]);
    host = at - 1;
    expect(await claimed()).toEqual([]);
    host = at;
    expect(await claimed()).toEqual(['check-in']);
  });

  it('a lock and a claim whose holders died lapse in their time', async () => {
    await store.commit('p1', { enqueue: [invited('a')], due: [dueIn('send', 0, 'safety')] });
    await store.lock('p1', 15 * SECOND);
    expect(await claimed()).toEqual(['send']);
    host -= 2 * HOUR;
    expect(await claimed()).toEqual([]);
    expect((await store.lock('p1', SECOND)).kind).toBe('busy');
    host += 31 * SECOND;
    expect(await claimed()).toEqual(['send']);
    expect((await store.lock('p1', SECOND)).kind).toBe('held');
  });

  it('the same is so when it is put back while nobody runs, as far as the newest message tells', async () => {
    await store.commit('p1', { due: [dueIn('step', 2 * MINUTE, 'safety')] });
    await store.commit('p1', { once: 'SM1', enqueue: [invited('a')] });
    await store.lock('p1', 15 * SECOND);
    await store.close();
    host -= 2 * HOUR;
    store = await open();
    expect(await claimed()).toEqual([]);
    host += 2 * MINUTE;
    expect(await claimed()).toEqual(['step']);
    expect((await store.lock('p1', SECOND)).kind).toBe('held');
    expect(await store.commit('p1', { once: 'SM1' })).toEqual({ kind: 'duplicate' });
  });

  it('put forward, what was waited for comes at once, and once', async () => {
    await store.commit('p1', { due: [dueIn('step', 2 * MINUTE, 'safety')] });
    host += 2 * HOUR;
    expect(await claimed()).toEqual(['step']);
    host -= 2 * HOUR;
    expect(await claimed()).toEqual([]);
    await store.commit('p1', { done: ['step'] });
    host += 2 * HOUR;
    expect(await claimed()).toEqual([]);
  });
});
