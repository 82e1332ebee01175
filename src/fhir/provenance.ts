/**
 * Where answers come from: given by the person, put together by this service on their behalf. R4 gives a Provenance no identifier
 * to find it by, so it has an id of its own, the same each time.
 */
import { entryOf, urnOf, type Entry, type Identifier, type Unit } from './outward.ts';

const TYPE = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type';
const PATIENT_ASSERTED = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'PATAST',
  display: 'patient asserted',
};

/** The unit with where it comes from; the first of it is what the rest is derived from. */
export function withProvenance(unit: Unit, of: { subject: string; at: string }): Unit {
  const [first] = unit.entries;
  if (first === undefined) return unit;
  const name = { system: 'urn:flarepath:provenance', value: first.identifier.value };
  return { ...unit, entries: [...unit.entries, provenance(unit.entries, name, of)] };
}

function provenance(
  targets: readonly Entry[],
  name: Identifier,
  { subject, at }: { subject: string; at: string },
): Entry {
  const id = urnOf(name).replace('urn:uuid:', '');
  const person = { reference: subject };
  return {
    ...entryOf(name, {
      resourceType: 'Provenance',
      id,
      meta: { security: [PATIENT_ASSERTED] },
      target: targets.map(({ fullUrl }) => ({ reference: fullUrl })),
      recorded: at,
      agent: [
        { type: { coding: [{ system: TYPE, code: 'author', display: 'Author' }] }, who: person },
        {
          type: { coding: [{ system: TYPE, code: 'assembler', display: 'Assembler' }] },
          who: { display: 'Flarepath' },
          onBehalfOf: person,
        },
      ],
    }),
    id,
  };
}
