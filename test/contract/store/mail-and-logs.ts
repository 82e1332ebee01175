import { eachWith, invited, times, type Open } from './subject.ts';

export function mailAndLogs(open: Open): void {
  describe('mail', () => {
    const subject = eachWith(open);
    const ids = async () => (await subject().store.read('p1')).mail.map(({ event }) => event.id);

    it('is read in the order it was put', async () => {
      const { store } = subject();
      for (const id of ['a', 'b', 'c']) await store.commit('p1', { enqueue: [invited(id)] });
      expect(await ids()).toEqual(['a', 'b', 'c']);
    });

    it('keeps its order past ten pieces', async () => {
      const many = Array.from({ length: 12 }, (_, n) => `e${n}`);
      await subject().store.commit('p1', { enqueue: many.map(invited) });
      expect(await ids()).toEqual(many);
    });

    it('is taken out by number, and numbers are not used again', async () => {
      const { store } = subject();
      await store.commit('p1', { enqueue: [invited('a'), invited('b')] });
      await store.commit('p1', { dequeue: [2, 77] });
      await store.commit('p1', { enqueue: [invited('c')] });
      expect((await store.read('p1')).mail.map(({ number }) => number)).toEqual([1, 3]);
    });

    it('of 50 changes at once is numbered without gap or repeat, and each change keeps its own together', async () => {
      const { store } = subject();
      await times(50, (n) =>
        store.commit('p1', { enqueue: [invited(`${n} first`), invited(`${n} second`)] }),
      );
      const { mail } = await store.read('p1');
      expect(mail.map(({ number }) => number)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
      for (let index = 0; index < 100; index += 2) {
        const [first, second] = [mail[index]!.event.id, mail[index + 1]!.event.id];
        expect(second).toBe(first.replace('first', 'second'));
      }
    });

    it('that is left is told as more', async () => {
      const { store } = subject();
      await store.commit('p1', { enqueue: [invited('a'), invited('b')] });
      expect(await store.commit('p1', { dequeue: [1] })).toMatchObject({ more: true });
      expect(await store.commit('p1', { dequeue: [2] })).toMatchObject({ more: false });
    });
  });

  describe('a log', () => {
    const subject = eachWith(open);

    it('gives its newest entries, oldest first', async () => {
      const { store } = subject();
      await store.commit('p1', { append: { answers: [1, 2], other: ['x'] } });
      await store.commit('p1', { append: { answers: [3] } });
      expect(await store.log('p1', 'answers', 2)).toEqual([2, 3]);
      expect(await store.log('p1', 'answers', 99)).toEqual([1, 2, 3]);
    });

    it('is read the same however much of it has been packed, by one process or by two', async () => {
      const { store, another } = subject();
      const second = (await another?.()) ?? store;
      const all = Array.from({ length: 1_000 }, (_, n) => ({ n, text: `slept ${n % 7} hours` }));
      for (let from = 0; from < all.length; from += 4) {
        const by = from % 8 === 0 ? store : second;
        const four = all.slice(from, from + 4);
        await Promise.all(four.map((entry) => by.commit('p1', { append: { answers: [entry] } })));
      }
      const read = (await store.log('p1', 'answers', 2_000)) as typeof all;
      expect(read.map(({ n }) => n).sort((a, b) => a - b)).toEqual(all.map(({ n }) => n));
      expect(await second.log('p1', 'answers', 10)).toEqual(read.slice(-10));
    });

    it('that nobody wrote is empty, and so are its newest 0 entries', async () => {
      const { store } = subject();
      await store.commit('p1', { append: { answers: [1] } });
      expect(await store.log('p1', 'none', 9)).toEqual([]);
      expect(await store.log('nobody', 'answers', 9)).toEqual([]);
      expect(await store.log('p1', 'answers', 0)).toEqual([]);
    });
  });

  describe('a list', () => {
    const subject = eachWith(open);
    const open_ = (entry: string) => [{ list: 'open-alerts', entry }];

    it('has the entries of all owners, each once', async () => {
      const { store } = subject();
      for (const owner of ['p1', 'p2', 'p1']) await store.commit(owner, { list: open_('a 1') });
      await store.commit('p1', { list: [{ list: 'other', entry: 'x' }] });
      const members = await store.members('open-alerts');
      expect(members).toHaveLength(2);
      expect(members).toEqual(
        expect.arrayContaining([
          { owner: 'p1', entry: 'a 1' },
          { owner: 'p2', entry: 'a 1' },
        ]),
      );
    });

    it('loses an entry that leaves, and only that', async () => {
      const { store } = subject();
      await store.commit('p1', { list: [...open_('a1'), ...open_('a2')] });
      await store.commit('p2', { unlist: open_('a2') });
      await store.commit('p1', { unlist: open_('a1') });
      expect(await store.members('open-alerts')).toEqual([{ owner: 'p1', entry: 'a2' }]);
    });

    it('that nobody is in is empty', async () => {
      expect(await subject().store.members('open-alerts')).toEqual([]);
    });
  });

  describe('a link', () => {
    const subject = eachWith(open);

    it('finds its owner by kind and what it is known by', async () => {
      const { store } = subject();
      await store.link('sms', '+15550100001', 'p1');
      expect(await store.find('sms', '+15550100001')).toBe('p1');
      expect(await store.find('teams', '+15550100001')).toBeUndefined();
      expect(await store.find('sms', '+15550100002')).toBeUndefined();
    });

    it('points to the last owner it was given, until it is taken away', async () => {
      const { store } = subject();
      await store.link('code', '4711', 'p1');
      await store.link('code', '4711', 'p2');
      expect(await store.find('code', '4711')).toBe('p2');
      await store.unlink('code', '4711');
      expect(await store.find('code', '4711')).toBeUndefined();
    });
  });
}
