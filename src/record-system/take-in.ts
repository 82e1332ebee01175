/**
 * What a file of FHIR asks for is done entry by entry, by the same ways as by hand: one that is wrong costs no other. What
 * became of each is a line without a name in it.
 */
import { createHash } from 'node:crypto';
import type { Content } from '../content/content.ts';
import { readInward, type Read, type Terms, type Wish } from '../fhir/inward.ts';
import { currentAim, type Aims, type Proposed } from '../model/aim.ts';
import type { Event } from '../model/event.ts';
import { readFile } from '../model/file.ts';
import type { Instant } from '../model/time.ts';
import { rescue } from '../model/work.ts';
import type { Store } from '../ports/store.ts';

export interface TakeInDeps {
  store: Store;
  content: Content;
  terms: Terms;
  wake(owner: string): void;
  /** The row of a clinic's list, and what became of it. */
  enrol(cells: Record<string, string>): Promise<{ done: boolean; text: string }>;
  /** The clinic's appointment; false when nobody of that id is enrolled. */
  keepVisit(patient: string, at: Instant | undefined): Promise<boolean>;
}

export interface TakenIn {
  lines: string[];
  refused: number;
}

/** Undefined when the text is no FHIR. */
export async function takeIn(deps: TakeInDeps, text: string): Promise<TakenIn | undefined> {
  const all = readInward(text, deps.terms);
  if (all === undefined) return undefined;
  const results: { line: string; done: boolean }[] = [];
  // People first: an appointment in the same file may be theirs.
  const order = [...all.filter(isPerson), ...all.filter((each) => !isPerson(each))];
  for (const { name, wishes } of order)
    for (const wish of wishes) {
      const became = await carriedOut(deps, wish);
      results.push({ done: became.done, line: `${name}: ${became.done ? '' : 'refused: '}${became.text}` });
    }
  return {
    lines: results.map(({ line }) => line),
    refused: results.filter(({ done }) => !done).length,
  };
}

function isPerson({ wishes }: Read): boolean {
  return wishes.some(({ kind }) => kind === 'person');
}

interface Became {
  done: boolean;
  text: string;
}

function refused(text: string): Became {
  return { done: false, text };
}

async function carriedOut(deps: TakeInDeps, wish: Wish): Promise<Became> {
  switch (wish.kind) {
    case 'refused':
      return refused(wish.because);
    case 'person':
      return deps.enrol(wish.cells);
    case 'visit':
      return visit(deps, wish.patient, wish.start);
    case 'visit-off':
      return visitOff(deps, wish.patient, wish.start);
    case 'goal':
      return goal(deps, wish);
  }
}

/** FHIR's instants have their zone with them. */
function instantIn(start: string): Instant | undefined {
  const hasZone = /T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(start);
  const at = Date.parse(start);
  return hasZone && !Number.isNaN(at) ? at : undefined;
}

async function visit({ store, keepVisit }: TakeInDeps, patient: string, start: string): Promise<Became> {
  const at = instantIn(start);
  if (at === undefined)
    return refused('its start is no instant with a zone, such as 2026-03-12T10:00:00-04:00');
  if (at <= (await store.time())) return refused('its start has passed');
  return (await keepVisit(patient, at))
    ? { done: true, text: `visit entered for ${patient}` }
    : nobody(patient);
}

/** Only what we have of it is taken out: another appointment may stand by now. */
async function visitOff(
  { store, keepVisit }: TakeInDeps,
  patient: string,
  start: string | undefined,
): Promise<Became> {
  const file = readFile((await store.read(patient)).docs);
  if (file === undefined) return nobody(patient);
  const { appointment } = file.visit;
  if (appointment?.by !== 'clinic' || (start !== undefined && appointment.at !== instantIn(start)))
    return refused(`${patient} has no such visit`);
  await keepVisit(patient, undefined);
  return { done: true, text: `visit taken out for ${patient}` };
}

function nobody(patient: string): Became {
  return refused(
    /^[\w.-]{1,64}$/.test(patient) ? `there is no patient with the id ${patient}` : 'unknown patient',
  );
}

/** So that it can be shown with its numbers in two segments. */
const MOST_LETTERS = 90;
const DOSE = /\d\s*(mg|mcg|µg|ug|g|ml|units?|tablets?|pills?|pastillas?|comprimidos?|unidades)\b/i;

/** It is only proposed: a goal is the person's own, and becomes one by their yes. */
async function goal(
  deps: TakeInDeps,
  { patient, words, by }: Extract<Wish, { kind: 'goal' }>,
): Promise<Became> {
  if (words.length > MOST_LETTERS) return refused(`its description is longer than ${MOST_LETTERS} letters`);
  if (DOSE.test(words)) return refused('its description names a dose');
  for (;;) {
    const { docs, at } = await deps.store.read(patient);
    const file = readFile(docs);
    if (file === undefined) return nobody(patient);
    const { aims } = file;
    const isKnown =
      currentAim(aims)?.aim.words === words || aims?.proposed?.some((each) => each.words === words);
    if (isKnown === true) return refused(`${patient} has it already`);
    const proposed: Proposed = { at, by: 'clinic', words, ...(by !== undefined && { until: by }) };
    const kept: Aims = { v: 1, aims: [], ...aims, proposed: [...(aims?.proposed ?? []), proposed].slice(-5) };
    const id = `goal-proposed/${createHash('sha256').update(words).digest('base64url').slice(0, 12)}`;
    const event: Event = { kind: 'goal-proposed', v: 1, id, at };
    const committed = await deps.store.commit(patient, {
      expect: { aims: file.versions['aims'] ?? 0, patient: file.versions['patient'] ?? 0 },
      put: { aims: kept },
      enqueue: [event],
      due: [rescue(event)],
    });
    if (committed.kind !== 'committed') continue;
    deps.wake(patient);
    return { done: true, text: `goal proposed to ${patient}` };
  }
}
