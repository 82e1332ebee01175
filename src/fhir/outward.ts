/**
 * What leaves for a record system, in units: resources that are taken together or not at all. Each has an identifier of its own
 * that says nothing of the person and never changes, so that whoever is given it twice has it once.
 */
import { createHash } from 'node:crypto';
import { observationsOf } from './observations.ts';
import { responseOf, type Context } from './response.ts';
import type { Answered } from './bundle.ts';

export interface Resource {
  resourceType: string;
  [name: string]: unknown;
}
export interface Identifier {
  system: string;
  value: string;
}
export interface Entry {
  identifier: Identifier;
  /** By this the others of the unit name it, until the receiver has given it an id. */
  fullUrl: string;
  resource: Resource;
  /** Of a resource that has no identifier where it goes: there it is known by this id, which is ours to choose. */
  id?: string;
}
export interface Unit {
  key: string;
  entries: Entry[];
}

export const PATIENT_SYSTEM = 'urn:flarepath:patient';

export function entryOf(identifier: Identifier, resource: Resource): Entry {
  return { identifier, fullUrl: urnOf(identifier), resource };
}

/** The person, as no more than the number by which both sides know them. */
export function personEntry(system: string, id: string): Entry {
  const identifier = { system, value: id };
  return entryOf(identifier, { resourceType: 'Patient', identifier: [identifier] });
}

/** The same identifier has the same address, in every process. */
export function urnOf({ system, value }: Identifier): string {
  const hex = createHash('sha256').update(`${system}|${value}`).digest('hex');
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(13, 16),
    hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `urn:uuid:${a}-${b}-5${c}-8${d}-${e}`;
}

/** What it says, so that it can be told whether it says something else now. */
export function hashOf({ entries }: Unit): string {
  return createHash('sha256').update(JSON.stringify(entries)).digest('base64url').slice(0, 16);
}

/** A response and its measures; undefined when nothing was answered. `who` is a name that the person cannot be told by. */
export function answersUnit(
  { form, state, id, at, stopped, amended }: Answered,
  { who, subject }: { who: string; subject: string },
): Unit | undefined {
  const context: Context = { id, subject, at, ...(amended && { amended }) };
  const { id: _, ...response } = responseOf(form, state, context, stopped);
  if (response.item === undefined) return undefined;
  const own = { system: 'urn:flarepath:response', value: `${who}/${id}` };
  const first = entryOf(own, { ...response, identifier: own });
  const measures = observationsOf(form, state, context).map(({ identifier, ...each }) => {
    // Other people have answered the same question on the same day.
    const named = { system: 'urn:flarepath:observation', value: `${who}/${identifier[0]?.value}` };
    return entryOf(named, {
      ...each,
      identifier: [named],
      derivedFrom: [{ reference: first.fullUrl }],
    });
  });
  return { key: `answers/${id}`, entries: [first, ...measures] };
}
