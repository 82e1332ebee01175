/** A unit as a transaction Bundle of FHIR R4, which is taken whole or not at all, and has nothing twice. */
import type { Entry, Identifier, Unit } from '../fhir/outward.ts';

export interface How {
  /** It may be there already, saying something else: then it is replaced. Otherwise what is there stands. */
  again: boolean;
  /** The receiver's own patients are only named; without that the person is made if they are not there. */
  known: boolean;
}

export function transactionOf(unit: Unit, person: Entry, { again, known }: How) {
  const named = known
    ? referring(unit.entries, new Map([[person.fullUrl, searchFor(person)]]))
    : unit.entries;
  return {
    resourceType: 'Bundle' as const,
    type: 'transaction' as const,
    entry: [...(known ? [] : [written(person, false)]), ...named.map((entry) => written(entry, again))],
  };
}

function written({ fullUrl, resource, identifier, id }: Entry, again: boolean) {
  const { resourceType: type } = resource;
  if (id !== undefined) return { fullUrl, resource, request: { method: 'PUT', url: `${type}/${id}` } };
  const request = again
    ? { method: 'PUT', url: `${type}?${queryOf(identifier)}` }
    : { method: 'POST', url: type, ifNoneExist: queryOf(identifier) };
  return { fullUrl, resource, request };
}

/** Of the identifier, as a search. */
export function queryOf({ system, value }: Identifier): string {
  return `identifier=${encodeURIComponent(`${system}|${value}`)}`;
}

function searchFor({ resource, identifier }: Entry): string {
  return `${resource.resourceType}?${queryOf(identifier)}`;
}

/** The same resources with other addresses of those they name. */
export function referring(entries: readonly Entry[], addresses: ReadonlyMap<string, string>): Entry[] {
  const put = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(put);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        name === 'reference' && typeof inner === 'string' ? (addresses.get(inner) ?? inner) : put(inner),
      ]),
    );
  };
  return entries.map((entry) => ({ ...entry, resource: put(entry.resource) as Entry['resource'] }));
}
