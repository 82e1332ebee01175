/**
 * The verb for the clock: whatever is due is claimed and done, the safety lane first. A claim that is not finished
 * comes up again, so dying in the middle repeats work and loses none.
 */
import type { Content } from '../content/content.ts';
import { sendContact } from '../escalation/contacts.ts';
import { digest, sendDigest } from '../escalation/digest.ts';
import { plannedDrill } from '../escalation/drill-plan.ts';
import type { Duties } from '../escalation/duty.ts';
import { escalate } from '../escalation/escalate.ts';
import { page } from '../escalation/page.ts';
import type { Pagers } from '../escalation/send-page.ts';
import { pageOver } from '../escalation/page-over.ts';
import { updateCards } from '../escalation/update-cards.ts';
import { isAway } from '../errors.ts';
import type { Event, EventKind } from '../model/event.ts';
import { readFile } from '../model/file.ts';
import { proactiveRoute, type Route } from '../model/patient.ts';
import { SECOND } from '../model/time.ts';
import { isKnownWork, lanes, rescue, rescueId, type Claim, type Lane } from '../model/work.ts';
import type { Audit } from '../ports/audit.ts';
import type { Cards } from '../ports/carrier.ts';
import type { Change } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { ModelReader } from '../ports/model-reader.ts';
import type { Held, Owned } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { writeAudit } from './audited.ts';
import type { Budget } from './budget.ts';
import type { HandOver } from './handing-over.ts';
import { LOCK_MS } from './handle.ts';
import type { Precedence } from './precedence.ts';
import { disagreement, think } from './think.ts';
import { carrierOf, type Carriers, type Deliver } from './deliver.ts';

export interface CycleDeps {
  store: Store;
  content: Content;
  carriers: Carriers;
  pagers?: Pagers;
  cards: Cards;
  audit: Audit;
  duties: Duties;
  log: Log;
  watch: Watch;
  deliver: Deliver;
  budget: Budget;
  /** Left out where there is no record system. */
  handOver?: HandOver | undefined;
  precedence: Precedence;
  handle(owner: string): Promise<void>;
  handleHeld(owner: string, held: Held): Promise<void>;
  wake(owner: string): void;
  /** A claimed entry whose work failed because the store went away. */
  dropped(claim: Claim): void;
  reader?: ModelReader;
  /** Does it beside whatever else is under way, and waits for nothing. */
  beside(what: string, task: () => Promise<unknown>, facts: Parameters<Log['error']>[1]): void;
}

/** What is said because a time has come, to many at the same time. */
const SPEAKS = new Set<EventKind>(['check-in-due', 'nudge-due', 'invited', 'flare-follow', 'break-due']);
const LEASE_MS = 30 * SECOND;
/** How many entries of a lane are taken at a time; few enough that the safety lane is looked at again soon. */
const BATCH: Record<Lane, number> = { safety: 50, reply: 100, routine: 100 };
/** So many routine entries are begun in one breath. */
const AT_ONCE = 5;
/** More under way than these while the processor is what is short only live long enough to be copied by every collection. */
const UNDER_WAY = 15;
/** A provider that hangs must not keep claimed entries waiting until their lease is over. */
const PATIENCE_MS = LEASE_MS / 3;

/** One pass over all lanes. Returns how many entries were done, so that a caller can go on until there are none. */
export async function cycle(deps: CycleDeps): Promise<number> {
  let done = 0;
  for (const lane of lanes) done += await sweep(deps, lane);
  return done;
}

/** One pass over one lane, so that whoever is slow in one never holds up another. */
export async function sweep(deps: CycleDeps, lane: Lane): Promise<number> {
  if (lane === 'routine') return sweepRoutine(deps);
  const claims = await deps.store.claim(lane, BATCH[lane], LEASE_MS);
  await Promise.all(claims.map((claim) => safely(deps, claim)));
  return claims.length;
}

/** A few at a time, and none while anybody in danger or with a question waits for what this process is doing. */
async function sweepRoutine(deps: CycleDeps): Promise<number> {
  await deps.precedence.clear('routine');
  const claims = await deps.store.claim('routine', BATCH.routine, LEASE_MS);
  const underWay = new Set<Promise<void>>();
  const patience = performance.now() + PATIENCE_MS;
  const isEnough = () =>
    underWay.size >= UNDER_WAY && deps.precedence.isBusy() && performance.now() < patience;
  for (let from = 0; from < claims.length; from += AT_ONCE) {
    await deps.precedence.clear('routine');
    while (isEnough()) await Promise.race(underWay);
    for (const claim of claims.slice(from, from + AT_ONCE)) {
      const doing = safely(deps, claim).finally(() => underWay.delete(doing));
      underWay.add(doing);
    }
  }
  await Promise.all(underWay);
  return claims.length;
}

