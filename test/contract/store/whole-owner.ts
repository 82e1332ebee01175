/** Everything of one owner at once: walked over, wrapped anew, handed over, and erased. */
import type { Change } from '../../../src/ports/change.ts';
import type { Store } from '../../../src/ports/store.ts';
import { allOf, dueIn, eachWith, everything, invited, MINUTE, NINE, ring, type Open } from './subject.ts';

const NUMBER = '+15550177777';
const nothing = { at: NINE, docs: {}, mail: [], logs: {}, due: [], lists: [] };
const both = () => ring(['one', 'two'], 'two');

async function walked(store: Store, limit: number): Promise<string[]> {
  const seen: string[] = [];
  let next: string | undefined;
  do {
    const page = await store.owners(next, limit);
    expect(page.owners.length).toBeLessThanOrEqual(limit);
    seen.push(...page.owners);
    ({ next } = page);
  } while (next !== undefined);
  return seen;
}

const full: Change = { ...everything, once: 'SM1', append: { answers: [{ pain: 6 }], other: ['x'] } };

/** Whatever looks sealed, wrapped or hashed, in pieces: the ends of what lies side by side cannot be told apart. */
async function opaque(bytes: () => Promise<Buffer>): Promise<string[]> {
  const all = (await bytes()).toString('latin1');
  const text = all.match(/[\w+/=-]{40,}/g) ?? [];
  const sealed = all.match(/(?![\r\n])\p{Cc}[^\r\n]{28,}/gu) ?? [];
  return [...new Set([...text.flatMap(piecesOf), ...sealed.flatMap(piecesOf).filter(isNoText)])];
}

function piecesOf(run: string): string[] {
  return Array.from({ length: Math.floor(run.length / 5) - 3 }, (_, at) => run.slice(at * 5, at * 5 + 20));
}

/** Many bytes that are no letters, and none that came of reading bytes as text. */
function isNoText(piece: string): boolean {
  return (piece.match(/[\x80-\xff]/g) ?? []).length >= 5 && !piece.includes('\xef\xbf\xbd');
}

