import type { Claim } from '../../../src/model/work.ts';
import { dueIn, eachWith, escalate, MINUTE, NINE, times, type Open } from './subject.ts';

const idsOf = (claims: Claim[]) => claims.map(({ owner, id }) => `${owner} ${id}`);

export function due(open: Open): void {
  describe('due work', () => {
    const subject = eachWith(open);

    it('is claimed when its time has come, and not before', async () => {
      const { store, shift } = subject();
      await store.commit('p1', { due: [dueIn('d 1', MINUTE)] });
      shift.frozenAt = NINE + MINUTE - 1;
      expect(await store.claim('reply', 9, MINUTE)).toEqual([]);
      shift.frozenAt = NINE + MINUTE;
      const claim = {
        owner: 'p1',
        id: 'd 1',
        lane: 'reply',
        dueAt: NINE + MINUTE,
        attempt: 1,
        work: escalate('d 1'),
      };
      expect(await store.claim('reply', 9, MINUTE)).toEqual([claim]);
    });

    it('put there as held is taken by nobody for as long, and is then at its second attempt', async () => {
      const { store, shift } = subject();
      await store.commit('p1', { due: [{ ...dueIn('d1'), heldMs: MINUTE }] });
      expect(await store.claim('reply', 9, MINUTE)).toEqual([]);
      expect(await store.claimOne('p1', 'd1', MINUTE)).toBeUndefined();
      shift.frozenAt = NINE + MINUTE;
      expect(await store.claim('reply', 9, MINUTE)).toMatchObject([{ id: 'd1', dueAt: NINE, attempt: 2 }]);
    });

    it('put there as held is gone when it is done', async () => {
      const { store, shift } = subject();
      await store.commit('p1', { due: [{ ...dueIn('d1'), heldMs: MINUTE }] });
      await store.commit('p1', { done: ['d1'] });
      shift.frozenAt = NINE + MINUTE;
      expect(await store.claim('reply', 9, MINUTE)).toEqual([]);
    });

    it('can be due at an instant, also one that has passed', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [{ ...dueIn('d1'), at: NINE - MINUTE }] });
      expect(await store.claim('reply', 9, MINUTE)).toMatchObject([{ dueAt: NINE - MINUTE }]);
    });

    it('comes oldest first over all owners, up to the limit', async () => {
      const { store } = subject();
      const order = [3, 0, 4, 1, 2, 5];
      for (const [owner, age] of order.entries()) {
        await store.commit(`p${owner}`, { due: [{ ...dueIn(`a${age}`), at: NINE - 60 + age }] });
        await store.commit(`p${owner}`, { due: [{ ...dueIn(`b${age}`), at: NINE - 30 + age }] });
      }
      const ids = async (limit: number) => (await store.claim('reply', limit, MINUTE)).map(({ id }) => id);
      expect(await ids(2)).toEqual(['a0', 'a1']);
      expect(await ids(5)).toEqual(['a2', 'a3', 'a4', 'a5', 'b0']);
      expect(await ids(99)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5']);
    });

    it('of one owner alone comes oldest first, up to the limit', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [dueIn('c', -1), dueIn('a', -3), dueIn('b', -2)] });
      expect(idsOf(await store.claim('reply', 2, MINUTE))).toEqual(['p1 a', 'p1 b']);
    });

    it('stays in its lane', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [dueIn('s', 0, 'safety'), dueIn('r', 0, 'routine')] });
      expect(await store.claim('reply', 9, MINUTE)).toEqual([]);
      expect(idsOf(await store.claim('safety', 9, MINUTE))).toEqual(['p1 s']);
      expect(idsOf(await store.claim('routine', 9, MINUTE))).toEqual(['p1 r']);
    });

    it('of 300 owners is found whole', async () => {
      const { store } = subject();
      await times(300, (n) => store.commit(`p${n}`, { due: [dueIn('d1')] }));
      expect(new Set(idsOf(await store.claim('reply', 1_000, MINUTE))).size).toBe(300);
    });

    it('is never given to two claimers', async () => {
      const { store } = subject();
      await times(40, (n) => store.commit(`p${n}`, { due: [dueIn('a'), dueIn('b'), dueIn('c')] }));
      const seen = await times(8, async () => {
        const mine: string[] = [];
        for (;;) {
          const claims = idsOf(await store.claim('reply', 7, MINUTE));
          if (claims.length === 0) return mine;
          mine.push(...claims);
        }
      });
      expect(seen.flat()).toHaveLength(120);
      expect(new Set(seen.flat()).size).toBe(120);
    });

    it('comes again when its claimer is not done in time, counted and with its first due time', async () => {
      const { store, shift } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      await store.claim('reply', 9, MINUTE);
      shift.frozenAt = NINE + MINUTE - 1;
      expect(await store.claim('reply', 9, MINUTE)).toEqual([]);
      shift.frozenAt = NINE + MINUTE;
      expect(await store.claim('reply', 9, MINUTE)).toMatchObject([{ id: 'd1', attempt: 2, dueAt: NINE }]);
      shift.frozenAt = NINE + 3 * MINUTE;
      expect(await store.claim('reply', 9, MINUTE)).toMatchObject([{ id: 'd1', attempt: 3, dueAt: NINE }]);
    });

    it('that is done does not come again, whoever has claimed it', async () => {
      const { store, shift } = subject();
      await store.commit('p1', { due: [dueIn('d1'), dueIn('d2')] });
      await store.claim('reply', 9, MINUTE);
      await store.commit('p1', { done: ['d1', 'unknown'] });
      shift.frozenAt = NINE + MINUTE;
      expect(idsOf(await store.claim('reply', 9, MINUTE))).toEqual(['p1 d2']);
    });

    it('put again with the same id replaces the entry: time, lane and work, and the counting starts anew', async () => {
      const { store, shift } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      await store.claim('reply', 9, MINUTE);
      await store.commit('p1', { due: [{ ...dueIn('d1', 5, 'safety'), work: escalate('new') }] });
      shift.frozenAt = NINE + 2 * MINUTE;
      expect(await store.claim('reply', 9, MINUTE)).toEqual([]);
      expect(await store.claim('safety', 9, MINUTE)).toMatchObject([
        { id: 'd1', attempt: 1, dueAt: NINE + 5, work: escalate('new') },
      ]);
    });

    it('done and put again in one change is due anew', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      await store.commit('p1', { done: ['d1'], due: [dueIn('d1')] });
      expect(await store.claim('reply', 9, MINUTE)).toMatchObject([{ id: 'd1', attempt: 1 }]);
    });

    it('of the same id but another owner is another entry', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      await store.commit('p2', { due: [dueIn('d1')], done: ['d1'] });
      await store.commit('p2', { done: ['d1'] });
      expect(idsOf(await store.claim('reply', 9, MINUTE))).toEqual(['p1 d1']);
    });
  });

  describe('one known entry', () => {
    const subject = eachWith(open);

    it('is taken when it is due and not before, and nobody else gets it meanwhile', async () => {
      const { store, shift } = subject();
      await store.commit('p1', { due: [dueIn('d1', 10)] });
      expect(await store.claimOne('p1', 'd1', MINUTE)).toBeUndefined();
      shift.frozenAt = NINE + 10;
      expect(await store.claimOne('p1', 'd1', MINUTE)).toMatchObject({
        id: 'd1',
        attempt: 1,
        dueAt: NINE + 10,
      });
      shift.frozenAt = NINE + 20;
      expect(await store.claimOne('p1', 'd1', MINUTE)).toBeUndefined();
      expect(await store.claim('reply', 9, MINUTE)).toEqual([]);
    });

    it('goes to one of 20 who ask at once', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      const claims = await times(20, () => store.claimOne('p1', 'd1', MINUTE));
      expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
    });

    it('comes again when its taker is not done in time', async () => {
      const { store, shift } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      await store.claimOne('p1', 'd1', MINUTE);
      shift.frozenAt = NINE + MINUTE;
      expect(await store.claim('reply', 9, MINUTE)).toMatchObject([{ id: 'd1', attempt: 2, dueAt: NINE }]);
      expect(await store.claimOne('p1', 'd1', MINUTE)).toBeUndefined();
      shift.frozenAt = NINE + 2 * MINUTE;
      expect(await store.claimOne('p1', 'd1', MINUTE)).toMatchObject({ attempt: 3 });
    });

    it('is undefined when it is gone or never was', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      await store.commit('p1', { done: ['d1'] });
      expect(await store.claimOne('p1', 'd1', MINUTE)).toBeUndefined();
      expect(await store.claimOne('nobody', 'd1', MINUTE)).toBeUndefined();
    });
  });
}