/** One entry's fault must not stop the others; it stays claimed and comes up again. */
async function safely(deps: CycleDeps, claim: Claim): Promise<void> {
  try {
    await carryOut(deps, claim);
  } catch (fault) {
    deps.log.error(
      'due entry failed',
      { owner: claim.owner, due: claim.id, kind: claim.work.kind, attempt: claim.attempt },
      fault,
    );
  }
}

export async function carryOut(deps: CycleDeps, claim: Claim): Promise<void> {
  try {
    await carriedOut(deps, claim);
  } catch (fault) {
    if (isAway(fault)) deps.dropped(claim);
    throw fault;
  }
}

async function carriedOut(deps: CycleDeps, claim: Claim): Promise<void> {
  const { paging, answering } = deps.precedence;
  switch (claim.lane) {
    case 'safety':
      return paging(() => done(deps, claim));
    case 'reply':
      return answering(() => done(deps, claim));
    case 'routine':
      return done(deps, claim);
  }
}

async function done(deps: CycleDeps, claim: Claim): Promise<void> {
  const { work, lane, attempt } = claim;
  if (!isKnownWork(work)) return leave(deps, claim);
  const { waits, owned } = await waitOf(deps, claim);
  if (waits > 0) return deps.store.putOff(claim, waits);
  deps.watch({ is: 'due-claimed', kind: work.kind, lane, attempt, dueAt: claim.dueAt });
  switch (work.kind) {
    case 'turn':
      await deps.handle(claim.owner);
      return dropTurn(deps, claim);
    case 'event':
      return arrive(deps, claim, work.event, owned);
    case 'send':
      return deps.deliver(claim, work);
    case 'page':
      return page(deps, claim, work);
    case 'escalate':
      return escalate(deps, claim, work.alertId);
    case 'digest':
      return digest(deps, claim, work.alertId);
    case 'contact':
      return sendContact(deps, claim, work);
    case 'drill':
      return plannedDrill(deps, claim, work);
    case 'send-digest':
      return sendDigest(deps, claim, work.day);
    case 'audit':
      return writeAudit(deps, claim.owner, work.content);
    case 'page-over':
      return pageOver(deps, claim, work);
    case 'update-cards':
      return updateCards(deps, claim, work);
    case 'hand-over':
      // Planned before the record system was taken out of the settings.
      return deps.handOver?.(claim, work) ?? crossOff(deps, claim);
    case 'think':
      // Whoever sweeps has reminders to see to, and a model takes its time.
      return deps.beside('thought', () => thinkOver(deps, claim, work), { owner: claim.owner });
  }
}

/** In ms, with the owner if it took a look at them. What comes up for the second time has had its turn in the queue. */
async function waitOf(
  { store, budget }: CycleDeps,
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

async function crossOff({ store }: CycleDeps, { owner, id }: Claim): Promise<void> {
  await store.commit(owner, { done: [id] });
}

/** A newer version has stored it while both run side by side. It stays claimed and comes up again, there or here. */
function leave({ log }: CycleDeps, { owner, id, attempt }: Claim): void {
  log.warn('due entry of a newer version left alone', { owner, id, attempt });
}

/** The rescue entry goes when its mail has been handled; otherwise it stays claimed and comes up again. */
async function dropTurn(deps: CycleDeps, claim: Claim): Promise<void> {
  const { mail } = await deps.store.read(claim.owner);
  const waiting = mail.some((each) => rescueId(each.event.id) === claim.id);
  if (!waiting) await deps.store.commit(claim.owner, { done: [claim.id] });
}

async function thinkOver(
  deps: CycleDeps,
  claim: Claim,
  work: Extract<Claim['work'], { kind: 'think' }>,
): Promise<void> {
  const thought = await think(deps, claim, work);
  if (thought !== undefined)
    return arrive(deps, claim, thought, undefined, await disagreement(deps, claim.owner, thought));
  await deps.store.commit(claim.owner, { done: [claim.id] });
}

/** A due event goes through the same mailbox as what people say, so that it never crosses a turn. */
async function arrive(
  deps: CycleDeps,
  claim: Claim,
  event: Event,
  seen?: Owned,
  more: Change = {},
): Promise<void> {
  const arrived = await deps.store.commit(claim.owner, {
    ...more,
    once: `${event.id}@${claim.dueAt}`,
    enqueue: [event],
    done: [claim.id],
    due: [rescue(event)],
    lock: LOCK_MS,
    ...(seen && { as: seen.docs }),
  });
  // It has changed since, and what there is now has to be read with the lock.
  if (arrived.kind === 'conflict' && seen !== undefined) return arrive(deps, claim, event);
  deps.watch({ is: 'event-arrived', kind: event.kind });
  if (arrived.kind === 'committed' && arrived.held) return deps.handleHeld(claim.owner, arrived.held);
  if (arrived.kind === 'duplicate') await deps.store.commit(claim.owner, { done: [claim.id] });
  await deps.handle(claim.owner);
}
