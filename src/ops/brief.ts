/** `npm run -s brief -- --patient ID --out DIR`: the running service makes a patient's brief, and it is put into files. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDataDir } from '../config/config.ts';
import { AppError } from '../errors.ts';
import type { MadeBrief } from '../records/make-brief.ts';
import { nobody } from './ask.ts';
import { ring } from './door.ts';
import { fileFault } from './file-fault.ts';

const USAGE = `Usage: npm run -s brief -- --patient ID --out DIR [--lang en|es] [--paper a4|letter]
One page for the visit, made from what is kept now: HTML for print, PDF, FHIR (a document Bundle, and a
DocumentReference with the PDF), and brief.json, which says of each line what it was told from.`;

try {
  process.exitCode = await run();
} catch (fault) {
  console.error(
    fault instanceof AppError ? fault.message : (fileFault(fault) ?? 'The brief could not be made.'),
  );
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const given = options();
  if (given?.patient === undefined || given.out === undefined) {
    console.error(USAGE);
    return 2;
  }
  const { patient, lang, paper } = given;
  const { ok, text } = await ring(
    readDataDir(process.env),
    'brief',
    JSON.stringify({ patient, lang, paper }),
  );
  if (!ok) {
    console.error(text);
    return 1;
  }
  if (text === 'null') return nobody(patient);
  const names = put(given.out, JSON.parse(text) as MadeBrief);
  console.log(`In ${given.out}, readable by you alone: ${names.join(', ')}.`);
  return 0;
}

function options() {
  try {
    return parseArgs({
      options: {
        patient: { type: 'string' },
        out: { type: 'string' },
        lang: { type: 'string' },
        paper: { type: 'string', default: 'a4' },
      },
    }).values;
  } catch {
    return undefined;
  }
}

function put(out: string, made: MadeBrief): string[] {
  mkdirSync(out, { recursive: true, mode: 0o700 });
  const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
  const files: Record<string, string | Buffer> = {
    'brief.html': made.html,
    'brief.pdf': Buffer.from(made.pdf, 'base64'),
    'brief.fhir.json': json(made.bundle),
    'brief.document-reference.json': json(made.reference),
    'brief.json': json(made.trace),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = join(out, name);
    writeFileSync(file, '', { mode: 0o600 });
    chmodSync(file, 0o600);
    writeFileSync(file, content);
  }
  return Object.keys(files);
}
