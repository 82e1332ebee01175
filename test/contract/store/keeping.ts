import {
  allOf,
  dueIn,
  eachWith,
  escalate,
  everything,
  invited,
  MINUTE,
  NINE,
  ring,
  type Open,
} from './subject.ts';

export function keeping(open: Open): void {
  describe('the clock', () => {
    const subject = eachWith(open);

    it('stands still where it is told to, and runs with its offset otherwise', async () => {
      const { store, shift } = subject();
      expect(await store.time()).toBe(NINE);
      delete shift.frozenAt;
      const before = await store.time();
      shift.offsetMs += 7 * 24 * 60 * MINUTE;
      const { at } = await store.read('p1');
      expect(at - before).toBeGreaterThanOrEqual(7 * 24 * 60 * MINUTE);
      expect(Number.isInteger(at)).toBe(true);
    });
  });

  describe('a store that is opened again', () => {
    const subject = eachWith(open);

    it('has everything it had', async () => {
      const { store, reopen } = subject();
      await store.commit('p1', { ...everything, once: 'SM1' });
      await store.link('sms', '+15550100001', 'p1');
      const lock = await store.lock('p1', MINUTE);
      const before = await allOf(store, 'p1');
      const again = await reopen();
      expect(await allOf(again, 'p1')).toEqual(before);
      expect(await again.commit('p1', { once: 'SM1' })).toEqual({ kind: 'duplicate' });
      expect(await again.find('sms', '+15550100001')).toBe('p1');
      expect((await again.lock('p1', MINUTE)).kind).toBe('busy');
      expect(lock.kind === 'held' && (await again.commit('p1', { fence: lock.fence })).kind).toBe(
        'committed',
      );
      expect(await again.claim('reply', 9, MINUTE)).toMatchObject([{ id: 'd1', work: escalate('d1') }]);
    });

    it('answers nothing once closed', async () => {
      const { store } = subject();
      await store.close();
      await expect(store.commit('p1', {})).rejects.toMatchObject({ code: 'STORE_AWAY' });
      await expect(store.read('p1')).rejects.toMatchObject({ code: 'STORE_AWAY' });
      await expect(store.close()).resolves.toBeUndefined();
    });
  });

  describe('what lies there', () => {
    const subject = eachWith(open);

    it('has no word, name or number of a patient in it', async () => {
      const { store, bytes } = subject();
      const canary = 'Canary-Kanarienvogel';
      const number = '+15550177777';
      await store.commit('p1', {
        put: { patient: { name: canary, number } },
        enqueue: [{ ...invited('e1'), kind: 'check-in-due', day: canary }],
        append: { answers: [{ text: `my name is ${canary}` }] },
        due: [{ ...dueIn('d1'), work: escalate(canary) }],
      });
      await store.link('sms', number, 'p1');
      const there = await bytes();
      expect(there.includes('p1')).toBe(true);
      for (const secret of [canary, number, Buffer.from(canary).toString('base64').slice(0, 20)]) {
        expect(there.includes(secret)).toBe(false);
      }
    });

    it('is refused with another key', async () => {
      const { store, reopen } = subject();
      await store.commit('p1', everything);
      const wrong = { STORE_KEY: { code: 'STORE_KEY' } };
      await expect(reopen({ ...ring(['one']), keys: { one: Buffer.alloc(32, 'x') } })).rejects.toMatchObject(
        wrong.STORE_KEY,
      );
      await expect(reopen(ring(['two']))).rejects.toMatchObject(wrong.STORE_KEY);
      expect((await (await reopen()).read('p1')).docs['patient']?.value).toEqual({ name: 'Ada' });
    });

    it('keeps the pepper it began with when the key it was sealed with has left the ring', async () => {
      const { store, reopen } = subject();
      await store.link('sms', '+15550177777', 'p1');
      await reopen(ring(['one', 'two'], 'two'));
      expect(await (await reopen(ring(['two']))).find('sms', '+15550177777')).toBe('p1');
    });

    it('is read and written on with a new current key while the old one is in the ring', async () => {
      const { store, reopen } = subject();
      await store.commit('old', everything);
      const both = await reopen(ring(['one', 'two'], 'two'));
      await both.commit('old', { append: { answers: [2] } });
      await both.commit('new', everything);
      expect(await both.log('old', 'answers', 9)).toEqual([{ pain: 6 }, 2]);
    });

    it('for one owner whose key is lost keeps no other owner from being served', async () => {
      const { store, reopen, errors } = subject();
      await store.commit('old', { put: { state: 1 }, due: [dueIn('d1', -5)] });
      const both = await reopen(ring(['one', 'two'], 'two'));
      await both.commit('new', { due: [dueIn('d2')] });
      const without = await reopen(ring(['two']));
      expect((await without.claim('reply', 1, MINUTE)).length + errors.length).toBe(1);
      expect((await without.claim('reply', 1, MINUTE)).map(({ id }) => id)).toEqual(['d2']);
      expect(errors).toEqual(['work-unreadable']);
      expect(await without.claimOne('old', 'd1', MINUTE)).toBeUndefined();
      await expect(without.read('old')).rejects.toMatchObject({ code: 'STORE_KEY' });
      await expect(without.commit('old', { put: { state: 2 } })).rejects.toMatchObject({ code: 'STORE_KEY' });
    });
  });
}
