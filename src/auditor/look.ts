/** Everything that one look at the records needs, read from the store and from nowhere else. Takes and changes nothing. */
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { clinicianOwner, DRILLS, drillIn } from '../escalation/clinician-file.ts';
import type { Alert } from '../model/alert.ts';
import { openAlertOf, readFile } from '../model/file.ts';
import { DAY, type Instant } from '../model/time.ts';
import type { Depth, Lane, Waiting } from '../model/work.ts';
import type { Store } from '../ports/store.ts';
import type { Examined } from './faults.ts';

export interface Looked {
  now: Instant;
  open: (Examined & { owner: string })[];
  /** Listed as open, with a record that cannot be read. */
  unreadable: { owner: string; entry: string }[];
  depths: Record<Lane, Depth>;
  practice: Practice;
}

/** What goes the way of alerts without a patient behind it: what stops it would stop an alert. */
export interface Practice {
  /** The drill that is under way. */
  drill?: Examined;
  /** As many drills as are planned, as far as the service has said so. */
  planned: number;
  /** By name, when each entry of it is due. */
  due: { id: string; readyAt: Instant }[];
}

const AT_A_TIME = 25;
const FAR = 400 * DAY;
const MOST_ENTRIES = 20_000;
/** Receipts of a clinician's texts; more than any alert can have had since anybody looked. */
const RECEIPTS = 200;

const plan = z.object({ count: z.number() });
const receipt = z.object({ providerId: z.string() });

export async function look(store: Store): Promise<Looked> {
  // The time first: what is recorded while we look is then at most a moment ahead of it.
  const now = await store.time();
  const [listed, waiting, depths] = await Promise.all([
    store.members('open-alerts'),
    store.peek('safety', now + FAR, MOST_ENTRIES),
    store.depths(),
  ]);
  const read = await inTurns(listed, (each) => readOne(store, each));
  const alerts = read.flatMap((each) => (each.kind === 'open' ? [each] : []));
  const heardOf = await receiptsOf(store, alerts);
  return {
    now,
    depths,
    practice: await practiceIn(store),
    unreadable: read.flatMap((each) => (each.kind === 'unreadable' ? [each.listed] : [])),
    open: alerts.map(({ owner, alert }) => ({
      owner,
      alert,
      due: entriesOf(owner, waiting),
      heardOf,
    })),
  };
}

async function practiceIn(store: Store): Promise<Practice> {
  const { docs, due: claims } = await store.everything(DRILLS);
  const due = claims.map(({ id, dueAt }) => ({ id, readyAt: dueAt }));
  const planned = plan.safeParse(docs['plan']?.value).data?.count ?? 0;
  const drill = drillIn(docs);
  return drill?.status === 'open'
    ? { planned, due, drill: { alert: drill, due, heardOf: new Set() } }
    : { planned, due };
}

type Read =
  | { kind: 'open'; owner: string; alert: Alert }
  | { kind: 'none' }
  | { kind: 'unreadable'; listed: { owner: string; entry: string } };

/** One record that nobody can read must not hide all the others. */
async function readOne(store: Store, listed: { owner: string; entry: string }): Promise<Read> {
  const { docs } = await store.read(listed.owner);
  try {
    const file = readFile(docs);
    const alert = file && openAlertOf(file);
    return alert === undefined ? { kind: 'none' } : { kind: 'open', owner: listed.owner, alert };
  } catch (fault) {
    if (fault instanceof AppError) throw fault;
    return { kind: 'unreadable', listed };
  }
}

function entriesOf(owner: string, waiting: readonly Waiting[]): Examined['due'] {
  return waiting.filter((each) => each.owner === owner).map(({ id, readyAt }) => ({ id, readyAt }));
}

/** The texts that the carrier has said something of, by its own ids; what cannot be read says nothing. */
async function receiptsOf(store: Store, of: readonly { alert: Alert }[]): Promise<ReadonlySet<string>> {
  const people = [...new Set(of.flatMap(({ alert }) => alert.facts.flatMap(textedIn)))];
  const logs = await inTurns(people, (who) => store.log(clinicianOwner(who), 'deliveries', RECEIPTS));
  return new Set(logs.flat().flatMap((entry) => receipt.safeParse(entry).data?.providerId ?? []));
}

function textedIn(fact: Alert['facts'][number]): string[] {
  return fact.kind === 'sent' && fact.by === 'sms' ? [fact.clinician] : [];
}

async function inTurns<T, R>(all: readonly T[], each: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < all.length; from += AT_A_TIME)
    done.push(...(await Promise.all(all.slice(from, from + AT_A_TIME).map(each))));
  return done;
}
