import type { Store } from '../ports/store.ts';

/** Whoever brought mail while the lock was held has left it to the holder, so it is looked for in the same write. */
export async function release(store: Store, owner: string, fence: string): Promise<'more' | 'free'> {
  const released = await store.commit(owner, { fence, release: true });
  return released.kind === 'committed' && released.more ? 'more' : 'free';
}
