import { describeWithRedis } from './needs.ts';
import type { Settings } from './service.ts';

/** The suite twice: with the store that needs nothing, and with the Redis that the service starts where there is one. */
export function onBothStores(name: string, suite: (settings: Settings) => void): void {
  describe(`${name}, with the embedded store`, () => suite({ STORE: 'embedded' }));
  describeWithRedis(`${name}, with a Redis of its own`, () => suite({ STORE: 'auto' }));
}
