/**
 * A directory from which somebody else fetches: each unit is a file, a transaction Bundle that may be loaded as often as one
 * likes. A file appears whole or not at all, and the same content has the same name.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, PATIENT_SYSTEM, type Entry, type Unit } from '../fhir/outward.ts';
import type { Log } from '../ports/log.ts';
import type { RecordSystem, Taken } from './record-system.ts';
import { transactionOf } from './transaction.ts';

const LATER_MS = 60_000;

export function fileDrop(dir: string, patientSystem: string, log: Log): RecordSystem {
  return {
    name: 'drop',
    patientSystem,
    async hand(unit, person) {
      try {
        put(dir, nameOf(unit, person), transactionOf(unit, person, { again: true, known: isKnown(person) }));
        return { kind: 'taken' };
      } catch (fault) {
        log.error('file not put down for the record system', {}, fault);
        return { kind: 'later', afterMs: LATER_MS, because: 'not-written' } satisfies Taken;
      }
    },
  };
}

function isKnown({ identifier }: Entry): boolean {
  return identifier.system !== PATIENT_SYSTEM;
}

/** Tells nothing of the person: the address is made of a hash, and so is the rest. */
function nameOf(unit: Unit, person: Entry): string {
  return `${person.fullUrl.slice(-12)}-${hashOf(unit)}.json`;
}

function put(dir: string, name: string, bundle: unknown): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, name);
  if (existsSync(file)) return;
  const handle = openSync(`${file}.part`, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(bundle)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${file}.part`, file);
}
