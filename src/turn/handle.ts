/**
 * The verb for one patient: take the lock, take the mail in order, talk, commit, speak. A fault becomes care here: the
 * patient hears a true sentence, the event stays, and after the third time a person is told.
 */
import { isAway } from '../errors.ts';
import type { Content } from '../content/content.ts';
import type { Duties } from '../escalation/duty.ts';
import { tellOfAlert } from '../escalation/alert-moments.ts';
import { isKnownEvent, type EventKind } from '../model/event.ts';
import { readFile } from '../model/file.ts';
import type { CheckInPolicy } from '../model/policy.ts';
import { MINUTE, type Instant } from '../model/time.ts';
import type { Change } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { ModelReader } from '../ports/model-reader.ts';
import type { Held, Mail, Owned } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { checkInOn, nextCheckIn } from '../schedule/check-ins.ts';
import { within } from '../wire/within.ts';
import { tellOfCheckIns } from './check-in-moments.ts';
import { withDaysNow } from '../schedule/asked-days.ts';
import { collectTurn, type Collected } from './collect.ts';
import type { ChartAddresses } from './collected-turn.ts';
import { release } from './release.ts';
import type { Talk } from './talk.ts';
import type { Speak } from './speak.ts';
import type { Turn } from './turn.ts';

export interface HandleDeps {
  store: Store;
  duties: Duties;
  content: Content;
  log: Log;
  watch: Watch;
  talk: Talk;
  speak: Speak;
  chartAddress?: ChartAddresses;
  reader?: ModelReader;
}

export const LOCK_MS = 15_000;
/** A conversation that hangs is a fault like one that throws, or it would hold its patient and the sweep for ever. */
const TALK_MS = 10_000;
const RERUNS = 10;
/** So often a turn is decided again because only the alert it speaks of has changed. */
const PATIENCE = 3;
const FAILURES_ALLOWED = 3;
const STARTS_THE_CLOCK = new Set<EventKind>(['check-in-due', 'consented', 'joined-teams', 'times-changed']);

export async function handle(deps: HandleDeps, owner: string): Promise<void> {
  const locked = await deps.store.lock(owner, LOCK_MS);
  if (locked.kind === 'held') await handleHeld(deps, owner, locked);
}

export async function handleHeld(deps: HandleDeps, owner: string, held: Held): Promise<void> {
  try {
    await turns(deps, owner, held);
  } catch (fault) {
    // Whoever can deal with it must not have to wait for our lock to lapse.
    await deps.store.unlock(owner, held.fence).catch(() => undefined);
    throw fault;
  }
}

async function turns(deps: HandleDeps, owner: string, { fence, ...first }: Held): Promise<void> {
  let owned: Owned = first;
  for (;;) {
    // What only a newer version can have put there is left to it, and nobody waits behind it.
    const mail = owned.mail.find(({ event }) => isKnownEvent(event));
    if (mail === undefined && owned.mail.length > 0) return deps.store.unlock(owner, fence);
    const after = mail
      ? await turnFor(deps, owner, fence, owned, mail)
      : await release(deps.store, owner, fence);
    if (after === 'free') return;
    owned = await deps.store.read(owner);
  }
}

/** `more`: the lock is still ours and there is mail. `free`: the lock is given back or lost. */
async function turnFor(
  deps: HandleDeps,
  owner: string,
  fence: string,
  first: Owned,
  mail: Mail,
): Promise<'more' | 'free'> {
  let owned = first;
  deps.watch({ is: 'turn-begun', kind: mail.event.kind, turn: mail.event.id });
  for (let run = 0; run < RERUNS; run++) {
    const turn = await oneTurn(deps, owned, mail);
    const change = run < PATIENCE ? turn.change() : withoutAlert(turn.change());
    deps.watch({ is: 'turn-decided', turn: mail.event.id });
    const messages = turn.messages();
    const isSilent = messages.length === 0 && turn.failed !== true;
    const committed = await deps.store.commit(owner, {
      ...change,
      fence,
      ...(isSilent && { release: true }),
    });
    if (committed.kind === 'lost-lock') return 'free';
    if (committed.kind === 'conflict') {
      owned = await deps.store.read(owner);
      continue;
    }
    deps.watch({ is: 'turn-committed', turn: mail.event.id, failed: turn.failed === true });
    tellOfAlert(deps.watch, readFile(owned.docs)?.alert, change);
    tellOfCheckIns(deps.watch, change);
    if (turn.failed) return (await deps.store.unlock(owner, fence), 'free');
    if (isSilent) return committed.kind === 'committed' && committed.more ? 'more' : 'free';
    return deps.speak({ owner, fence, messages, owned });
  }
  deps.log.error('a turn kept meeting changes', { patient: owner, event: mail.event.id });
  await deps.store.unlock(owner, fence);
  return 'free';
}

