/** Looking up an alert that a clinician has closed: by its label or id, over all patients, since no list holds it any more. */
import type { Alert } from '../model/alert.ts';
import { readFile } from '../model/file.ts';
import type { Store } from '../ports/store.ts';

const AT_A_TIME = 25;
/** More alerts than one patient is likely to have had. */
const LAST = 500;

export interface ClosedAlert {
  owner: string;
  alert: Alert;
}

/** The one that was opened last: a label is short, and may have been given before. */
export async function closedAlert(
  store: Store,
  isWanted: (alert: Alert) => boolean,
): Promise<ClosedAlert | undefined> {
  const owners = [...new Set((await store.members('patients')).map(({ owner }) => owner))];
  let found: ClosedAlert | undefined;
  for (let from = 0; from < owners.length; from += AT_A_TIME) {
    const some = owners.slice(from, from + AT_A_TIME);
    for (const each of (await Promise.all(some.map((owner) => closedOf(store, owner)))).flat())
      if (isWanted(each.alert) && each.alert.openedAt >= (found?.alert.openedAt ?? 0)) found = each;
  }
  return found;
}

async function closedOf(store: Store, owner: string): Promise<ClosedAlert[]> {
  const newest = readFile((await store.read(owner)).docs)?.alert;
  if (newest === undefined) return [];
  const earlier = (await store.log(owner, 'alerts', LAST)) as Alert[];
  return [...earlier, newest]
    .filter(({ status }) => status === 'resolved')
    .map((alert) => ({ owner, alert }));
}
