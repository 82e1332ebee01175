/**
 * `npm run data -- ...`: what an operator may do with what is kept about people. All of it goes through the running
 * service, so that it is done once, by whoever holds the store, and is written down.
 */
import { parseArgs } from 'node:util';
import { readDataDir } from '../config/config.ts';
import { AppError } from '../errors.ts';
import { ring } from './door.ts';
import { fileFault } from './file-fault.ts';
import { auditVerified } from './run-audit-verify.ts';
import { erased } from './run-erase.ts';
import { exported } from './run-export.ts';
import { exportedFhir } from './run-fhir.ts';
import { exportedCsv, sentFhir, shownSent, takenIn } from './run-records.ts';
import { rotateKeys } from './run-rotate-keys.ts';

const USAGE = `Usage: npm run data -- COMMAND
  rotate-keys                          wrap every key anew under the first key of the key file
  export ID [--out FILE]               everything kept about a patient, as JSON
  fhir ID [--out FILE]                 what a patient has answered, as a FHIR R4 Bundle
  csv ID | --all [--out FILE]          answers and scores as rows for a spreadsheet
  fhir-send ID | --all [--brief]       give the record system what has changed, and the brief if wanted
  fhir-sent ID                         what the record system has taken of a patient, and what not
  fhir-in FILE                         appointments, people to invite and goals from a record system
  erase ID [--yes] [--even-in-danger]  destroy everything kept about a patient, for good
  audit-verify [FILES]                 whether the audit is as it was written
  pseudonym ID or +NUMBER              the name under which the audit knows a patient or a number`;

try {
  process.exitCode = (await run(process.argv.slice(2))) ?? usage();
} catch (fault) {
  console.error(fault instanceof AppError ? fault.message : (fileFault(fault) ?? 'The command failed.'));
  process.exitCode = 1;
}

/** The exit code; undefined when nobody knows what is meant. */
async function run(args: string[]): Promise<number | undefined> {
  const given = read(args);
  if (given === undefined) return undefined;
  const { positionals, values } = given;
  const [command, ...rest] = positionals;
  const dataDir = readDataDir(process.env);
  const ask = (name: string, input: string) => asked(dataDir, name, input);
  if (command === 'rotate-keys' && rest.length === 0) return rotateKeys(ask);
  if (command === 'audit-verify') return auditVerified(ask, dataDir, rest);
  const [id = values.all ? '--all' : undefined, ...more] = rest;
  if (id === undefined || more.length > 0 || (values.all && rest.length > 0)) return undefined;
  if (command === 'csv') return exportedCsv(ask, id, values.out);
  if (command === 'fhir-send') return sentFhir(ask, id, values.brief);
  if (values.all) return undefined;
  if (command === 'fhir-sent') return shownSent(ask, id);
  if (command === 'fhir-in') return takenIn(ask, id);
  if (command === 'export') return exported(ask, id, values.out);
  if (command === 'fhir') return exportedFhir(ask, id, values.out);
  if (command === 'erase')
    return erased(ask, id, { yes: values.yes, evenInDanger: values['even-in-danger'] });
  if (command !== 'pseudonym') return undefined;
  console.log(await ask('pseudonym', id));
  return 0;
}

function read(args: string[]) {
  const options = {
    out: { type: 'string' },
    yes: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    brief: { type: 'boolean', default: false },
    'even-in-danger': { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    return undefined;
  }
}

function usage(): number {
  console.error(USAGE);
  return 2;
}

async function asked(dataDir: string, command: string, input: string): Promise<string> {
  const { ok, text } = await ring(dataDir, command, input);
  if (ok) return text;
  console.error(text);
  process.exit(1);
}
