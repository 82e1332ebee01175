/** A store whose connection breaks: what it did is done, and its answer is lost. */
import { AppError } from '../../../src/errors.ts';
import type { RawStore } from '../../../src/store/raw.ts';
import { openSealedStore } from '../../../src/store/sealed-store.ts';
import { ring } from '../../contract/store/subject.ts';

const MINUTE = 60_000;

async function breaking() {
  const seen = { lost: 0, unlocked: 0, holder: undefined as string | undefined };
  const known = new Set<string>();
  const granted = Promise.withResolvers<void>();
  const owned = { at: 0, mark: '', docs: {}, mail: [] };
  const take = (fence: string) => {
    if (seen.holder !== undefined) return false;
    seen.holder = fence;
    return true;
  };
  const answer = <T>(answered: T): T => {
    if (seen.lost === 0) return answered;
    seen.lost -= 1;
    throw new AppError('STORE_AWAY');
  };
  const raw: Pick<RawStore, 'keepRingSeal' | 'lock' | 'unlock' | 'commit'> = {
    keepRingSeal: async (seal) => seal,
    lock: async (_, fence) => {
      const has = take(fence);
      const answered = answer(has ? owned : ('busy' as const));
      if (has) granted.resolve();
      return answered;
    },
    /** A second one comes to be done only when somebody has the lock again. */
    unlock: async (_, fence) => {
      seen.unlocked += 1;
      if (seen.unlocked > 1) await granted.promise;
      answer(undefined);
      if (seen.holder === fence) seen.holder = undefined;
    },
    commit: async (_, { once = '', lock }) => {
      if (known.has(once)) return answer({ kind: 'duplicate' as const });
      known.add(once);
      const held = lock !== undefined && take(lock.fence) ? { held: owned } : {};
      return answer({ kind: 'committed', at: 0, more: false, longest: 0, before: '', version: 0, ...held });
    },
  };
  return { seen, store: await openSealedStore(raw as RawStore, ring()) };
}

describe('a lock that was given and not heard of', () => {
  it('is free when the change that asked for it is sent again and was known', async () => {
    const { seen, store } = await breaking();
    const admission = { once: 'a', lock: MINUTE };
    seen.lost = 1;
    await expect(store.commit('p1', admission)).rejects.toThrow('STORE_AWAY');
    expect(await store.commit('p1', admission)).toEqual({ kind: 'duplicate' });
    expect((await store.lock('p1', MINUTE)).kind).toBe('held');
  });

  it('goes to one of two who ask for it at once', async () => {
    const { seen, store } = await breaking();
    seen.lost = 1;
    await expect(store.lock('p1', MINUTE)).rejects.toThrow('STORE_AWAY');
    const both = await Promise.all([store.lock('p1', MINUTE), store.lock('p1', MINUTE)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['busy', 'held']);
    const held = both.find((each) => each.kind === 'held');
    expect(held).toMatchObject({ fence: seen.holder });
  });

  it('is remembered until the store has taken it back', async () => {
    const { seen, store } = await breaking();
    seen.lost = 2;
    await expect(store.lock('p1', MINUTE)).rejects.toThrow('STORE_AWAY');
    await expect(store.lock('p1', MINUTE)).rejects.toThrow('STORE_AWAY');
    seen.unlocked = 0;
    expect((await store.lock('p1', MINUTE)).kind).toBe('held');
  });
});
