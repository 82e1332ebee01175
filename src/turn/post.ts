/** A message outside any patient's turn: stored once for what it answers, then sent like every other. */
import type { Outgoing } from '../model/outgoing.ts';
import type { Store } from '../ports.ts';
import { toSend } from './collect.ts';
import type { Deliver } from './deliver.ts';

export type Letter = Pick<Outgoing, 'to' | 'purpose' | 'key' | 'text' | 'lang'>;
/** `cause` is what the message answers; the same cause is answered once. */
export type Post = (owner: string, cause: string, letter: Letter) => Promise<void>;

const LEASE_MS = 30_000;

export function createPost(deps: { store: Store; deliver: Deliver }): Post {
  return async (owner, cause, letter) => {
    const at = await deps.store.time();
    const message: Outgoing = { v: 1, id: `${cause}/0`, owner, at, ...letter };
    const due = toSend(message);
    const stored = await deps.store.commit(owner, { once: cause, due: [due] });
    if (stored.kind !== 'committed') return;
    const claim = await deps.store.claimOne(owner, due.id, LEASE_MS);
    if (claim?.work.kind === 'send') await deps.deliver(claim, claim.work);
  };
}