export function wholeOwner(open: Open): void {
  describe('a walk over the owners', () => {
    const subject = eachWith(open);

    it('meets everybody who has something sealed, once, in pages of any size', async () => {
      const { store } = subject();
      const names = Array.from({ length: 23 }, (_, n) => `p${n}`);
      for (const name of names) await store.commit(name, { put: { state: name } });
      await store.commit('p3', { put: { state: 'again' } });
      await store.commit('nothing', { done: ['x'] });
      await store.link('sms', NUMBER, 'only-linked');
      for (const limit of [1, 4, 23, 100])
        expect((await walked(store, limit)).sort()).toEqual([...names].sort());
    });

    it('of nobody is empty', async () => expect(await walked(subject().store, 10)).toEqual([]));
  });

  describe('wrapping anew', () => {
    const subject = eachWith(open);

    it('lets the old key leave: everything is read, found and written without it', async () => {
      const { store, reopen } = subject();
      for (const owner of ['p1', 'p2', 'p3']) await store.commit(owner, everything);
      await store.link('sms', NUMBER, 'p1');
      const before = await allOf(store, 'p1');
      const known = store.pseudonym('sms', NUMBER);
      const turning = await reopen(both());
      const result = { unreadable: {}, current: 'two', others: ['one'] };
      const owners = await walked(turning, 2);
      expect(await turning.rewrap(owners)).toEqual({ ...result, wrapped: 3, already: 0 });
      expect(await turning.rewrap(owners)).toEqual({ ...result, wrapped: 0, already: 3 });
      const without = await reopen(ring(['two']));
      expect(await allOf(without, 'p1')).toEqual(before);
      expect(await without.find('sms', NUMBER)).toBe('p1');
      expect(without.pseudonym('sms', NUMBER)).toBe(known);
      expect((await without.claim('reply', 9, MINUTE)).map(({ owner }) => owner).sort()).toEqual(
        owners.sort(),
      );
      expect(await without.commit('p2', { append: { answers: [7] } })).toMatchObject({ kind: 'committed' });
      expect(await without.log('p2', 'answers', 9)).toEqual([{ pain: 6 }, 7]);
    });

    it('disturbs nobody who remembers the key as it was wrapped before', async () => {
      const { store, reopen, another } = subject();
      await store.commit('p1', { put: { state: 1 } });
      const turning = await reopen(both());
      const remembers = another === undefined ? turning : await another(both());
      expect((await remembers.read('p1')).docs['state']?.value).toBe(1);
      await turning.rewrap(['p1']);
      expect(await remembers.commit('p1', { put: { state: 2 } })).toMatchObject({ kind: 'committed' });
      expect((await turning.read('p1')).docs['state']?.value).toBe(2);
      expect((await (await reopen(ring(['two']))).read('p1')).docs['state']?.value).toBe(2);
    });

    it('loses nothing of what is written while it goes on', async () => {
      const { store, reopen, another } = subject();
      for (const owner of ['p1', 'p2', 'p3']) await store.commit(owner, { put: { state: 0 } });
      const turning = await reopen(both());
      const writing = another === undefined ? turning : await another(both());
      await writing.read('p1');
      const writes = Array.from({ length: 30 }, (_, n) =>
        writing.commit(`p${(n % 4) + 1}`, { append: { answers: [n] } }),
      );
      const [, ...outcomes] = await Promise.all([turning.rewrap(['p1', 'p2', 'p3', 'p4']), ...writes]);
      expect(outcomes.every(({ kind }) => kind === 'committed')).toBe(true);
      await turning.rewrap(['p1', 'p2', 'p3', 'p4']);
      const without = await reopen(ring(['two']));
      const logs = await Promise.all(
        ['p1', 'p2', 'p3', 'p4'].map((owner) => without.log(owner, 'answers', 99)),
      );
      expect(logs.flat().sort((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 30 }, (_, n) => n),
      );
    });

    it('counts those it cannot open, by the key they wait for, and goes on', async () => {
      const { store, reopen } = subject();
      await store.commit('old', { put: { state: 1 } });
      const turning = await reopen(both());
      await turning.commit('new', { put: { state: 1 } });
      const without = await reopen(ring(['two']));
      const outcome = await without.rewrap(['old', 'new', 'nobody']);
      expect(outcome).toEqual({ wrapped: 0, already: 1, unreadable: { one: 1 }, current: 'two', others: [] });
    });
  });

  describe('everything of an owner', () => {
    const subject = eachWith(open);

    it('is the documents, the mail, every log in full, what is due and the lists they are in', async () => {
      const { store } = subject();
      await store.commit('p1', full);
      await store.commit('p1', { append: { answers: [1, 2, 3] } });
      await store.commit('p10', full);
      const all = await store.everything('p1');
      const { docs, mail } = await store.read('p1');
      expect(all).toMatchObject({ docs, mail, lists: [{ list: 'open-alerts', entry: 'a1' }] });
      expect(all.logs).toEqual({ answers: [{ pain: 6 }, 1, 2, 3], other: ['x'] });
      expect(all.due).toMatchObject([{ owner: 'p1', id: 'd1', lane: 'reply', work: dueIn('d1').work }]);
    });

    it('of nobody is nothing', async () => {
      expect(await subject().store.everything('p1')).toEqual(nothing);
    });
  });

  describe('an owner who is erased', () => {
    const subject = eachWith(open);

    it('leaves nothing of what lay there, and takes nothing of anybody else', async () => {
      const { store, bytes, rewritten } = subject();
      const ours = await opaque(bytes);
      await store.commit('p1', full);
      await store.link('sms', NUMBER, 'p1');
      await store.link('code', '7KQ2M9XT', 'p1');
      await store.commit('p1', { put: { patient: { name: 'Ada the second' } } });
      const theirs = (await opaque(bytes)).filter((each) => !ours.includes(each));
      // How many depends on chance: a line break among the sealed bytes cuts a piece off.
      expect(theirs.length).toBeGreaterThanOrEqual(10);
      await store.commit('p10', full);
      await store.link('sms', '+15550177778', 'p10');
      const neighbour = await store.everything('p10');

      expect(await store.erase('p1', {})).toMatchObject({ kind: 'committed' });
      await rewritten?.();
      const left = await bytes();
      expect(theirs.filter((each) => left.includes(each))).toEqual([]);
      expect(await store.everything('p1')).toMatchObject({
        docs: {},
        mail: [],
        logs: {},
        due: [],
        lists: [],
      });
      expect(await store.find('sms', NUMBER)).toBeUndefined();
      expect(await store.find('code', '7KQ2M9XT')).toBeUndefined();
      expect(await store.members('open-alerts')).toEqual([{ owner: 'p10', entry: 'a1' }]);
      expect((await walked(store, 10)).sort()).toEqual(['p10']);
      expect(await store.everything('p10')).toEqual(neighbour);
      expect(await store.find('sms', '+15550177778')).toBe('p10');
      expect((await store.claim('reply', 9, MINUTE)).map(({ owner }) => owner)).toEqual(['p10']);
    });

    it('is not erased when a document is another than was looked at', async () => {
      const { store } = subject();
      await store.commit('p1', full);
      await store.link('sms', NUMBER, 'p1');
      const before = await store.everything('p1');
      expect(await store.erase('p1', { patient: 7 })).toEqual({ kind: 'conflict', doc: 'patient' });
      expect(await store.erase('p1', { patient: 1, alert: 0 })).toMatchObject({ kind: 'committed' });
      expect(before.docs['patient']?.version).toBe(1);
    });

    it('gets nothing back from what was under way', async () => {
      const { store, another } = subject();
      await store.commit('p1', full);
      const late = another === undefined ? store : await another();
      const lock = await late.lock('p1', MINUTE);
      await store.erase('p1', {});
      const gone = { kind: 'conflict', doc: 'erased' };
      for (const change of [
        { append: { answers: ['late'] } },
        { put: { patient: 'late' } },
        { enqueue: [invited('late')] },
        { done: ['d1'] },
      ])
        expect(await late.commit('p1', change)).toEqual(gone);
      expect(lock.kind === 'held' && (await late.commit('p1', { fence: lock.fence }))).toEqual({
        kind: 'lost-lock',
      });
      expect(await store.everything('p1')).toEqual(nothing);
    });

    it('can begin anew under another key, and then is an owner like all', async () => {
      const { store, bytes } = subject();
      await store.commit('p1', { put: { state: 1 } });
      const before = await opaque(bytes);
      await store.erase('p1', {});
      expect(await store.commit('p1', { anew: true, put: { state: 2 } })).toMatchObject({
        kind: 'committed',
      });
      expect(await store.commit('p1', { append: { answers: [1] } })).toMatchObject({ kind: 'committed' });
      expect((await store.read('p1')).docs['state']?.value).toBe(2);
      expect(await walked(store, 10)).toEqual(['p1']);
      expect((await opaque(bytes)).some((each) => !before.includes(each))).toBe(true);
    });

    it('stays erased when it is done again, and may never have been there', async () => {
      const { store, shift } = subject();
      await store.commit('p1', full);
      for (const owner of ['p1', 'p1', 'nobody'])
        expect(await store.erase(owner, {})).toEqual({ kind: 'committed', at: NINE, more: false });
      shift.frozenAt = NINE + MINUTE;
      expect(await store.read('p1')).toEqual({ at: NINE + MINUTE, docs: {}, mail: [] });
    });

    it('takes no look-up along that leads to somebody else by now', async () => {
      const { store } = subject();
      await store.link('sms', NUMBER, 'p1');
      await store.commit('p1', full);
      await store.link('sms', NUMBER, 'p2');
      await store.erase('p1', {});
      expect(await store.find('sms', NUMBER)).toBe('p2');
    });
  });
}
