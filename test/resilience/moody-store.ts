/** A store in memory that is away when a test says so. */
import { AppError } from '../../src/errors.ts';
import type { TimeShift } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts';
import { testKeys } from '../harness/scene.ts';

export interface Mood {
  away: boolean;
  /** Fails as a bug would. */
  broken?: boolean;
}

export function moodyStore(mood: Mood): (shift: TimeShift) => Promise<Store> {
  return async (shift) => {
    const store = await openEmbeddedStore({ dir: ':memory:', keys: testKeys, shift, hostNow: () => 0 });
    return new Proxy(store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        // What was last seen is remembered here, whether the store can be reached or not.
        if (name === 'recall') return value.bind(target);
        return async (...given: unknown[]) => {
          if (mood.away && name !== 'close') throw new AppError('STORE_AWAY');
          if (mood.broken && name !== 'close') throw new Error('a bug');
          return (value as (...given: unknown[]) => unknown).apply(target, given);
        };
      },
    });
  };
}
