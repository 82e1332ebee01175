/** The alerts that somebody still has to deal with, for whoever watches; newest facts, no words of a patient. */
import { openAlertOf, readFile } from '../model/file.ts';
import type { Alert } from '../model/alert.ts';
import type { Store } from '../ports/store.ts';

/** More than these at once is a catastrophe that a number need not describe to the last one. */
const MOST = 1_000;
const AT_A_TIME = 25;

export interface OpenAlert {
  owner: string;
  zone: string;
  alert: Alert;
}

export async function openAlerts(store: Store): Promise<OpenAlert[]> {
  const listed = await store.members('open-alerts');
  const owners = [...new Set(listed.map(({ owner }) => owner))].slice(0, MOST);
  const found: OpenAlert[] = [];
  for (let from = 0; from < owners.length; from += AT_A_TIME) {
    const some = owners.slice(from, from + AT_A_TIME);
    const read = await Promise.all(some.map((owner) => readOne(store, owner)));
    found.push(...read.filter((each) => each !== undefined));
  }
  return found;
}

async function readOne(store: Store, owner: string): Promise<OpenAlert | undefined> {
  const file = readFile((await store.read(owner)).docs);
  const alert = file && openAlertOf(file);
  return alert && { owner, zone: file.patient.zone, alert };
}
