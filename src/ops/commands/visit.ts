/** `visit`: the clinic's appointments, entered one by one or from a list. The patient is reminded to get ready for it. */
import { readFile } from '../../model/file.ts';
import { civil } from '../../model/roster.ts';
import { atLocal, localClock, localDay, type Instant } from '../../model/time.ts';
import type { Visit } from '../../model/visit.ts';
import { rescue } from '../../model/work.ts';
import type { Event } from '../../model/event.ts';
import type { Store } from '../../ports/store.ts';
import { shown, type Command } from './command.ts';

export interface VisitDeps {
  store: Store;
  /** The clinic's own zone: an appointment is on its clock. */
  zone: string;
}

const HOW = 'Say `visit PATIENT 2026-03-12T10:00`, `visit PATIENT remove`, or `visit PATIENT` to see it.';

export function visit(deps: VisitDeps): Command {
  return async (asked) => {
    const [patient, what, ...rest] = asked.args;
    if (patient === undefined || rest.length > 0) return { refused: HOW };
    if (what === undefined) return look(deps, patient, asked);
    const at = what === 'remove' ? undefined : instantOf(what, deps.zone);
    if (at === 'unreadable') return { refused: HOW };
    if (at !== undefined && at <= (await deps.store.time())) return { refused: 'That time has passed.' };
    const kept = await keepVisit(deps.store, patient, at);
    if (!kept) return { refused: nobody(patient) };
    const text =
      at === undefined
        ? `${patient} has no visit now.`
        : `${patient}: ${clock(at, deps.zone)}, in ${deps.zone}.`;
    return shown(asked, { patient, at: at ?? null }, text);
  };
}

async function look(deps: VisitDeps, patient: string, asked: Parameters<Command>[0]): ReturnType<Command> {
  const file = readFile((await deps.store.read(patient)).docs);
  if (file === undefined) return { refused: nobody(patient) };
  const { appointment } = file.visit;
  const text =
    appointment === undefined
      ? `${patient} has no visit.`
      : `${patient}: ${clock(appointment.at, deps.zone)}, in ${deps.zone}, from the ${appointment.by}.`;
  return shown(asked, { patient, appointment: appointment ?? null }, text);
}

function nobody(patient: string): string {
  return `There is no patient with the id ${patient}.`;
}

function instantOf(given: string, zone: string): Instant | 'unreadable' {
  const [day = '', time] = given.split(/[ T]/);
  return civil.safeParse(given).success && time !== undefined ? atLocal(day, time, zone) : 'unreadable';
}

/** False when nobody of that id is enrolled. The turn that follows plans the reminders in the patient's own zone. */
export async function keepVisit(store: Store, patient: string, at: Instant | undefined): Promise<boolean> {
  for (;;) {
    const { docs, at: now } = await store.read(patient);
    const file = readFile(docs);
    if (file === undefined) return false;
    const { appointment: _, ...others } = file.visit;
    const visit: Visit =
      at === undefined ? others : { ...others, appointment: { at, by: 'clinic', toldAt: now } };
    const event: Event = { kind: 'visit-set', v: 1, id: `visit-set/${now.toString(36)}`, at: now };
    const committed = await store.commit(patient, {
      expect: { visit: file.versions['visit'] ?? 0, patient: file.versions['patient'] ?? 0 },
      put: { visit },
      enqueue: [event],
      due: [rescue(event)],
    });
    if (committed.kind === 'committed') return true;
  }
}

function clock(at: Instant, zone: string): string {
  return `${localDay(at, zone)} ${localClock(at, zone)}`;
}
