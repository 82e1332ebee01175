/** The end of a process that could not finish: the clock stands still, so whatever another takes up, it takes up at once. */
import type { Sent } from '../../src/model/outgoing.ts';
import { openScene, type Scene } from '../harness/scene.ts';
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
  untilCheckIn,
} from './joined-patient.ts';

describe('a process that lets go', () => {
  let here: Scene;
  let there: Scene;
  let goOn: () => void;

  beforeEach(async () => {
    const gate = Promise.withResolvers<void>();
    goOn = gate.resolve;
    const hanging = talkWith((event) => (isSaid(event, 'check in') ? gate.promise : undefined));
    here = await openClinic({ talk: hanging });
    there = await openScene({ at: NINE, store: async () => here.store });
    here.sent.length = 0;
  });
  afterEach(async () => {
    goOn();
    await here.core.settled();
    await here.close();
  });

  it('leaves a turn that hangs to another, who does it at once', async () => {
    await here.hear(PHONE, 'check in');
    expect((await here.store.lock(PATIENT, 1)).kind).toBe('busy');
    here.core.drain();
    await here.core.letGo();
    await there.core.untilIdle();
    expect(heardBy(there).join()).toContain('check-in.');
    goOn();
    await here.core.settled();
    expect(heardBy(here)).toEqual([]);
  });

  it('claims nothing that is due once it drains, and does again when it resumes', async () => {
    here.core.drain();
    here.shift.frozenAt += 42 * 60_000;
    expect(await here.core.cycle()).toBe(0);
    expect((await here.store.depths()).routine.ready).toBe(1);
    here.core.resume();
    await here.core.untilIdle();
    expect(heardBy(here).join()).toContain('check-in.');
  });

  it('gives back what it had claimed while it was told to drain', async () => {
    here.shift.frozenAt += 42 * 60_000;
    const { claim } = here.store;
    here.store.claim = async (lane, limit, leaseMs) => {
      const taken = await claim.call(here.store, lane, limit, leaseMs);
      if (taken.length > 0) here.core.drain();
      return taken;
    };
    expect(await here.core.cycle()).toBe(0);
    there.shift.frozenAt = here.shift.frozenAt;
    expect(await here.store.peek('routine', here.shift.frozenAt, 9)).toMatchObject([{ attempt: 0 }]);
    await there.core.untilIdle();
    expect(heardBy(there).join()).toContain('check-in.');
  });

  it('still pages at once for a danger that is heard while it drains', async () => {
    here.core.drain();
    await here.hear(PHONE, CHEST_PAIN);
    await here.core.settled();
    expect(pages(here)).not.toEqual([]);
  });

  it('keeps its claim on a message that a provider is being given, for a second one would be a double', async () => {
    const answer = Promise.withResolvers<Sent>();
    const asked = Promise.withResolvers<void>();
    here.refuse((message) => {
      if (message.owner !== PATIENT) return undefined;
      asked.resolve();
      return answer.promise as never;
    });
    await here.hear(PHONE, 'thank you');
    await asked.promise;
    here.core.drain();
    await here.core.letGo();
    await there.core.untilIdle();
    expect(heardBy(there)).toEqual([]);
    answer.resolve({ kind: 'accepted', providerId: 'late' });
    await here.core.settled();
    here.shift.frozenAt += 60_000;
    await there.core.untilIdle();
    expect(heardBy(there)).toEqual([]);
    expect(await here.store.depths()).toMatchObject({ reply: { ready: 0 }, safety: { ready: 0 } });
  });

  it('holds nothing after an ordinary day, so that letting go changes nothing', async () => {
    await untilCheckIn(here);
    const before = await here.store.peek('routine', NINE * 2, 99);
    await here.core.letGo();
    expect(await here.store.peek('routine', NINE * 2, 99)).toEqual(before);
  });
});
