import { MINUTE, SECOND } from '../../src/model/time.ts';
import type { Claim } from '../../src/model/work.ts';
import type { TimeShift } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { testKeys, type Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, heardBy, openClinic, pages, PATIENT, pass, says } from './joined-patient.ts';

describe('acknowledging an alert', () => {
  let scene: Scene;
  /** What happens between taking up a due entry and looking at the alert. */
  let afterClaim: (claim: Claim) => Promise<unknown>;

  async function watched(shift: TimeShift): Promise<Store> {
    const store = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: () => 0 });
    const claim: Store['claim'] = async (...how) => {
      const claims = await store.claim(...how);
      for (const each of claims) await afterClaim(each);
      return claims;
    };
    return new Proxy(store, {
      get: (target, name) => {
        if (name === 'claim') return claim;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  beforeEach(async () => {
    afterClaim = async () => {};
    scene = await openClinic({ store: watched });
    await says(scene, CHEST_PAIN);
  });
  afterEach(() => scene.close());

  const acknowledge = async (clinician: string) =>
    scene.core.desk.act(
      PATIENT,
      (await alertOf(scene)).id,
      { clinician: clinician, by: 'sms' },
      { act: 'acknowledge' },
    );
  const facts = async (kind: string) => (await alertOf(scene)).facts.filter((fact) => fact.kind === kind);
  const toldOf = () =>
    scene.sent
      .filter(({ message }) => message.key === 'told.acknowledged')
      .map(({ message }) => message.text);

  it('is won by one of two who do it at once; the other learns who, and the patient hears the true name', async () => {
    const acts = await Promise.all([acknowledge('moreau'), acknowledge('otieno')]);
    await scene.core.untilIdle();
    expect(acts.map((act) => act.kind).sort()).toEqual(['already', 'done']);
    const holder = (await alertOf(scene)).acknowledgedBy?.clinician;
    expect(acts.find((act) => act.kind === 'already')).toMatchObject({ clinician: holder });
    expect(await facts('acknowledged')).toHaveLength(1);
    expect(toldOf()).toEqual([
      expect.stringContaining(holder === 'moreau' ? 'nurse Moreau' : 'nurse Otieno'),
    ]);
  });

  it('is the end of paging, even for a page that was waiting to be tried again', async () => {
    let offered = 0;
    scene.refuse(({ purpose }) => {
      if (purpose !== 'page') return undefined;
      offered += 1;
      return { kind: 'later', afterMs: 0, because: 'busy' };
    });
    await pass(scene, 2 * MINUTE);
    await acknowledge('otieno');
    offered = 0;
    scene.refuse((message) => (message.purpose === 'page' ? ((offered += 1), undefined) : undefined));
    await pass(scene, 14 * MINUTE);
    expect(offered).toBe(0);
  });

  it('in the moment in which the next step is taken up stops that step, and does not lose the alert', async () => {
    const before = pages(scene).length;
    afterClaim = async ({ work }) => {
      afterClaim = async () => {};
      if (work.kind === 'escalate') await acknowledge('otieno');
    };
    await pass(scene, 2 * MINUTE);
    expect((await alertOf(scene)).status).toBe('acknowledged');
    expect(pages(scene)).toHaveLength(before);
    await pass(scene, 15 * MINUTE);
    expect(await facts('came-back')).toMatchObject([{ because: 'no-outcome' }]);
    expect(pages(scene).length).toBeGreaterThan(before);
  });

  it('beside a step that is under way leaves one story: acknowledged, and nobody paged after it', async () => {
    for (let round = 0; round < 5; round++) {
      scene.shift.frozenAt += 2 * MINUTE;
      await Promise.all([scene.core.cycle(), round === 2 ? acknowledge('moreau') : undefined]);
    }
    await scene.core.untilIdle();
    const { facts: all } = await alertOf(scene);
    const held = all.findIndex((fact) => fact.kind === 'acknowledged');
    expect(held).toBeGreaterThan(0);
    expect(all.slice(held).filter((fact) => fact.kind === 'step')).toEqual([]);
  });

  it('comes after the patient has heard that somebody was told, never before', () => {
    const heard = heardBy(scene);
    expect(heard.indexOf('told.sent')).toBeGreaterThan(0);
    expect(heard).not.toContain('told.acknowledged');
    const told = scene.sent.findIndex(({ message }) => message.key === 'told.sent');
    expect(scene.sent.findIndex(({ message }) => message.purpose === 'page')).toBeLessThan(told);
  });

  describe('that something else overtakes before the patient is told', () => {
    type Act = Parameters<typeof scene.core.desk.act>[3];
    /** The patient's conversation is held elsewhere while the clinicians go on. */
    const meanwhile = async (acts: [string, Act][]): Promise<string[]> => {
      const { id } = await alertOf(scene);
      const held = await scene.store.lock(PATIENT, MINUTE);
      if (held.kind === 'busy') throw new Error('the conversation is not free');
      scene.sent.length = 0;
      for (const [clinician, act] of acts) {
        scene.shift.frozenAt += SECOND;
        expect(await scene.core.desk.act(PATIENT, id, { clinician, by: 'sms' }, act)).toMatchObject({
          kind: 'done',
        });
      }
      await scene.core.untilIdle();
      await scene.store.unlock(PATIENT, held.fence);
      await pass(scene, MINUTE, 10 * SECOND);
      return heardBy(scene).filter((key) => key.startsWith('told.'));
    };

    it('by passing it on: the one who does not have it any more is not named', async () => {
      const acts: [string, Act][] = [
        ['otieno', { act: 'acknowledge' }],
        ['otieno', { act: 'reassign', to: 'moreau' }],
      ];
      expect(await meanwhile(acts)).not.toContain('told.acknowledged');
    });

    it('by closing it: the patient hears that, and of nobody who has it', async () => {
      const acts: [string, Act][] = [
        ['otieno', { act: 'acknowledge' }],
        ['moreau', { act: 'resolve', outcome: 'acted' }],
      ];
      expect(await meanwhile(acts)).toEqual(['told.closed']);
    });

    it('by giving the talk back: nobody is said to take it over', async () => {
      const acts: [string, Act][] = [
        ['otieno', { act: 'take-over' }],
        ['otieno', { act: 'hand-back' }],
      ];
      expect(await meanwhile(acts)).toEqual(['told.acknowledged']);
    });
  });

  it('is not undone by closing: two who close at once leave one closing, and nothing is paged again', async () => {
    const { id } = await alertOf(scene);
    await acknowledge('otieno');
    const close = (who: string) =>
      scene.core.desk.act(PATIENT, id, { clinician: who, by: 'sms' }, { act: 'resolve', outcome: 'acted' });
    const acts = await Promise.all([close('otieno'), close('moreau')]);
    expect(acts.map((act) => act.kind).sort()).toEqual(['already', 'done']);
    const before = pages(scene).length;
    await pass(scene, 30 * MINUTE, 30 * SECOND);
    expect(pages(scene)).toHaveLength(before);
    expect(await scene.store.members('open-alerts')).toEqual([]);
  });
});
