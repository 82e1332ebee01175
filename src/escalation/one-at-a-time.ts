/**
 * Many pages for one clinician at one moment would each find what is kept with that person changed by another, and begin
 * again, over and over. In one process they go one after another; between processes the store decides, as ever.
 */
import type { Store } from '../ports/store.ts';

const tails = new WeakMap<object, Map<string, Promise<unknown>>>();

export async function oneAtATime<T>(
  store: Pick<Store, 'commit'>,
  owner: string,
  task: () => Promise<T>,
): Promise<T> {
  const of = tails.get(store) ?? new Map<string, Promise<unknown>>();
  tails.set(store, of);
  const before = of.get(owner) ?? Promise.resolve();
  const own = before.then(task, task);
  of.set(owner, own);
  try {
    return await own;
  } finally {
    if (of.get(owner) === own) of.delete(owner);
  }
}
