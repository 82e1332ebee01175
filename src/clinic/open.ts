/** The open alerts with the patient each is about, most pressing first; and one alert by its label. */
import { alert as alertShape, graveSince, heardLast, isSilent, type Alert } from '../model/alert.ts';
import { openAlertOf, readAlert, readFile, type PatientFile } from '../model/file.ts';
import { isAlive, type Patient } from '../model/patient.ts';
import { outranks, tiers } from '../model/signal.ts';
import type { Instant } from '../model/time.ts';
import type { Store } from '../ports/store.ts';
import { alertPath, isWanted, type Wanted } from './alert-path.ts';

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

/**
 * What nobody has comes before what somebody has; then the graver. Of what calls somebody now the newest sign of danger stands
 * first, above what has long been paged in vain; the list goes from the oldest.
 */
function byPress(a: Listed, b: Listed): number {
  const graver = tiers.indexOf(a.alert.tier) - tiers.indexOf(b.alert.tier);
  const older = lastSignOf(a.alert) - lastSignOf(b.alert);
  return heldOf(a) - heldOf(b) || graver || (outranks(a.alert.tier, 'soon') ? -older : older);
}

function lastSignOf(alert: Alert): Instant {
  const since = graveSince(alert);
  return outranks(alert.tier, 'soon') ? Math.max(since, heardLast(alert) ?? since) : since;
}

function heldOf({ alert }: Listed): number {
  return alert.status === 'acknowledged' ? 1 : 0;
}

export interface ByLabel {
  /** `several`: open ones that share the label, where the label is all that is known. */
  find(wanted: Wanted): Promise<Found | { several: Listed[] } | undefined>;
  /** So that one which is closed a moment later is still found. */
  remember(found: readonly Listed[]): void;
}

const MOST_REMEMBERED = 2_000;

/** An open alert as its page is asked for; or one that this process has seen open, with how it ended. */
export function createByLabel(store: Store): ByLabel {
  const known = new Map<string, Pick<Listed, 'owner' | 'alert'>>();
  const remember = (found: readonly Listed[]): void => {
    for (const { owner, alert } of found) known.set(alertPath(alert), { owner, alert });
    for (const path of known.keys()) {
      if (known.size <= MOST_REMEMBERED) break;
      known.delete(path);
    }
  };
  return {
    remember,
    async find(wanted) {
      const before = [...known.values()].findLast(({ alert }) => isWanted(alert, wanted));
      const one = before && (await newestOf(store, before.owner));
      const same = one?.alert.id === before?.alert.id ? one : undefined;
      // By the label alone another may have come that shares it.
      if (wanted.mark !== undefined && same !== undefined && same.alert.status !== 'resolved') return same;
      const open = await openNow(store);
      remember(open);
      const several = open.filter(({ alert }) => isWanted(alert, wanted));
      const [only] = several;
      if (several.length > 1) return { several };
      return only === undefined ? same : newestOf(store, only.owner);
    },
  };
}

/** Some years of one patient. */
const CLOSED_EACH = 500;

/** A closed alert; labels are used again, so by its label alone it is the newest. Looked for only when none open is meant. */
export async function closedBy(store: Store, wanted: Wanted): Promise<Found | undefined> {
  const owners = (await store.members('patients')).map(({ owner }) => owner);
  let newest: Found | undefined;
  for (let from = 0; from < owners.length; from += AT_A_TIME) {
    const some = owners.slice(from, from + AT_A_TIME);
    for (const each of (await Promise.all(some.map((owner) => closedOf(store, owner, wanted)))).flat())
      if (newest === undefined || each.alert.openedAt > newest.alert.openedAt) newest = each;
    // Whoever writes of danger meanwhile is heard between any two portions.
    await new Promise((next) => setImmediate(next));
  }
  return newest;
}

async function closedOf(store: Store, owner: string, wanted: Wanted): Promise<Found[]> {
  const [{ docs, at }, earlier] = await Promise.all([
    store.read(owner),
    store.log(owner, 'alerts', CLOSED_EACH),
  ]);
  const file = readFile(docs);
  if (file === undefined) return [];
  const closed = [...earlier, ...(file.alert === undefined ? [] : [file.alert])].flatMap((each) => {
    const read = alertShape.safeParse(each);
    return read.success && isWanted(read.data, wanted) && read.data.status === 'resolved' ? [read.data] : [];
  });
  return closed.map((alert) => ({ owner, at, file, alert }));
}
