/** What is wrong with a store that may lose what it was told, for whoever runs it. */
import type { Log } from '../ports/log.ts';
import type { Store, StoreDoubt } from '../ports/store.ts';

const WORDS: Record<StoreDoubt, string> = {
  'may-drop':
    'Redis may drop patients when its memory is full. Set maxmemory-policy to noeviction (src/ops/runbooks/redis-failover-restore.md).',
  'not-on-disk':
    'Redis has no append-only file, so its end loses what it was told last. Set appendonly to yes (src/ops/runbooks/redis-failover-restore.md).',
};

export function doubtWords(doubts: readonly StoreDoubt[]): string[] {
  return doubts.map((each) => WORDS[each]);
}

/** For the start, which does not wait for a store that is away. */
export async function doubtsSaid(store: Pick<Store, 'doubts'>, log: Log): Promise<string[]> {
  const doubts = (await store.doubts?.().catch(() => undefined)) ?? [];
  for (const doubt of doubts) log.error('store may lose what it is told', { doubt });
  return doubtWords(doubts);
}
