/** `quiet`: who does not answer, and why: silent, paused, opted out, not reachable, or never agreed. Never a name or number. */
import { readFile, type PatientFile } from '../../model/file.ts';
import { isAlive, isPaused } from '../../model/patient.ts';
import { localDay, type Instant } from '../../model/time.ts';
import type { Store } from '../../ports/store.ts';
import { shown, table, type Command } from './command.ts';

export interface Quiet {
  patient: string;
  why: 'not reachable' | 'not agreed' | 'opted out' | 'paused' | 'silent';
  /** Days of silence in a row, or the last day of a pause. */
  more: string;
}

export function quiet({ store }: { store: Store }): Command {
  return async (asked) => {
    const now = await store.time();
    const members = await store.members('patients');
    const found: Quiet[] = [];
    for (const { entry } of members) {
      const file = readFile((await store.read(entry)).docs);
      const why = file && whyQuiet(file, now);
      if (why !== undefined) found.push({ patient: entry, ...why });
    }
    const rows = found.sort(byReason).map(({ patient, why, more }) => [why, more, patient]);
    const text = rows.length === 0 ? 'Everybody answers.' : table(['why', 'more', 'patient'], rows);
    return shown(asked, found, text);
  };
}

/** What explains the silence best comes first: nobody can answer a text that does not arrive. */
export function whyQuiet(
  { patient, consent, talk }: PatientFile,
  now: Instant,
): Omit<Quiet, 'patient'> | undefined {
  const states = [consent.sms, consent.teams];
  if (!states.includes('granted'))
    return { why: states.includes('revoked') ? 'opted out' : 'not agreed', more: '' };
  const open = [patient.sms, patient.teams].filter(
    (route) => route !== undefined && consent[route.channel] === 'granted',
  );
  if (!open.some((route) => route !== undefined && isAlive(route))) return { why: 'not reachable', more: '' };
  const { paused } = patient;
  if (isPaused(patient, now))
    return {
      why: 'paused',
      more: paused?.until === undefined ? '' : `until ${localDay(paused.until, patient.zone)}`,
    };
  return talk.missed > 0 ? { why: 'silent', more: `${talk.missed} in a row` } : undefined;
}

function byReason(a: Quiet, b: Quiet): number {
  return a.why.localeCompare(b.why) || b.more.localeCompare(a.more, undefined, { numeric: true });
}
