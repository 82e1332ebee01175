/** After the commit: the turn's messages go out in order, what became of each is recorded, and the lock is given back. */
import type { Outgoing } from '../model/outgoing.ts';
import type { Owned } from '../ports/owned.ts';
import { sendingOf } from './to-send.ts';
import { release } from './release.ts';
import { attempt, recordOf, settle, tell, type Attempt, type DeliverDeps, type Sending } from './deliver.ts';

export interface Speech {
  owner: string;
  fence: string;
  messages: Outgoing[];
  /** As the turn was decided on it. */
  owned: Owned;
}
export type Speak = (speech: Speech) => Promise<'more' | 'free'>;

export function createSpeak(deps: DeliverDeps): Speak {
  return async ({ owner, fence, messages, owned: first }) => {
    let owned = first;
    for (const [index, message] of messages.entries()) {
      const sending = sendingOf(message, owned);
      const became = await attempt(deps, sending);
      const isLast = index === messages.length - 1;
      if (isLast && became.kind !== 'refused') return settleAndRelease(deps, sending, became, fence);
      owned = await settleAndGoOn(deps, sending, became);
    }
    return release(deps.store, owner, fence);
  };
}

/** While a provider took its time the patient may have opted out: then what follows is decided on what is so now. */
async function settleAndGoOn(deps: DeliverDeps, sending: Sending, became: Attempt): Promise<Owned> {
  const { owned } = sending;
  const { owner } = sending.claim;
  if (became.kind === 'refused') await settle(deps, sending, became);
  if (became.kind === 'refused') return deps.store.read(owner);
  const expect = { consent: owned.docs['consent']?.version ?? 0 };
  const committed = await deps.store.commit(owner, { ...recordOf(sending, became), expect });
  if (committed.kind === 'committed') tell(deps, sending, became);
  if (committed.kind === 'committed') return { ...owned, at: committed.at };
  await settle(deps, sending, became);
  return deps.store.read(owner);
}

async function settleAndRelease(
  deps: DeliverDeps,
  sending: Sending,
  became: Exclude<Attempt, { kind: 'refused' }>,
  fence: string,
): Promise<'more' | 'free'> {
  const change = { ...recordOf(sending, became), fence, release: true };
  const committed = await deps.store.commit(sending.claim.owner, change);
  // The lock lapsed while the provider took its time: what became of the message is recorded all the same.
  if (committed.kind !== 'committed') await settle(deps, sending, became);
  else tell(deps, sending, became);
  return committed.kind === 'committed' && committed.more ? 'more' : 'free';
}
