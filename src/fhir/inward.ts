/**
 * What a record system gives us: appointments, people to invite, and goals, as a Bundle, a list or line by line. Pure: text in,
 * wishes out, and for each resource that cannot be used the reason. What is in a file is other people's, and read with care.
 */
import type { z } from 'zod';
import { appointment, bundle, carePlan, goal, patient, type reference, resource } from './inward-shapes.ts';

export type Wish =
  | { kind: 'visit'; patient: string; start: string }
  | { kind: 'visit-off'; patient: string; start: string | undefined }
  | { kind: 'person'; cells: Record<string, string> }
  | { kind: 'goal'; patient: string; words: string; by?: string }
  | { kind: 'refused'; because: string };
export interface Read {
  /** "Appointment 3": its type and its place in the file, from 1. */
  name: string;
  wishes: Wish[];
}

type Found = z.infer<typeof resource>;

export interface Terms {
  /** The system of the numbers by which patients are known here. */
  patientSystem: string;
  /** What a list of people leaves out: the clinic's own zone, and when a check-in is usual. */
  zone: string;
  checkInAt: string;
}

/** Undefined when it is no FHIR at all. */
export function readInward(text: string, terms: Terms): Read[] | undefined {
  const all = resourcesIn(text);
  if (all === undefined) return undefined;
  const ids = new Map(
    all.flatMap(({ at, found }) => (found?.resourceType === 'Patient' ? namesOf(at, found, terms) : [])),
  );
  return all.map(({ found }, place) =>
    found === undefined
      ? { name: `entry ${place + 1}`, wishes: [no('it is no FHIR resource')] }
      : { name: `${found.resourceType} ${place + 1}`, wishes: wishesOf(found, ids, terms) },
  );
}

interface Placed {
  at: string | undefined;
  found: Found | undefined;
}

function resourcesIn(text: string): Placed[] | undefined {
  const whole = json(text);
  const lines = whole === undefined ? text.split('\n').filter((line) => line.trim() !== '') : [];
  if (lines.length > 0 && lines.every((line) => json(line) === undefined)) return undefined;
  const given = whole === undefined ? lines.map(json) : Array.isArray(whole) ? (whole as unknown[]) : [whole];
  return given.flatMap((each) => {
    const read = bundle.safeParse(each);
    return read.success
      ? read.data.entry.map(({ fullUrl, resource: of }) => placed(fullUrl, of))
      : [placed(undefined, each)];
  });
}

