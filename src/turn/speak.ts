/** After the commit: the turn's messages go out in order, and what became of each is recorded. */
import type { Outgoing } from '../model/outgoing.ts';
import type { Log, Store } from '../ports.ts';
import type { Deliver } from './deliver.ts';

export type Speak = (owner: string, messages: Outgoing[], fence: string) => Promise<'more' | 'free'>;

/** Long enough for the slowest provider; then another process takes the message up. */
const SEND_LEASE_MS = 30_000;

export function createSpeak(deps: { store: Store; log: Log; deliver: Deliver }): Speak {
  return async (owner, messages, fence) => {
    for (const message of messages) {
      const claim = await deps.store.claimOne(owner, `send:${message.id}`, SEND_LEASE_MS);
      if (claim?.work.kind === 'send') await deps.deliver(claim, claim.work);
    }
    const released = await deps.store.commit(owner, { fence, release: true });
    return released.kind === 'committed' && released.more ? 'more' : 'free';
  };
}
