import type { Change } from '../../../src/ports/change.ts';
import { allOf, dueIn, eachWith, everything, HOUR, invited, NINE, times, type Open } from './subject.ts';

export function changes(open: Open): void {
  describe('one change', () => {
    const subject = eachWith(open);

    it('is read back whole', async () => {
      const { store } = subject();
      expect(await store.commit('p1', everything)).toEqual({ kind: 'committed', at: NINE, more: true });
      expect(await allOf(store, 'p1')).toEqual({
        docs: { patient: { version: expect.any(Number), value: { name: 'Ada' } } },
        mail: [{ number: 1, event: invited('e1') }],
        answers: [{ pain: 6 }],
        members: [{ owner: 'p1', entry: 'a1' }],
      });
    });

    it('leaves other owners alone', async () => {
      const { store } = subject();
      await store.commit('p1', everything);
      expect(await allOf(store, 'p2')).toEqual({ docs: {}, mail: [], answers: [], members: [] });
    });

    it('keeps names and ids with any characters apart', async () => {
      const { store } = subject();
      const names = ['a', 'a|b', 'a b', 'a:b', '{a}', 'é😀', '"', '%d', ''];
      await store.commit('p{1}:|é', { put: Object.fromEntries(names.map((name) => [name, name])) });
      const { docs } = await store.read('p{1}:|é');
      expect(Object.entries(docs).map(([name, doc]) => [name, doc.value])).toEqual(
        expect.arrayContaining(names.map((name) => [name, name])),
      );
    });

    it('can be empty', async () => {
      expect(await subject().store.commit('p1', {})).toEqual({ kind: 'committed', at: NINE, more: false });
    });
  });

  describe('expected versions', () => {
    const subject = eachWith(open);
    const versionOf = async (name: string) => (await subject().store.read('p1')).docs[name]?.version ?? 0;

    it('let a change through while they still hold', async () => {
      const { store } = subject();
      await store.commit('p1', { expect: { state: 0 }, put: { state: 1 } });
      const outcome = await store.commit('p1', {
        expect: { state: await versionOf('state') },
        put: { state: 2 },
      });
      expect(outcome.kind).toBe('committed');
    });

    it('refuse a change that read an older version, and name the document', async () => {
      const { store } = subject();
      await store.commit('p1', { put: { state: 1, other: 1 } });
      const old = await versionOf('state');
      await store.commit('p1', { put: { state: 2 } });
      const stale: Change = { expect: { other: await versionOf('other'), state: old }, put: { state: 3 } };
      expect(await store.commit('p1', stale)).toEqual({ kind: 'conflict', doc: 'state' });
    });

    it('of 0 refuse a document that exists, and of 1 one that does not', async () => {
      const { store } = subject();
      await store.commit('p1', { put: { state: 1 } });
      expect(await store.commit('p1', { expect: { state: 0 } })).toEqual({ kind: 'conflict', doc: 'state' });
      expect(await store.commit('p1', { expect: { none: 1 } })).toEqual({ kind: 'conflict', doc: 'none' });
    });

    it('never come back after a document was removed and made anew', async () => {
      const { store } = subject();
      await store.commit('p1', { put: { state: 1 } });
      const old = await versionOf('state');
      await store.commit('p1', { remove: ['state'] });
      expect((await store.read('p1')).docs).toEqual({});
      await store.commit('p1', { expect: { state: 0 }, put: { state: 2 } });
      expect(await store.commit('p1', { expect: { state: old } })).toEqual({
        kind: 'conflict',
        doc: 'state',
      });
    });

    it('let exactly one of 20 rival changes through', async () => {
      const { store } = subject();
      const kinds = await times(20, async (n) => {
        const outcome = await store.commit('p1', { expect: { state: 0 }, put: { state: n } });
        return outcome.kind;
      });
      expect(kinds.filter((kind) => kind === 'committed')).toHaveLength(1);
    });
  });

  describe('an event id', () => {
    const subject = eachWith(open);
    const once = (id: string) => subject().store.commit('p1', { once: id, append: { answers: [id] } });

    it('is let through once', async () => {
      expect((await once('SM1')).kind).toBe('committed');
      expect(await once('SM1')).toEqual({ kind: 'duplicate' });
      expect((await once('SM2')).kind).toBe('committed');
      expect(await subject().store.log('p1', 'answers', 9)).toEqual(['SM1', 'SM2']);
    });

    it('is let through once of 20 deliveries at the same time', async () => {
      const kinds = (await times(20, () => once('SM1'))).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'committed')).toHaveLength(1);
    });

    it('is remembered for 48 hours', async () => {
      await once('SM1');
      subject().shift.frozenAt = NINE + 48 * HOUR - 1;
      await once('SM2');
      expect(await once('SM1')).toEqual({ kind: 'duplicate' });
      subject().shift.frozenAt = NINE + 48 * HOUR;
      expect((await once('SM1')).kind).toBe('committed');
      expect(await once('SM2')).toEqual({ kind: 'duplicate' });
    });

    it('belongs to its owner', async () => {
      await once('SM1');
      expect((await subject().store.commit('p2', { once: 'SM1' })).kind).toBe('committed');
    });

    it('is not used up by a change that was refused', async () => {
      const { store } = subject();
      await store.commit('p1', { once: 'SM1', expect: { state: 7 } });
      expect((await once('SM1')).kind).toBe('committed');
    });
  });

  describe('a refused change', () => {
    const subject = eachWith(open);
    const refusals: [string, Change][] = [
      ['duplicate', { once: 'SM1' }],
      ['lost-lock', { fence: 'no-fence' }],
      ['conflict', { expect: { patient: 99 } }],
    ];

    it.each(refusals)('writes nothing (%s)', async (kind, refused) => {
      const { store } = subject();
      await store.commit('p1', { ...everything, once: 'SM1' });
      const before = await allOf(store, 'p1');
      const outcome = await store.commit('p1', {
        put: { patient: 2, more: 3 },
        enqueue: [invited('e2')],
        dequeue: [1],
        append: { answers: [2] },
        due: [dueIn('d2')],
        done: ['d1'],
        list: [{ list: 'open-alerts', entry: 'a2' }],
        unlist: [{ list: 'open-alerts', entry: 'a1' }],
        ...refused,
      });
      expect(outcome.kind).toBe(kind);
      expect(await allOf(store, 'p1')).toEqual(before);
      expect((await store.claim('reply', 9, HOUR)).map(({ id }) => id)).toEqual(['d1']);
    });

    it('says duplicate before lost-lock, and lost-lock before conflict', async () => {
      const { store } = subject();
      await store.commit('p1', { once: 'SM1' });
      const all: Change = { once: 'SM1', fence: 'no-fence', expect: { state: 9 } };
      expect((await store.commit('p1', all)).kind).toBe('duplicate');
      expect((await store.commit('p1', { ...all, once: 'SM2' })).kind).toBe('lost-lock');
    });
  });

  describe('a mistake of the caller', () => {
    const subject = eachWith(open);
    const mistakes: [string, string, Change][] = [
      ['an owner with a space', 'p 1', {}],
      ['a document without a value', 'p1', { put: { state: undefined } }],
      ['giving back a lock without its fence', 'p1', { release: true }],
      ['work that is due at no time', 'p1', { due: [dueIn('d1', Number.NaN)] }],
    ];

    it.each(mistakes)('is thrown: %s', async (_, owner, change) => {
      await expect(subject().store.commit(owner, change)).rejects.toThrow(TypeError);
    });
  });
}
