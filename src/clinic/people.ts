/**
 * Where each patient stands, in a line, for a list of thousands. A process reads them all once, in the background, from when
 * it starts; whoever looks before that is done is shown what is read so far, and told so. Who is there at all is asked each
 * time, and the rows that are shown are read anew; only the order and the counts may be some minutes old.
 */
import type { Alert } from '../model/alert.ts';
import { openAlertOf, readFile, type PatientFile } from '../model/file.ts';
import { isAlive } from '../model/patient.ts';
import { DAY, localDay, MINUTE, type Day, type Instant } from '../model/time.ts';
import type { Store } from '../ports/store.ts';
import type { Named } from './alert-path.ts';
import type { Listed } from './open.ts';

export interface Person {
  owner: string;
  name: string;
  careTeam: string | undefined;
  alert: Marked | undefined;
  /** Check-ins in a row that met with silence: nothing at all was written since. */
  missed: number;
  /** No way of ours reaches them: no number that works, or they have opted out. */
  unreached: 'no-way' | 'opted-out' | undefined;
  invited: boolean;
  lastAnswered: Day | undefined;
  visitAt: Instant | undefined;
}

/** As much of an alert as a row shows; thousands are kept in memory. */
type Marked = Named & Pick<Alert, 'tier'>;

function marked({ tier, label, id, patientId }: Alert): Marked {
  return { tier, label, id, patientId };
}

export const kinds = ['all', 'risk', 'silent', 'unreached', 'visit', 'invited'] as const;
export type Kind = (typeof kinds)[number];
/** Two could be a busy weekend. */
const SILENT_FROM = 3;
const VISIT_WITHIN = 14 * DAY;
/** Few, so that whatever is said meanwhile is heard at once. */
const AT_A_TIME = 20;
const OLD_AFTER_MS = 5 * MINUTE;
/** So long somebody waits for a list that is not all read yet. */
const PATIENCE_MS = 40;
/** So long the reading rests when a page has been asked for, so that the page is not behind it. */
const REST_MS = 100;

export function personOf(owner: string, file: PatientFile): Person {
  const { patient, consent, talk, visit } = file;
  const alert = openAlertOf(file);
  const ways = [patient.sms, patient.teams].filter((each) => each !== undefined);
  const open = ways.filter(({ channel }) => consent[channel] === 'granted');
  const isOut = ways.some(({ channel }) => consent[channel] === 'revoked');
  const invited = open.length === 0 && !isOut;
  const reached = open.some(isAlive);
  const answering = answeredIn(file.checkIn);
  return {
    owner,
    name: patient.name,
    careTeam: patient.careTeam,
    alert: alert && marked(alert),
    missed: answering === undefined ? silentFor(file) : 0,
    unreached: reached || (invited && ways.some(isAlive)) ? undefined : isOut ? 'opted-out' : 'no-way',
    invited,
    lastAnswered: answering ?? talk.days.findLast(({ was }) => was === 'answered')?.day,
    visitAt: visit.appointment?.at,
  };
}

/** Whoever writes of something else has not answered, and is not silent either: only the check-ins after it count. */
function silentFor({ talk: { missed, days }, pace, patient: { zone } }: PatientFile): number {
  const wroteAt = pace.recent.at(-1);
  if (wroteAt === undefined) return missed;
  const wroteOn = localDay(wroteAt, zone);
  const since = days.filter(({ day, was }) => was === 'missed' && day > wroteOn).length;
  return Math.min(missed, since);
}

/** The day of the check-in that is open, once something of it is answered: nobody is silent in the middle of an answer. */
function answeredIn(checkIn: PatientFile['checkIn']): Day | undefined {
  const isAnswered = checkIn?.status === 'open' && checkIn.answers.some(({ value }) => value !== undefined);
  return isAnswered ? checkIn.day : undefined;
}

export function isOf(kind: Kind, person: Person, now: Instant): boolean {
  switch (kind) {
    case 'all':
      return true;
    case 'risk':
      return person.alert !== undefined;
    case 'silent':
      return person.missed >= SILENT_FROM;
    case 'unreached':
      return person.unreached !== undefined;
    case 'visit':
      return isDue(person, now);
    case 'invited':
      return person.invited;
  }
}

