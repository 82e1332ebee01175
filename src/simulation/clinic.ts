/**
 * A whole clinic without a network: the real dialogs and the real core on a real store, a clock that stands still until it
 * is moved, and a carrier that hands each message to whoever it is for. Nobody waits for anything.
 */
import { expectedOf } from '../../dialogs/expected.ts';
import { converse, dialogs } from '../../dialogs/root.ts';
import { TURN } from '../../dialogs/turn-of.ts';
import { createTalk } from '../bot/talk.ts';
import type { Content } from '../content/content.ts';
import { enrol } from '../enrolment/enrol.ts';
import type { Outgoing } from '../model/outgoing.ts';
import { replacing } from '../model/replacing.ts';
import type { Route } from '../model/patient.ts';
import type { Instant } from '../model/time.ts';
import type { Audit } from '../ports/audit.ts';
import type { Carrier } from '../ports/carrier.ts';
import type { Change } from '../ports/change.ts';
import type { TimeShift } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Watch } from '../ports/watch.ts';
import { createBothReaders } from '../risk/readers.ts';
import { understandingOf } from '../understanding/of-content.ts';
import { createCore, type Core } from '../turn/core.ts';
import { Agenda } from './agenda.ts';

export interface Opening {
  content: Content;
  store: Store;
  shift: TimeShift;
  from: Instant;
  log: Log;
  audit: Audit;
  /** Somebody has received a message. */
  received: (message: Outgoing) => void;
  /** Something has been stored. */
  committed: (owner: string, change: Change) => void;
  watch: Watch;
}

export interface SimulatedClinic {
  readonly core: Core;
  readonly content: Content;
  now(): Instant;
  /** So many ms from now, or at once. */
  after(ms: number, act: () => Promise<void>): void;
  at(at: Instant, act: () => Promise<void>): void;
  hear(from: Route, text: string): Promise<void>;
  /** A row of the clinic's list: somebody new, or somebody known with another zone. */
  enrol(row: Record<string, string>): Promise<void>;
  /** Lives until then, event by event. `passed` is told of each moment at which something happened. */
  until(end: Instant, passed: (now: Instant) => void): Promise<void>;
}

/** What nobody foresaw is looked for this often, and is late when it is found. */
const LOOK_EVERY_MS = 3_600_000;

export function openClinic(of: Opening): SimulatedClinic {
  const { content, shift } = of;
  const agenda = new Agenda();
  const foreseen = new Set<Instant>();
  shift.frozenAt = of.from;
  const now = () => shift.frozenAt ?? of.from;
  const at = (when: Instant, act: () => Promise<void>) => agenda.add(Math.max(now(), wholeSecond(when)), act);

  const foresee = (when: Instant) => {
    if (foreseen.has(when)) return;
    foreseen.add(when);
    agenda.add(when, async () => void foreseen.delete(when));
  };
  const store = replacing(of.store, {
    commit: async (owner, change) => {
      const committed = await of.store.commit(owner, change);
      if (committed.kind !== 'committed') return committed;
      for (const due of timesIn(change, committed.at)) if (due > committed.at) foresee(due);
      of.committed(owner, change);
      return committed;
    },
  });

  let count = 0;
  const carrier: Carrier = {
    send: async (message) => {
      of.received(message);
      return { kind: 'accepted', providerId: `taken-${(count += 1)}` };
    },
  };
  const core = createCore({
    store,
    content,
    log: of.log,
    watch: of.watch,
    carriers: { sms: carrier, teams: carrier },
    cards: { replace: async () => ({ kind: 'accepted', providerId: 'replaced' }) },
    audit: of.audit,
    talk: createTalk({ dialogs: dialogs(), turnKey: TURN, converse }),
    screen: screenOf(content),
    isWish: (text) => understandingOf(content)(text).kind === 'wish',
    expectedOf: (file, text, at) => expectedOf(content, file, text, at),
  });

  let heard = 0;
  return {
    core,
    content,
    now,
    at,
    after: (ms, act) => at(now() + ms, act),
    async hear(from, text) {
      heard += 1;
      await core.receiver.said({ providerId: `said-${of.from}-${heard}`, from, text, media: 0 });
    },
    async enrol(row) {
      const done = await enrol({ store: core.store, content, log: of.log, wake: core.wake }, 1, row);
      if (done.kind === 'wrong') throw new Error(`a simulated person could not be enrolled: ${done.because}`);
    },
    async until(end, passed) {
      for (let look = now() + LOOK_EVERY_MS; look <= end; look += LOOK_EVERY_MS) foresee(look);
      for (let next = agenda.next; next !== undefined && next <= end; next = agenda.next) {
        shift.frozenAt = next;
        while (agenda.next === next) await agenda.take()?.();
        await core.untilIdle();
        passed(next);
      }
      shift.frozenAt = end;
    },
  };
}

/** Learnt once for a content, and not for each group. */
const screens = new WeakMap<Content, ReturnType<typeof createBothReaders>>();

function screenOf(content: Content): ReturnType<typeof createBothReaders> {
  const known = screens.get(content) ?? createBothReaders(content);
  screens.set(content, known);
  return known;
}

/** When the store will have something for us, as far as the change says so. */
function timesIn({ due = [] }: Change, committedAt: Instant): Instant[] {
  return due.flatMap(({ at, work, heldMs }) => {
    // A turn that is taken up later, or a message that is sent again, is there for a process that has died.
    if (work.kind === 'turn' || heldMs !== undefined) return [];
    return [typeof at === 'number' ? at : committedAt + at.inMs];
  });
}

function wholeSecond(at: Instant): Instant {
  return Math.ceil(at / 1_000) * 1_000;
}
