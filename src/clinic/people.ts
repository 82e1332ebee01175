/**
 * Where each patient stands, in a line: for a list of thousands, so it is put together once and looked at again in the
 * background. The rows that are shown are always read anew; only their order and the counts may be a little old.
 */
import { openAlertOf, readFile, type PatientFile } from '../model/file.ts';
import { isAlive } from '../model/patient.ts';
import type { Tier } from '../model/signal.ts';
import { MINUTE, type Day } from '../model/time.ts';
import type { Store } from '../ports.ts';
import type { Found } from './open.ts';

export interface Person {
  owner: string;
  name: string;
  alert: { tier: Tier; label: string } | undefined;
  /** Check-ins in a row that met with silence. */
  missed: number;
  /** No way of ours reaches them: no number that works, or they have opted out. */
  unreached: 'no-way' | 'opted-out' | undefined;
  invited: boolean;
  lastAnswered: Day | undefined;
}

export const kinds = ['all', 'risk', 'silent', 'unreached', 'invited'] as const;
export type Kind = (typeof kinds)[number];
/** Two could be a busy weekend. */
const SILENT_FROM = 3;
/** Few, so that whatever is said meanwhile is heard at once. */
const AT_A_TIME = 20;
const OLD_AFTER_MS = MINUTE;
/** So old that somebody rather waits. */
const TOO_OLD_MS = 5 * MINUTE;

export function personOf(owner: string, file: PatientFile): Person {
  const { patient, consent, talk } = file;
  const alert = openAlertOf(file);
  const ways = [patient.sms, patient.teams].filter((each) => each !== undefined);
  const open = ways.filter(({ channel }) => consent[channel] === 'granted');
  const isOut = ways.some(({ channel }) => consent[channel] === 'revoked');
  const invited = open.length === 0 && !isOut;
  const reached = open.some(isAlive);
  return {
    owner,
    name: patient.name,
    alert: alert && { tier: alert.tier, label: alert.label },
    missed: talk.missed,
    unreached: reached || (invited && ways.some(isAlive)) ? undefined : isOut ? 'opted-out' : 'no-way',
    invited,
    lastAnswered: talk.days.findLast(({ was }) => was === 'answered')?.day,
  };
}

export function isOf(kind: Kind, person: Person): boolean {
  switch (kind) {
    case 'all':
      return true;
    case 'risk':
      return person.alert !== undefined;
    case 'silent':
      return person.missed >= SILENT_FROM;
    case 'unreached':
      return person.unreached !== undefined;
    case 'invited':
      return person.invited;
  }
}

/** Who is at risk is never told from memory. */
export function withAlerts(people: readonly Person[], open: readonly Found[]): Person[] {
  const alerts = new Map(open.map(({ owner, alert: { tier, label } }) => [owner, { tier, label }]));
  return people.map((each) => ({ ...each, alert: alerts.get(each.owner) }));
}

export interface People {
  all(): Promise<Person[]>;
  /** As they stand now; somebody who is there no more is left out. */
  fresh(owners: readonly string[]): Promise<Person[]>;
}

export function createPeople(store: Store, now: () => number): People {
  let known: { at: number; people: Person[] } | undefined;
  let reading: Promise<Person[]> | undefined;

  async function fresh(owners: readonly string[]): Promise<Person[]> {
    const found: Person[] = [];
    for (let from = 0; from < owners.length; from += AT_A_TIME) {
      const some = owners.slice(from, from + AT_A_TIME);
      const read = await Promise.all(some.map(async (owner) => readFile((await store.read(owner)).docs)));
      read.forEach((file, at) => {
        if (file !== undefined) found.push(personOf(some[at] ?? '', file));
      });
    }
    return found;
  }

  async function readAll(): Promise<Person[]> {
    const at = now();
    const owners = [...new Set((await store.members('patients')).map(({ owner }) => owner))];
    const people = (await fresh(owners)).sort(byName);
    known = { at, people };
    return people;
  }

  return {
    fresh,
    async all() {
      if (known !== undefined && now() - known.at < OLD_AFTER_MS) return known.people;
      reading ??= readAll().finally(() => (reading = undefined));
      if (known === undefined || now() - known.at > TOO_OLD_MS) return reading;
      // A failure is met by whoever asks next; what is known serves until then.
      reading.catch(() => undefined);
      return known.people;
    },
  };
}

function byName(a: Person, b: Person): number {
  return a.name.localeCompare(b.name);
}
