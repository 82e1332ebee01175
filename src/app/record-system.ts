/** The clinic's record system, as the configuration names it: a server, a directory, both or neither. */
import type { Config, Secrets } from '../config/config.ts';
import { PATIENT_SYSTEM } from '../fhir/outward.ts';
import type { Log } from '../ports/log.ts';
import { fileDrop } from '../record-system/drop.ts';
import type { RecordSystem } from '../record-system/record-system.ts';
import { fhirServer } from '../record-system/server.ts';
import { createCall } from '../wire/call.ts';

export function recordSystems(parts: { config: Config; secrets: Secrets; log: Log }): RecordSystem[] {
  const { config, secrets, log } = parts;
  const { server, drop } = config.recordSystem;
  const patientSystem = patientSystemOf(config);
  const call = createCall({ allowedHosts: config.allowedHosts, log });
  return [
    ...(server === undefined
      ? []
      : [fhirServer({ ...server, token: secrets.recordSystem, patientSystem, call, log })]),
    ...(drop === undefined ? [] : [fileDrop(drop, patientSystem, log)]),
  ];
}

export function patientSystemOf({ recordSystem }: Config): string {
  return recordSystem.patientSystem ?? PATIENT_SYSTEM;
}
