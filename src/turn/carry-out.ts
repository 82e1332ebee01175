/** One due entry carried out, whatever its work is; it is done only when what it called for is stored. */
import type { Content } from '../content/content.ts';
import { isAway } from '../errors.ts';
import { sendContact } from '../escalation/contacts.ts';
import { digest, sendDigest } from '../escalation/digest.ts';
import { plannedDrill } from '../escalation/drill-plan.ts';
import type { Duties } from '../escalation/duty.ts';
import { escalate } from '../escalation/escalate.ts';
import { page } from '../escalation/page.ts';
import { pageOver } from '../escalation/page-over.ts';
import type { Pagers } from '../escalation/send-page.ts';
import { updateCards } from '../escalation/update-cards.ts';
import type { Event } from '../model/event.ts';
import { isKnownWork, rescue, rescueId, type Claim } from '../model/work.ts';
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
import type { Carriers, Deliver } from './deliver.ts';
import type { HandOver } from './handing-over.ts';
import { LOCK_MS } from './handle.ts';
import type { Precedence } from './precedence.ts';
import { disagreement, think } from './think.ts';
import { waitOf } from './wait-of.ts';

export interface CarryOutDeps {
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

export async function carryOut(deps: CarryOutDeps, claim: Claim): Promise<void> {
  try {
    await carriedOut(deps, claim);
  } catch (fault) {
    if (isAway(fault)) deps.dropped(claim);
    throw fault;
  }
}

async function carriedOut(deps: CarryOutDeps, claim: Claim): Promise<void> {
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

async function done(deps: CarryOutDeps, claim: Claim): Promise<void> {
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

async function crossOff({ store }: CarryOutDeps, { owner, id }: Claim): Promise<void> {
  await store.commit(owner, { done: [id] });
}

/** A newer version has stored it while both run side by side. It stays claimed and comes up again, there or here. */
function leave({ log }: CarryOutDeps, { owner, id, attempt }: Claim): void {
  log.warn('due entry of a newer version left alone', { owner, id, attempt });
}

/** The rescue entry goes when its mail has been handled; otherwise it stays claimed and comes up again. */
async function dropTurn(deps: CarryOutDeps, claim: Claim): Promise<void> {
  const { mail } = await deps.store.read(claim.owner);
  const waiting = mail.some((each) => rescueId(each.event.id) === claim.id);
  if (!waiting) await deps.store.commit(claim.owner, { done: [claim.id] });
}

async function thinkOver(
  deps: CarryOutDeps,
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
  deps: CarryOutDeps,
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
