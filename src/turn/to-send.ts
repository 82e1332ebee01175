/** A message as the stored change holds it, and in the hands of who stored it. */
import type { Outgoing } from '../model/outgoing.ts';
import type { Due, Lane } from '../model/work.ts';
import type { Owned } from '../ports/owned.ts';
import { SEND_LEASE_MS, type Sending } from './deliver.ts';

const IN_SAFETY_LANE = new Set<Outgoing['purpose']>(['safety', 'page']);
const IN_ROUTINE_LANE = new Set<Outgoing['purpose']>(['reminder', 'invitation']);

/** Held from the beginning: whoever stores a message speaks it, and the sweep takes it up only after their death. */
export function toSend(message: Outgoing): Due {
  const { claim, work } = sendingOf(message, { at: message.at, docs: {}, mail: [] });
  return { id: claim.id, lane: claim.lane, at: { inMs: 0 }, work, heldMs: SEND_LEASE_MS };
}

/** The send that `toSend` stored as held, in the hands of who stored it. */
export function sendingOf(message: Outgoing, owned: Owned): Sending {
  const work = { kind: 'send', message, tries: 0 } as const;
  const claim = {
    owner: message.owner,
    id: `send:${message.id}`,
    lane: laneOf(message),
    dueAt: message.at,
    attempt: 1,
    work,
  };
  return { claim, work, owned };
}

function laneOf({ purpose }: Outgoing): Lane {
  if (IN_SAFETY_LANE.has(purpose)) return 'safety';
  return IN_ROUTINE_LANE.has(purpose) ? 'routine' : 'reply';
}