/** In a storm of messages the alert changes with each: an answer now is worth more than the newest wording. */
function withoutAlert(change: Change): Change {
  if (change.put?.['alert'] !== undefined) return change;
  const { alert: _, ...expect } = change.expect ?? {};
  return { ...change, expect };
}

async function oneTurn(deps: HandleDeps, owned: Owned, mail: Mail): Promise<Collected> {
  const begin = () => {
    const file = readFile(owned.docs);
    if (file === undefined) throw new Error('mail for somebody who is not enrolled');
    return collectTurn({
      file,
      event: mail.event,
      mailNumber: mail.number,
      now: owned.at,
      content: deps.content,
      isOvertaken: isOvertaken(mail, owned.mail),
      chartAddress: deps.chartAddress,
      reads: deps.reader !== undefined,
    });
  };
  const turn = begin();
  try {
    await within(TALK_MS, deps.talk(turn));
    if (turn.isLive()) turn.settle(await deps.duties.at(owned.at));
    planCheckIn(deps, turn);
    return turn;
  } catch (fault) {
    // No dialog has failed: the whole turn is done again when the store is back.
    if (isAway(fault)) throw fault;
    deps.log.error('a turn failed', { event: mail.event.id, kind: mail.event.kind }, fault);
    return careFor(deps, owned, mail, begin());
  }
}

/** A danger has come in behind an ordinary message: what that one would be told must not stand before it. */
function isOvertaken({ number, event }: Mail, all: readonly Mail[]): boolean {
  if (event.kind !== 'said' || event.tier !== 'none') return false;
  return all.some(
    (each) =>
      each.number > number &&
      each.event.kind === 'said' &&
      (each.event.tier === 'emergency' || each.event.tier === 'urgent'),
  );
}

/**
 * What happens when a dialog throws. The event stays in the mailbox for two more tries, kept as a counter document; the
 * third time it is put on the clinic's list and the patient is told the truth about it.
 */
function careFor(deps: HandleDeps, owned: Owned, mail: Mail, turn: Collected): Collected {
  const failures = failuresOf(owned, mail) + 1;
  if (failures < FAILURES_ALLOWED) return failed(turn, mail, failures);
  turn.setDialogs({});
  turn.turn.task('unprocessed-message');
  if (mail.event.kind === 'said') turn.turn.say('fault.sorry');
  planCheckIn(deps, turn);
  return turn;
}

function failuresOf(owned: Owned, mail: Mail): number {
  const kept = owned.docs['failures']?.value as { mail: number; times: number } | undefined;
  return kept?.mail === mail.number ? kept.times : 0;
}

/** A change that only counts the failure: the mail stays where it is, and the rescue entry brings it up again. */
function failed(turn: Collected, mail: Mail, times: number): Collected {
  return {
    ...turn,
    failed: true,
    messages: () => [],
    change: () => ({ put: { failures: { mail: mail.number, times } } }),
  };
}

/** Whatever became of a due check-in, the next is planned in the same commit: the clock stops only with consent. */
function planCheckIn(deps: HandleDeps, { turn, timesChanged }: Collected): void {
  if (!STARTS_THE_CLOCK.has(turn.event.kind) && !timesChanged()) return;
  if (turn.consent('sms') !== 'granted' && turn.consent('teams') !== 'granted') return;
  const rules = deps.content.checkIns;
  const next = nextCheckIn(withDaysNow(turn), rules, planAfter(turn, rules), turn.checkIn);
  turn.plan({
    id: 'check-in',
    lane: 'routine',
    at: next.at,
    work: {
      kind: 'event',
      event: { kind: 'check-in-due', v: 1, id: `check-in/${next.day}`, at: next.at, day: next.day },
    },
  });
}

/** After a time without us today's may still be asked; but a day whose turn has come is over, even if it failed. */
function planAfter({ event, patient, now }: Turn, rules: CheckInPolicy): Instant {
  if (event.kind !== 'check-in-due') return now;
  const dueAt = checkInOn(patient, rules, event.day);
  return dueAt > now ? now : Math.max(dueAt, now - rules.staleAfterMinutes * MINUTE);
}
