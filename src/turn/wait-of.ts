import { readFile } from '../model/file.ts';
import type { EventKind } from '../model/event.ts';
import { proactiveRoute, type Route } from '../model/patient.ts';
import type { Claim } from '../model/work.ts';
import type { Owned } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import type { Budget } from './budget.ts';
import { carrierOf } from './deliver.ts';

/** What is said because a time has come, to many at the same time. */
const SPEAKS = new Set<EventKind>(['check-in-due', 'nudge-due', 'invited', 'flare-follow', 'break-due']);

/** How long a routine entry waits for the pace of its channel: in ms, with the owner if it took a look at them. What comes up for the second time has had its turn in the queue. */
export async function waitOf(
  { store, budget }: { store: Store; budget: Budget },
  { owner, lane, attempt, work }: Claim,
): Promise<{ waits: number; owned?: Owned }> {
  if (lane !== 'routine' || attempt > 1) return { waits: 0 };
  if (work.kind === 'send') return { waits: budget(carrierOf(work.message), await store.time()) };
  if (work.kind !== 'event' || !SPEAKS.has(work.event.kind)) return { waits: 0 };
  const owned = await store.read(owner);
  const to = routeTo(owned);
  return { waits: to === undefined ? 0 : budget(carrierOf({ to }), owned.at), owned };
}

function routeTo({ docs }: Owned): Route | undefined {
  const file = readFile(docs);
  if (file === undefined) return undefined;
  // Whoever is only invited has not agreed yet, and is written to once.
  return proactiveRoute(file.patient, (channel) => file.consent[channel] !== 'revoked');
}
