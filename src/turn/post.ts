/** A message outside any patient's turn: stored once for what it answers, then sent like every other. */
import type { Outgoing } from '../model/outgoing.ts';
import { sendingOf, toSend } from './to-send.ts';
import { attempt, settle, type DeliverDeps } from './deliver.ts';

export type Letter = Pick<Outgoing, 'to' | 'purpose' | 'key' | 'text' | 'lang' | 'card' | 'expiresAt'>;
/** `cause` is what the message answers; the same cause is answered once. */
export type Post = (owner: string, cause: string, letter: Letter) => Promise<void>;

export function createPost(deps: DeliverDeps): Post {
  return async (owner, cause, letter) => {
    const at = await deps.store.time();
    const message: Outgoing = { v: 1, id: `${cause}/0`, owner, at, ...letter };
    const stored = await deps.store.commit(owner, { once: cause, due: [toSend(message)] });
    if (stored.kind !== 'committed') return;
    const sending = sendingOf(message, await deps.store.read(owner));
    await settle(deps, sending, await attempt(deps, sending));
  };
}
