/**
 * A process that was killed with a danger in its hands, and the next one over the same data: the clock stands still, so
 * whatever is done was not waited for.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sent } from '../../src/model/outgoing.ts';
import { openHeldNotes, type HeldFile } from '../../src/spool/held-notes.ts';
import type { Store } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { logOf } from '../harness/log-of.ts';
import { openScene, testKeys, type Scene, type SceneOptions } from '../harness/scene.ts';
import {
  CHEST_PAIN,
  heardBy,
  isSaid,
  NINE,
  openClinic,
  pages,
  PATIENT,
  PHONE,
  talkWith,
} from './joined-patient.ts';

describe('the start after a kill', () => {
  let dir: string;
  let notes: HeldFile[];
  let mortal: Scene | undefined;
  let stores: Store[];
  let end: PromiseWithResolvers<never>;
  const noted = (name = 'held') => {
    const file = openHeldNotes(
      join(dir, name),
      logOf(() => mortal),
    );
    notes.push(file);
    return file;
  };
  /** Its end is that no answer of the store reaches it any more. */
  const openMortal = async (options: Partial<SceneOptions>) => {
    let isDead = false;
    const scene = await openClinic({
      store: async (shift) => {
        const inner = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: () => 0 });
        stores.push(inner);
        return new Proxy(inner, {
          get: (of, name) => {
            const value: unknown = Reflect.get(of, name);
            if (typeof value !== 'function') return value;
            return (...given: unknown[]) => (isDead ? end.promise : value.apply(of, given));
          },
        });
      },
      ...options,
    });
    mortal = scene;
    return { ...scene, die: () => (isDead = true) };
  };
  const nextLife = (held: HeldFile) =>
    openScene({ at: NINE, store: async () => stores.at(-1) as Store, held, log: mortal!.log });
  const takeUp = async (next: Scene) => {
    await next.core.takeBack();
    await next.core.untilIdle();
  };

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'flarepath-held-'));
    [notes, stores, end] = [[], [], Promise.withResolvers<never>()];
  });
  afterEach(async () => {
    end.resolve(undefined as never);
    for (const each of stores) await each.close();
    await mortal?.close();
    for (const each of notes) each.close();
    rmSync(dir, { recursive: true });
  });

  it('pages at once for a danger whose page was in its hands, and answers it', async () => {
    const here = await openMortal({ held: noted() });
    here.sent.length = 0;
    // The provider is being asked, for the patient's answer and for the page, when the process dies.
    const asked = { patient: Promise.withResolvers<void>(), page: Promise.withResolvers<void>() };
    here.refuse(({ owner }) => {
      (owner === PATIENT ? asked.patient : asked.page).resolve();
      return end.promise as unknown as Sent;
    });
    await here.hear(PHONE, CHEST_PAIN);
    await Promise.all([asked.patient.promise, asked.page.promise]);
    here.die();
    const next = await nextLife(noted());
    await next.core.untilIdle();
    expect(next.sent).toEqual([]);
    await takeUp(next);
    expect(pages(next)).not.toEqual([]);
    expect(heardBy(next).join()).toContain('crisis.');
  });

  it('takes up at once a turn that was under way, with its lock', async () => {
    const here = await openMortal({
      held: noted(),
      talk: talkWith((event) => (isSaid(event, CHEST_PAIN) ? end.promise : undefined)),
    });
    await here.hear(PHONE, CHEST_PAIN);
    here.die();
    const next = await nextLife(noted());
    await takeUp(next);
    expect(heardBy(next).join()).toContain('crisis.');
  });

  it('leaves alone what a living process of another directory holds', async () => {
    const here = await openMortal({
      held: noted('one'),
      talk: talkWith((event) => (isSaid(event, 'check in') ? end.promise : undefined)),
    });
    await here.hear(PHONE, 'check in');
    const next = await nextLife(noted('other'));
    await takeUp(next);
    expect(heardBy(next)).toEqual([]);
    expect((await here.store.lock(PATIENT, 1)).kind).toBe('busy');
  });

  it('has nothing to take back after an ordinary day, and takes nothing back twice', async () => {
    const here = await openMortal({ held: noted() });
    await here.core.settled();
    expect(noted().left).toEqual([]);
    const owner = 'somebody';
    const file = noted('twice');
    file.took('somebody', { owner, fence: 'f' });
    // Whoever waits for the store's answer goes on only after it has been noted.
    await Promise.resolve();
    const again = noted('twice');
    expect(again.left).toEqual([{ owner, fence: 'f' }]);
    again.took('another', { owner: 'another', fence: 'g' });
    again.takenBack();
    await Promise.resolve();
    expect(noted('twice').left).toEqual([{ owner: 'another', fence: 'g' }]);
  });
});
