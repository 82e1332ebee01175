/**
 * Two judges of FHIR R4 resources, strict: Medplum's validator (cardinalities, invariants, formats) and HL7's own JSON
 * schema (codes, patterns). What one lets pass the other catches. `fhir-r4/` holds the parts of HL7's definitions
 * (CC0) that these resources need.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import { z } from 'zod';

const folder = join(import.meta.dirname, 'fhir-r4');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
type Bundle = Parameters<typeof indexStructureDefinitionBundle>[0];
indexStructureDefinitionBundle(read('profiles.json') as Bundle);
const hl7 = read('fhir.schema.json') as { definitions: Record<string, object> };
const schemas = new Map<string, z.ZodType>();

function schemaOf(type: string): z.ZodType {
  const made = schemas.get(type) ?? z.fromJSONSchema({ ...hl7, ...hl7.definitions[type] } as never);
  schemas.set(type, made);
  return made;
}

/** Everything that is wrong with it; nothing when it is in order. */
export function strictFaults(resource: { resourceType: string }): string[] {
  const plain = JSON.parse(JSON.stringify(resource)) as { resourceType: string };
  const read = schemaOf(resource.resourceType).safeParse(plain);
  const schema = read.success
    ? []
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return [...medplumFaults(plain), ...schema];
}

function medplumFaults(resource: { resourceType: string }): string[] {
  try {
    return validateResource(resource as never).map(({ details }) => details?.text ?? 'a warning');
  } catch (fault) {
    if (fault instanceof OperationOutcomeError) return [fault.message];
    throw fault;
  }
}
