/** Whether Redis is set up to keep what it is told. INFO says so to whoever may write, also where CONFIG is forbidden. */
import { Cluster } from 'ioredis';
import { storeDoubts, type StoreDoubt } from '../../ports/store.ts';
import type { Client } from './scripts.ts';

/** Of any node that takes writes: each has patients of its own. */
export async function doubtsOf(client: Client): Promise<StoreDoubt[]> {
  const nodes = client instanceof Cluster ? client.nodes('master') : [client];
  const told = await Promise.all(nodes.map((node) => node.info().catch(() => '')));
  const found = told.flatMap((info) => doubtsIn(info));
  return storeDoubts.filter((doubt) => found.includes(doubt));
}

/** What it does not say is no doubt: a proxy may hide it, or a user not be let ask. */
export function doubtsIn(info: string): StoreDoubt[] {
  const value = (name: string) => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1];
  const policy = value('maxmemory_policy') ?? 'noeviction';
  return [
    ...(policy === 'noeviction' ? [] : ['may-drop' as const]),
    ...(value('aof_enabled') === '0' ? ['not-on-disk' as const] : []),
  ];
}