/** Within two weeks, or today. */
export function isDue({ visitAt }: Person, now: Instant): boolean {
  return visitAt !== undefined && visitAt > now - DAY && visitAt < now + VISIT_WITHIN;
}

/** Who is at risk is never told from memory. */
export function withAlerts(people: readonly Person[], open: readonly Listed[]): Person[] {
  const alerts = new Map(open.map(({ owner, alert }) => [owner, marked(alert)]));
  return people.map((each) => {
    const alert = alerts.get(each.owner);
    return alert === undefined && each.alert === undefined ? each : { ...each, alert };
  });
}

export interface Everybody {
  /** By name. */
  people: readonly Person[];
  /** How many there are; more than `people` while they are read for the first time. */
  count: number;
}

export interface People {
  all(): Promise<Everybody>;
  /** As they stand now; somebody who is there no more is left out. */
  fresh(owners: readonly string[]): Promise<Person[]>;
  /** Begins to read, and waits for nothing. */
  warm(): void;
}

interface Kept {
  person: Person | undefined;
  at: number;
}

const byName = new Intl.Collator(undefined, { sensitivity: 'base' });

export function createPeople(store: Pick<Store, 'read' | 'members'>, now: () => number): People {
  const known = new Map<string, Kept>();
  /** By name; thought of anew when somebody comes, goes or is called otherwise. */
  let order: string[] | undefined;
  let reading: Promise<void> | undefined;
  let rest: Promise<void> | undefined;

  async function some(owners: readonly string[]): Promise<Person[]> {
    const read = await Promise.all(owners.map(async (owner) => readFile((await store.read(owner)).docs)));
    const at = now();
    return owners.flatMap((owner, index) => {
      const file = read[index];
      const person = file === undefined ? undefined : personOf(owner, file);
      if (known.get(owner)?.person?.name !== person?.name) order = undefined;
      known.set(owner, { person, at });
      return person ?? [];
    });
  }

  async function fresh(owners: readonly string[]): Promise<Person[]> {
    const found: Person[] = [];
    for (let from = 0; from < owners.length; from += AT_A_TIME)
      found.push(...(await some(owners.slice(from, from + AT_A_TIME))));
    return found;
  }

  /** Those nobody has read come first. Other work has its turn between any two portions. */
  async function catchUp(owners: readonly string[]): Promise<void> {
    const old = now() - OLD_AFTER_MS;
    const wanted = owners
      .map((owner) => ({ owner, at: known.get(owner)?.at ?? -Infinity }))
      .filter(({ at }) => at < old)
      .sort((a, b) => a.at - b.at);
    for (let from = 0; from < wanted.length; from += AT_A_TIME) {
      await some(wanted.slice(from, from + AT_A_TIME).map(({ owner }) => owner));
      await (rest ?? new Promise((next) => setImmediate(next)));
    }
  }

  async function listed(): Promise<string[]> {
    const owners = [...new Set((await store.members('patients')).map(({ owner }) => owner))];
    const there = new Set(owners);
    for (const owner of known.keys()) {
      if (there.has(owner)) continue;
      known.delete(owner);
      order = undefined;
    }
    return owners;
  }

  function begin(owners: readonly string[]): Promise<void> {
    // A failure is met by whoever asks next; what is known serves until then.
    reading ??= catchUp(owners)
      .catch(() => undefined)
      .finally(() => (reading = undefined));
    return reading;
  }

  return {
    fresh,
    warm: () => void listed().then(begin, () => undefined),
    async all() {
      const owners = await listed();
      const under = begin(owners);
      if (owners.some((owner) => !known.has(owner))) await within(under, PATIENCE_MS);
      rest ??= pause(REST_MS).finally(() => (rest = undefined));
      order ??= [...known.values()]
        .flatMap(({ person }) => person ?? [])
        .sort((a, b) => byName.compare(a.name, b.name))
        .map(({ owner }) => owner);
      const people = order.flatMap((owner) => known.get(owner)?.person ?? []);
      return { people, count: owners.length - (known.size - people.length) };
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms).unref());
}

async function within(task: Promise<unknown>, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([task, late.promise]);
  clearTimeout(timer);
}
