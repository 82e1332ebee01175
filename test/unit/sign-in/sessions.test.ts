import { IDLE_MS, LONGEST_MS, createSessions, type Sessions } from '../../../src/sign-in/sessions.ts';
import { MINUTE } from '../../../src/model/time.ts';
import { openEmbeddedStore } from '../../../src/store/embedded/embedded-store.ts';
import type { Store } from '../../../src/ports/store.ts';
import { testKeys } from '../../harness/scene.ts';

const BEGAN = Date.UTC(2026, 2, 3, 2, 0);

describe('a session', () => {
  let store: Store;
  let now: number;
  let sessions: Sessions;

  beforeEach(async () => {
    now = BEGAN;
    const shift = { offsetMs: 0, frozenAt: BEGAN };
    store = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: () => 0 });
    sessions = createSessions({ store, now: () => now });
  });
  afterEach(() => store.close());

  it('stands as long as the person does something, and ends a quarter of an hour after', async () => {
    const shown = await sessions.begin('otieno', 'lead');
    now += IDLE_MS - 1;
    expect(await sessions.of(shown, true)).toMatchObject({ clinician: 'otieno', role: 'lead' });
    now += IDLE_MS - 1;
    expect(await sessions.of(shown, true)).toBeDefined();
    now += IDLE_MS;
    expect(await sessions.of(shown, true)).toBeUndefined();
  });

  it('is not kept up by a page that refreshes itself', async () => {
    const shown = await sessions.begin('otieno', 'clinician');
    for (let minute = 1; minute < 15; minute += 1) {
      now += MINUTE;
      expect(await sessions.of(shown, false)).toBeDefined();
    }
    now += MINUTE;
    expect(await sessions.of(shown, false)).toBeUndefined();
  });

  it('ends after twelve hours whatever the person does', async () => {
    const shown = await sessions.begin('otieno', 'clinician');
    for (; now < BEGAN + LONGEST_MS - 10 * MINUTE; now += 10 * MINUTE)
      expect(await sessions.of(shown, true)).toBeDefined();
    now = BEGAN + LONGEST_MS;
    expect(await sessions.of(shown, true)).toBeUndefined();
  });

  it('is worth nothing once another has begun in the same browser, and nothing under another name', async () => {
    const first = await sessions.begin('otieno', 'clinician');
    const second = await sessions.begin('otieno', 'clinician', first);
    expect(await sessions.of(first, true)).toBeUndefined();
    expect(await sessions.of(second.replace('otieno', 'moreau'), true)).toBeUndefined();
    expect(await sessions.of(second, true)).toBeDefined();
  });

  it('is kept only as a hash, and goes with the next sign-in when it is over', async () => {
    const first = await sessions.begin('otieno', 'clinician');
    now += IDLE_MS;
    await sessions.begin('otieno', 'clinician');
    const { docs } = await store.read('sign-in/otieno');
    expect(Object.keys(docs)).toHaveLength(1);
    expect(JSON.stringify(docs)).not.toContain(first.split('.')[1]);
  });
});