function placed(at: string | undefined, of: unknown): Placed {
  return { at, found: resource.safeParse(of).data };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Every way in which others in the file may name this patient. */
function namesOf(at: string | undefined, found: Found, terms: Terms): [string, string][] {
  const id = numberOf(found, terms);
  if (id === undefined) return [];
  const names = [at, found.id === undefined ? undefined : `Patient/${found.id}`];
  return names.flatMap((name): [string, string][] => (name === undefined ? [] : [[name, id]]));
}

function numberOf(found: Found, { patientSystem }: Terms): string | undefined {
  const { identifier: all = [], id } = patient.safeParse(found).data ?? {};
  return all.find(({ system }) => system === patientSystem)?.value ?? (all.length === 1 ? all[0]?.value : id);
}

function wishesOf(found: Found, ids: ReadonlyMap<string, string>, terms: Terms): Wish[] {
  switch (found.resourceType) {
    case 'Patient':
      return [personWish(found, terms)];
    case 'Appointment':
      return [visitWish(found, ids)];
    case 'Goal':
      return [goalWish(found, undefined, ids)];
    case 'CarePlan':
      return planWishes(found, ids);
    default:
      return [no('only Patient, Appointment, CarePlan and Goal are taken in')];
  }
}

function no(because: string): Wish {
  return { kind: 'refused', because };
}

function wrong({ issues: [first] }: z.ZodError): Wish {
  return no(`${first?.path.join('.') || 'it'}: ${first?.message ?? 'is not as it should be'}`);
}

function personWish(found: Found, terms: Terms): Wish {
  const read = patient.safeParse(found);
  if (!read.success) return wrong(read.error);
  const { data } = read;
  if (data.active === false) return no('is not active');
  if (data.deceasedBoolean === true || data.deceasedDateTime !== undefined) return no('has died');
  const name = data.name.find(({ use }) => use === 'usual' || use === 'official') ?? data.name[0];
  const phones = data.telecom.filter(
    ({ system, use }) => (system === 'phone' || system === 'sms') && use !== 'old',
  );
  const mobile = phones.find(({ use }) => use === 'mobile') ?? phones.find(({ system }) => system === 'sms');
  if (mobile?.value === undefined) return no('has no telecom with system phone and use mobile');
  const spoken = data.communication.find(({ preferred }) => preferred === true) ?? data.communication[0];
  const zone = data.extension.find(({ url }) => url === TIMEZONE)?.valueCode;
  return {
    kind: 'person',
    cells: {
      id: numberOf(found, terms) ?? '',
      name: name?.text ?? [...(name?.given ?? []), name?.family ?? ''].join(' ').trim(),
      mobile: mobile.value,
      language: spoken?.language.coding[0]?.code?.slice(0, 2).toLowerCase() ?? '',
      country: data.address[0]?.country ?? '',
      zone: zone ?? terms.zone,
      check_in: terms.checkInAt,
    },
  };
}

const TIMEZONE = 'http://hl7.org/fhir/StructureDefinition/timezone';
const STANDS = new Set(['booked', 'pending', 'arrived', 'checked-in']);
const IS_OFF = new Set(['cancelled', 'noshow', 'entered-in-error']);

function visitWish(found: Found, ids: ReadonlyMap<string, string>): Wish {
  const read = appointment.safeParse(found);
  if (!read.success) return wrong(read.error);
  const { status, start, participant } = read.data;
  const people = participant.flatMap(({ actor }) => whoIs(actor, ids) ?? []);
  const [who] = people;
  if (who === undefined) return no('names no patient');
  if (people.length > 1) return no('names several patients');
  if (IS_OFF.has(status)) return { kind: 'visit-off', patient: who, start };
  if (!STANDS.has(status)) return no(`its status is ${status}`);
  return start === undefined ? no('has no start') : { kind: 'visit', patient: who, start };
}

/** By a reference that the file resolves, or by the number of a patient of ours. */
function whoIs(
  of: z.infer<typeof reference> | undefined,
  ids: ReadonlyMap<string, string>,
): string | undefined {
  if (of === undefined) return undefined;
  const { reference: named, identifier: known } = of;
  const resolved = named === undefined ? undefined : ids.get(named);
  if (resolved !== undefined) return resolved;
  const plain = /(?:^|\/)Patient\/([A-Za-z0-9.-]{1,64})$/.exec(named ?? '')?.[1];
  // What names a practitioner or a room names no patient.
  return plain ?? (named === undefined ? known?.value : undefined);
}

const LIVE = new Set(['proposed', 'planned', 'accepted', 'active']);

function goalWish(found: Found, subject: string | undefined, ids: ReadonlyMap<string, string>): Wish {
  const read = goal.safeParse(found);
  if (!read.success) return wrong(read.error);
  const { lifecycleStatus, description, target } = read.data;
  const who = whoIs(read.data.subject, ids) ?? subject;
  if (who === undefined) return no('names no patient');
  if (!LIVE.has(lifecycleStatus)) return no(`its lifecycleStatus is ${lifecycleStatus}`);
  const words = (description.text ?? description.coding[0]?.display ?? '').trim().replace(/\s+/g, ' ');
  if (words === '') return no('has no description');
  const by = target.find(({ dueDate }) => /^\d{4}-\d\d-\d\d$/.test(dueDate ?? ''))?.dueDate;
  return { kind: 'goal', patient: who, words, ...(by !== undefined && { by }) };
}

/** The goals that it carries with it; those that stand in the file by themselves are read there. */
function planWishes(found: Found, ids: ReadonlyMap<string, string>): Wish[] {
  const read = carePlan.safeParse(found);
  if (!read.success) return [wrong(read.error)];
  const { status, subject, contained } = read.data;
  const who = whoIs(subject, ids);
  if (status !== 'active' && status !== 'draft') return [no(`its status is ${status}`)];
  const goals = contained
    .map((each) => resource.safeParse(each).data)
    .filter((each) => each?.resourceType === 'Goal');
  if (goals.length === 0) return [no('carries no goals; give its Goals as entries of their own')];
  return goals.flatMap((each) => (each === undefined ? [] : [goalWish(each, who, ids)]));
}
