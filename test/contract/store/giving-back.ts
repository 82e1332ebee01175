import { dueIn, eachWith, escalate, HOUR, MINUTE, NINE, times, type Open } from './subject.ts';

export function givingBack(open: Open): void {
  describe('a claim given back', () => {
    const subject = eachWith(open);

    it('is taken at once by the next who asks, as if it had never been claimed', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [{ ...dueIn('d 1'), at: NINE - MINUTE }] });
      const [claim] = await store.claim('reply', 9, MINUTE);
      await store.unclaim(claim!);
      expect(await store.claim('reply', 9, MINUTE)).toEqual([claim]);
    });

    it('changes nothing when the entry is finished', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      const [claim] = await store.claim('reply', 9, MINUTE);
      await store.commit('p1', { done: ['d1'] });
      await store.unclaim(claim!);
      expect(await store.claim('reply', 9, MINUTE)).toEqual([]);
    });

    it('changes nothing when somebody else has taken the entry since', async () => {
      const { store, shift } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      const [claim] = await store.claim('reply', 9, MINUTE);
      shift.frozenAt = NINE + MINUTE;
      await store.claim('reply', 9, MINUTE);
      await store.unclaim(claim!);
      expect(await store.claim('reply', 9, MINUTE)).toEqual([]);
    });

    it('changes nothing when the entry was put again and taken since', async () => {
      const { store, shift } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      const [claim] = await store.claim('reply', 9, MINUTE);
      shift.frozenAt = NINE + 5;
      await store.commit('p1', { due: [dueIn('d1')] });
      await store.claim('reply', 9, MINUTE);
      await store.unclaim(claim!);
      expect(await store.claim('reply', 9, MINUTE)).toEqual([]);
    });
  });

  describe('a claim put off', () => {
    const subject = eachWith(open);

    it('comes up again after that time and not before, and keeps when it was due', async () => {
      const { store, shift } = subject();
      await store.commit('p1', { due: [{ ...dueIn('d 1'), at: NINE - MINUTE }] });
      const [claim] = await store.claim('reply', 9, MINUTE);
      await store.putOff(claim!, 5 * MINUTE);
      shift.frozenAt = NINE + 5 * MINUTE - 1;
      expect(await store.claim('reply', 9, MINUTE)).toEqual([]);
      expect(await store.claimOne('p1', 'd 1', MINUTE)).toBeUndefined();
      shift.frozenAt = NINE + 5 * MINUTE;
      expect(await store.claim('reply', 9, MINUTE)).toEqual([{ ...claim, attempt: 2 }]);
    });

    it('changes nothing when the entry was put again since', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      const [claim] = await store.claim('reply', 9, MINUTE);
      await store.commit('p1', { due: [dueIn('d1')] });
      await store.putOff(claim!, HOUR);
      expect(await store.claim('reply', 9, MINUTE)).toHaveLength(1);
    });
  });

  describe('looking at due work', () => {
    const subject = eachWith(open);

    it('counts what is ready, what comes within the hour and everything, lane by lane', async () => {
      const { store } = subject();
      const empty = { ready: 0, nextHour: 0, all: 0 };
      expect(await store.depths()).toEqual({ safety: empty, reply: empty, routine: empty });
      await times(20, (n) => store.commit(`p${n}`, { due: [{ ...dueIn('d1'), at: NINE - n }] }));
      await store.commit('p1', { due: [dueIn('h', HOUR), dueIn('later', HOUR + 1), dueIn('soon', 1)] });
      await store.commit('p2', { due: [dueIn('s', 0, 'safety')] });
      expect(await store.depths()).toEqual({
        safety: { ready: 1, since: NINE, nextHour: 0, all: 1 },
        reply: { ready: 20, since: NINE - 19, nextHour: 2, all: 23 },
        routine: empty,
      });
    });

    it('counts what somebody holds as not ready before its lease ends', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      await store.claim('reply', 9, MINUTE);
      expect((await store.depths()).reply).toEqual({ ready: 0, nextHour: 1, all: 1 });
    });

    it('shows the first entries of a lane with their work, and takes none of them', async () => {
      const { store } = subject();
      const order = [3, 0, 2, 1, 4];
      for (const [owner, age] of order.entries())
        await store.commit(`p${owner}`, { due: [{ ...dueIn(`d ${age}`), at: NINE + age }] });
      const seen = { lane: 'reply', attempt: 0, owner: 'p1', id: 'd 0', dueAt: NINE, readyAt: NINE };
      const peeked = await store.peek('reply', NINE + 3, 3);
      expect(peeked[0]).toEqual({ ...seen, work: escalate('d 0') });
      expect(peeked.map(({ id }) => id)).toEqual(['d 0', 'd 1', 'd 2']);
      expect((await store.peek('reply', NINE + 3, 9)).map(({ id }) => id)).toEqual([
        'd 0',
        'd 1',
        'd 2',
        'd 3',
      ]);
      expect(await store.peek('safety', NINE + 3, 9)).toEqual([]);
      expect(await store.claim('reply', 9, MINUTE)).toMatchObject([{ id: 'd 0', attempt: 1 }]);
    });

    it('shows of a claimed entry when its lease ends, and when it was due', async () => {
      const { store } = subject();
      await store.commit('p1', { due: [dueIn('d1')] });
      await store.claim('reply', 9, MINUTE);
      expect(await store.peek('reply', NINE + MINUTE, 9)).toMatchObject([
        { id: 'd1', dueAt: NINE, readyAt: NINE + MINUTE, attempt: 1 },
      ]);
    });
  });
}
