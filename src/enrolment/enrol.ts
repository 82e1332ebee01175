/**
 * Enrolment: a row of the clinic's list becomes a patient who is invited, or a line that says what is wrong with it. This
 * room reads no file and sends nothing.
 */
import type { Content } from '../content/content.ts';
import { readFile } from '../model/file.ts';
import type { Language } from '../model/language.ts';
import type { Patient } from '../model/patient.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { changeTimes, isChange } from './change-times.ts';
import { because, faulty, faultWords, type ColumnFault, type Faulty } from './faults.ts';
import { invite } from './invite.ts';
import { asPatient } from './row.ts';

export type Enrolled =
  | { kind: 'invited'; row: number; id: string; joinCode: string }
  /** `differs`: what the row says otherwise than it is known, and that was left as it was. */
  | { kind: 'already'; row: number; id: string; differs: string[] }
  /** Another zone, time of check-in or plan than before; from now on the new ones count. */
  | { kind: 'changed'; row: number; id: string; differs: string[] }
  | { kind: 'wrong'; row: number; because: string };

/** What would become of a row if nothing changed until then. */
export type Expected =
  | { kind: 'new'; row: number; name: string; number: string }
  | { kind: 'already' | 'changed'; row: number; id: string; differs: string[] }
  | { kind: 'wrong'; row: number; because: string; faults: ColumnFault[] };

interface Deps {
  store: Store;
  content: Content;
  log: Log;
  wake(owner: string): void;
  /** In which what is wrong is said; English when left out. */
  lang?: Language;
}

/** The same checks as `enrol`, in the same order, and nothing is done. */
export async function expected(
  deps: Pick<Deps, 'store' | 'content' | 'lang'>,
  row: number,
  given: Record<string, string>,
): Promise<Expected> {
  const who = asPatient(deps, given);
  if ('faults' in who) return { kind: 'wrong', row, because: because(who), ...who };
  const number = who.sms?.number ?? '';
  const known = await knownAs(deps.store, number);
  if (known !== undefined) {
    const kind = isChange(known, who) ? 'changed' : 'already';
    return { kind, row, id: known.id, differs: differences(known, who) };
  }
  const taken = await takenBySomebodyElse(deps, who);
  if (taken !== undefined) return { kind: 'wrong', row, because: because(taken), ...taken };
  return { kind: 'new', row, name: who.name, number };
}

export async function enrol(deps: Deps, row: number, given: Record<string, string>): Promise<Enrolled> {
  const who = asPatient(deps, given);
  if ('faults' in who) return { kind: 'wrong', row, because: because(who) };
  for (;;) {
    const known = await knownAs(deps.store, who.sms?.number ?? '');
    if (known !== undefined) {
      const changed = await changeTimes(deps, known.id, who);
      return { kind: changed ? 'changed' : 'already', row, id: known.id, differs: differences(known, who) };
    }
    const taken = await takenBySomebodyElse(deps, who);
    if (taken !== undefined) return { kind: 'wrong', row, because: because(taken) };
    const joinCode = await invite(deps, who);
    if (joinCode !== undefined) return { kind: 'invited', row, id: who.id, joinCode };
  }
}

async function knownAs(store: Store, number: string): Promise<Patient | undefined> {
  const owner = await store.find('sms', number);
  return owner === undefined ? undefined : readFile((await store.read(owner)).docs)?.patient;
}

function differences(known: Patient, row: Patient): string[] {
  const name = known.name === row.name ? [] : ['name'];
  return known.lang === row.lang ? name : [...name, 'language'];
}

/** What the row claims and others have: handing it over would hand over their conversation. */
async function takenBySomebodyElse(
  { store, content, lang = 'en' }: Pick<Deps, 'store' | 'content' | 'lang'>,
  who: Patient,
): Promise<Faulty | undefined> {
  const words = faultWords(content, lang);
  const { clinicians } = content.clinic;
  if (clinicians.some((each) => each.sms !== undefined && each.sms === who.sms?.number))
    return faulty('mobile', words('staff'));
  if (await isEnrolled(store, who.id)) return faulty('id', words('taken'));
  if (who.teams === undefined) return undefined;
  const owner = await store.find('teams', who.teams.user);
  const isTaken = owner !== undefined && owner !== who.id && (await isEnrolled(store, owner));
  const isStaff = clinicians.some((each) => each.teams !== undefined && each.teams === who.teams?.user);
  return isTaken || isStaff ? faulty('teams_user', words('taken')) : undefined;
}

async function isEnrolled(store: Store, owner: string): Promise<boolean> {
  return (await store.read(owner)).docs['patient'] !== undefined;
}
