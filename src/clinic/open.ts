/** The open alerts with the patient each is about, most pressing first; and one alert by its label. */
import { alert as alertShape, graveSince, isSilent, type Alert } from '../model/alert.ts';
import { openAlertOf, readAlert, readFile, type PatientFile } from '../model/file.ts';
import { isAlive, type Patient } from '../model/patient.ts';
import { tiers } from '../model/signal.ts';
import type { Instant } from '../model/time.ts';
import type { Store } from '../ports.ts';

/** More than these at once is a catastrophe in which nobody reads to the end of a list. */
const MOST = 1_000;
const AT_A_TIME = 50;

/** As much as a list shows. */
export interface Listed {
  owner: string;
  patient: Patient;
  alert: Alert;
}

/** No text arrives: they have opted out, one has failed, or there is no way that works. */
export function isOutOfReach({ alert, patient }: Pick<Listed, 'alert' | 'patient'>): boolean {
  return (
    isSilent(alert) || ![patient.sms, patient.teams].some((route) => route !== undefined && isAlive(route))
  );
}

export interface Found {
  owner: string;
  at: Instant;
  file: PatientFile;
  alert: Alert;
}

export async function openNow(store: Pick<Store, 'members' | 'read'>): Promise<Listed[]> {
  const listed = await store.members('open-alerts');
  const owners = [...new Set(listed.map(({ owner }) => owner))].slice(0, MOST);
  const found: Listed[] = [];
  for (let from = 0; from < owners.length; from += AT_A_TIME) {
    const some = owners.slice(from, from + AT_A_TIME);
    found.push(...(await Promise.all(some.map((owner) => listedOf(store, owner)))).flat());
  }
  return found.sort(byPress);
}

async function listedOf(store: Pick<Store, 'read'>, owner: string): Promise<Listed[]> {
  const read = readAlert((await store.read(owner)).docs);
  return read !== undefined && openAlertOf(read) !== undefined ? [{ owner, ...read }] : [];
}

export async function newestOf(store: Store, owner: string): Promise<Found | undefined> {
  const { docs, at } = await store.read(owner);
  const file = readFile(docs);
  return file?.alert === undefined ? undefined : { owner, at, file, alert: file.alert };
}

/** What nobody has comes before what somebody has; then the graver, then the older. */
function byPress(a: Listed, b: Listed): number {
  return (
    heldOf(a) - heldOf(b) ||
    tiers.indexOf(a.alert.tier) - tiers.indexOf(b.alert.tier) ||
    graveSince(a.alert) - graveSince(b.alert)
  );
}

function heldOf({ alert }: Listed): number {
  return alert.status === 'acknowledged' ? 1 : 0;
}

export interface ByLabel {
  find(label: string): Promise<Found | undefined>;
  /** So that one which is closed a moment later is still found. */
  remember(found: readonly Listed[]): void;
}

const MOST_REMEMBERED = 2_000;

/** An open alert by the label that pages carry; or one that this process has seen open, with how it ended. */
export function createByLabel(store: Store): ByLabel {
  const known = new Map<string, { owner: string; id: string }>();
  const remember = (found: readonly Listed[]): void => {
    for (const { owner, alert } of found) known.set(alert.label, { owner, id: alert.id });
    for (const label of known.keys()) {
      if (known.size <= MOST_REMEMBERED) break;
      known.delete(label);
    }
  };
  return {
    remember,
    async find(label) {
      const before = known.get(label);
      const one = before && (await newestOf(store, before.owner));
      if (one !== undefined && one.alert.label === label && one.alert.status !== 'resolved') return one;
      const open = await openNow(store);
      remember(open);
      const found = open.find(({ alert }) => alert.label === label);
      if (found !== undefined) return newestOf(store, found.owner);
      return one?.alert.id === before?.id ? one : undefined;
    },
  };
}

/** Some years of one patient. */
const CLOSED_EACH = 500;

/** A closed alert by its label; labels are used again, so it is the newest. Looked for only when none open has the label. */
export async function closedBy(store: Store, label: string): Promise<Found | undefined> {
  const owners = (await store.members('patients')).map(({ owner }) => owner);
  let newest: Found | undefined;
  for (let from = 0; from < owners.length; from += AT_A_TIME) {
    const some = owners.slice(from, from + AT_A_TIME);
    for (const each of (await Promise.all(some.map((owner) => closedOf(store, owner, label)))).flat())
      if (newest === undefined || each.alert.openedAt > newest.alert.openedAt) newest = each;
    // Whoever writes of danger meanwhile is heard between any two portions.
    await new Promise((next) => setImmediate(next));
  }
  return newest;
}

async function closedOf(store: Store, owner: string, label: string): Promise<Found[]> {
  const [{ docs, at }, earlier] = await Promise.all([
    store.read(owner),
    store.log(owner, 'alerts', CLOSED_EACH),
  ]);
  const file = readFile(docs);
  if (file === undefined) return [];
  const closed = [...earlier, ...(file.alert === undefined ? [] : [file.alert])].flatMap((each) => {
    const read = alertShape.safeParse(each);
    return read.success && read.data.label === label && read.data.status === 'resolved' ? [read.data] : [];
  });
  return closed.map((alert) => ({ owner, at, file, alert }));
}
