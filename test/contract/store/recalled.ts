/** What was seen before, and a change that is decided on it: never let through when anything is different now. */
import type { Change } from '../../../src/ports/change.ts';
import type { Store } from '../../../src/ports/store.ts';
import { eachWith, invited, NINE, type Open } from './subject.ts';

const ADA = { kind: 'sms', known: '+15550177777' } as const;
const REFUSED = { kind: 'conflict', doc: 'recalled' };

/** Known, found and read once, as somebody in the middle of a conversation is. */
async function met(store: Store): Promise<void> {
  await store.commit('p1', { put: { patient: { name: 'Ada' }, talk: 1 } });
  await store.link(ADA.kind, ADA.known, 'p1');
  await store.find(ADA.kind, ADA.known);
  await store.read('p1');
}

const on = (store: Store): Pick<Change, 'as' | 'knownBy'> => ({ as: store.recall(ADA)!.docs, knownBy: ADA });
const valuesOf = (docs: Record<string, { value: unknown }>) =>
  Object.fromEntries(Object.entries(docs).map(([name, { value }]) => [name, value]));

export function recalled(open: Open): void {
  describe('what was seen before', () => {
    const subject = eachWith(open);

    it('is nothing until it has been found and read', async () => {
      const { store } = subject();
      expect(store.recall(ADA)).toBeUndefined();
      await store.link(ADA.kind, ADA.known, 'p1');
      await store.find(ADA.kind, ADA.known);
      expect(store.recall(ADA)).toBeUndefined();
    });

    it('is the owner with their documents and the time', async () => {
      const { store } = subject();
      await met(store);
      const { owner, at, docs } = store.recall(ADA)!;
      expect({ owner, at, docs: valuesOf(docs) }).toEqual({
        owner: 'p1',
        at: NINE,
        docs: { patient: { name: 'Ada' }, talk: 1 },
      });
      expect(docs).toEqual((await store.read('p1')).docs);
    });

    it('can be changed by nobody who looks at it', async () => {
      const { store } = subject();
      await met(store);
      const { value } = store.recall(ADA)!.docs['patient']!;
      expect(() => Object.assign(value as object, { name: 'Eve' })).toThrow(TypeError);
    });

    it('follows the changes that are made here', async () => {
      const { store } = subject();
      await met(store);
      await store.commit('p1', { put: { talk: 2, pace: 7 }, remove: ['patient'] });
      expect(valuesOf(store.recall(ADA)!.docs)).toEqual({ talk: 2, pace: 7 });
      expect(store.recall(ADA)!.docs).toEqual((await store.read('p1')).docs);
    });
  });

  describe('a change decided on what was seen before', () => {
    const subject = eachWith(open);

    it('is let through while that is so, and tells what there is after it', async () => {
      const { store } = subject();
      await met(store);
      const change = { ...on(store), put: { talk: 2 }, enqueue: [invited('e1')], lock: 1_000 };
      const committed = await store.commit('p1', change);
      if (committed.kind !== 'committed' || !committed.held) throw new Error('the lock did not come');
      const { docs, mail } = committed.held;
      const read = await store.read('p1');
      expect({ docs, mail }).toEqual({ docs: read.docs, mail: read.mail });
      expect(valuesOf(docs)).toEqual({ patient: { name: 'Ada' }, talk: 2 });
      expect(mail).toEqual([{ number: 1, event: invited('e1') }]);
    });

    it('is told of mail that lay there already', async () => {
      const { store } = subject();
      await met(store);
      await store.commit('p1', { enqueue: [invited('e1')] });
      const committed = await store.commit('p1', { ...on(store), enqueue: [invited('e2')], lock: 1_000 });
      expect(committed).toMatchObject({ held: { mail: [{ event: { id: 'e1' } }, { event: { id: 'e2' } }] } });
    });

    it.each<[string, Change]>([
      ['written', { put: { talk: 2 } }],
      ['added', { put: { alert: 1 } }],
      ['removed', { remove: ['talk'] }],
    ])('is refused when a document has been %s', async (_, change) => {
      const { store } = subject();
      await met(store);
      const seen = on(store);
      await store.commit('p1', change);
      expect(await store.commit('p1', { ...seen, put: { talk: 3 } })).toEqual(REFUSED);
      expect(valuesOf((await store.read('p1')).docs)['talk']).not.toBe(3);
    });

    it('is refused when another process has changed something', async () => {
      const { store, another } = subject();
      if (another === undefined) return;
      await met(store);
      const seen = on(store);
      await (await another()).commit('p1', { put: { talk: 2 } });
      expect(await store.commit('p1', { ...seen, put: { talk: 3 } })).toEqual(REFUSED);
      expect(store.recall(ADA)).toBeUndefined();
      expect(valuesOf((await store.read('p1')).docs)['talk']).toBe(2);
    });

    it('is refused when the number has been taken away, or given to somebody else', async () => {
      const { store } = subject();
      await met(store);
      const seen = on(store);
      await store.unlink(ADA.kind, ADA.known);
      expect(await store.commit('p1', { ...seen, put: { talk: 2 } })).toEqual(REFUSED);
      await store.link(ADA.kind, ADA.known, 'p1');
      await store.link(ADA.kind, ADA.known, 'p2');
      expect(await store.commit('p1', { ...seen, put: { talk: 2 } })).toEqual(REFUSED);
    });

    it('is refused when the owner has been erased', async () => {
      const { store } = subject();
      await met(store);
      const seen = on(store);
      await store.erase('p1', {});
      expect(await store.commit('p1', { ...seen, put: { talk: 2 } })).toMatchObject({ kind: 'conflict' });
      expect((await store.read('p1')).docs).toEqual({});
    });

    it('is still known as a repetition', async () => {
      const { store } = subject();
      await met(store);
      const change = { ...on(store), once: 'SM1', put: { talk: 2 } };
      await store.commit('p1', change);
      expect(await store.commit('p1', change)).toEqual({ kind: 'duplicate' });
    });

    it('cannot be made of documents from elsewhere', async () => {
      const { store } = subject();
      await met(store);
      await expect(store.commit('p1', { as: { talk: { version: 1, value: 1 } } })).rejects.toThrow(TypeError);
    });
  });
}
