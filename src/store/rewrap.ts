/** Brings what the ring has wrapped, the pepper and the owners' keys, under its current key. */
import { AppError } from '../errors.ts';
import type { Rewrapped } from '../ports/store.ts';
import {
  isSealedByCurrent,
  isWrappedByCurrent,
  newPepper,
  openPepper,
  rewrapped,
  sealPepper,
  wrapperOf,
  type KeyRing,
} from './keys.ts';
import type { RawStore } from './raw.ts';

/** The store's pepper, made if there is none yet, and kept under the current key. */
export async function keepPepper(raw: RawStore, ring: KeyRing): Promise<Buffer> {
  const kept = await raw.keepRingSeal(sealPepper(ring, newPepper()));
  const pepper = openPepper(ring, kept);
  if (!isSealedByCurrent(ring, kept)) await raw.replaceRingSeal(sealPepper(ring, pepper));
  return pepper;
}

export async function rewrapAll(raw: RawStore, ring: KeyRing, owners: string[]): Promise<Rewrapped> {
  const { current, keys } = ring;
  const others = Object.keys(keys).filter((id) => id !== current);
  const count: Rewrapped = { wrapped: 0, already: 0, unreadable: {}, current, others };
  await keepPepper(raw, ring);
  const kept = await raw.keysOf(owners);
  await Promise.all(owners.map((owner, index) => rewrapOne(raw, ring, owner, kept[index], count)));
  return count;
}

async function rewrapOne(
  raw: RawStore,
  ring: KeyRing,
  owner: string,
  kept: string | undefined,
  count: Rewrapped,
): Promise<void> {
  if (kept === undefined) return;
  if (isWrappedByCurrent(ring, kept)) return void (count.already += 1);
  try {
    if (await raw.replaceKey(owner, kept, rewrapped(ring, owner, kept))) count.wrapped += 1;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'STORE_KEY')) throw error;
    const by = wrapperOf(kept);
    count.unreadable[by] = (count.unreadable[by] ?? 0) + 1;
  }
}
