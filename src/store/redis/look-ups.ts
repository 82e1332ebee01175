/** Who is found by which hash. The hash lies in a cell of its own, away from the owner whom it leads to. */
import type { Asking } from './asking.ts';
import { knownKey, ownerKey } from './keys.ts';

export async function link(asking: Asking, hash: string, owner: string): Promise<void> {
  const before = await find(asking, hash);
  if (before !== undefined && before !== owner)
    await asking.ask((client) => client.hdel(ownerKey(before), `h:${hash}`));
  // Noted with the owner first: an erasure must find every way that leads to them.
  await asking.ask((client) => client.hset(ownerKey(owner), `h:${hash}`, ''));
  await asking.ask((client) => client.set(knownKey(hash), owner));
}

export async function unlink(asking: Asking, hash: string): Promise<void> {
  const owner = await find(asking, hash);
  await asking.ask((client) => client.del(knownKey(hash)));
  if (owner !== undefined) await asking.ask((client) => client.hdel(ownerKey(owner), `h:${hash}`));
}

export async function find(asking: Asking, hash: string): Promise<string | undefined> {
  return (await asking.ask((client) => client.get(knownKey(hash)))) ?? undefined;
}
