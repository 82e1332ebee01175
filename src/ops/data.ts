/**
 * `npm run data -- ...`: what an operator may do with what is kept about people. All of it goes through the running
 * service, so that it is done once, by whoever holds the store, and is written down.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { allFiles } from '../audit/place.ts';
import { verifyChains } from '../audit/verify.ts';
import { readConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { auditHead } from '../model/audit.ts';
import { ring } from './door.ts';

const USAGE = `Usage: npm run data -- COMMAND
  rotate-keys                          wrap every key anew under the first key of the key file
  export ID [--out FILE]               everything kept about a patient, as JSON
  erase ID [--yes] [--even-in-danger]  destroy everything kept about a patient, for good
  audit-verify [FILES]                 whether the audit is as it was written
  pseudonym ID or +NUMBER              the name under which the audit knows a patient or a number`;

const { config } = configured();
const { positionals, values } = parsedArguments();
const [name, ...rest] = positionals;
const commands: Record<string, () => Promise<number>> = {
  'rotate-keys': rotateKeys,
  export: () => exported(one(rest)),
  erase: () => erased(one(rest)),
  'audit-verify': () => auditVerified(rest),
  pseudonym: async () => say(await service('pseudonym', one(rest))),
};

try {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  process.exitCode = command === undefined ? usage() : await command();
} catch (fault) {
  console.error(fault instanceof AppError ? fault.message : 'The command failed.');
  process.exitCode = 1;
}

function configured() {
  try {
    return readConfig(process.env);
  } catch (fault) {
    console.error(fault instanceof AppError ? fault.message : fault);
    process.exit(1);
  }
}

function parsedArguments() {
  const options = {
    out: { type: 'string' },
    yes: { type: 'boolean', default: false },
    'even-in-danger': { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ args: process.argv.slice(2), options, allowPositionals: true });
  } catch {
    process.exit(usage());
  }
}

function usage(): number {
  console.error(USAGE);
  return 2;
}

function one(given: string[]): string {
  const [only, ...more] = given;
  if (only === undefined || more.length > 0) process.exit(usage());
  return only;
}

function say(text: string): number {
  console.log(text);
  return 0;
}

async function service(command: string, input: string): Promise<string> {
  const { ok, text } = await ring(config.dataDir, command, input);
  if (ok) return text;
  console.error(text);
  process.exit(1);
}

const rotationStep = z.object({
  wrapped: z.number(),
  already: z.number(),
  unreadable: z.record(z.string(), z.number()),
  current: z.string(),
  others: z.array(z.string()),
  next: z.string().optional(),
});

/** Walks until a whole walk has found nothing to do: somebody may have come in behind an earlier one. */
async function rotateKeys(): Promise<number> {
  let total = 0;
  for (;;) {
    const walk = await walked(total);
    total += walk.wrapped;
    if (walk.wrapped > 0) continue;
    console.log(
      `Wrapped ${total} keys anew; all ${walk.already} owners are under the key "${walk.current}" now.`,
    );
    if (walk.unreadable.size > 0) {
      console.log(
        `Not all: some keys wait for ${[...walk.unreadable].join(', ')}, which the key file does not have.`,
      );
      return 1;
    }
    const leaving = walk.others.map((id) => `"${id}"`).join(', ');
    console.log(
      walk.others.length === 0
        ? 'There is no other key in the ring.'
        : `These may now leave the key file, if every process has "${walk.current}" as its first key: ${leaving}.`,
    );
    return 0;
  }
}

async function walked(before: number) {
  const walk = { wrapped: 0, already: 0, current: '', others: [] as string[], unreadable: new Set<string>() };
  let from: string | undefined;
  do {
    const step = rotationStep.parse(JSON.parse(await service('rotate-keys', JSON.stringify({ from }))));
    walk.wrapped += step.wrapped;
    walk.already += step.already;
    for (const id of Object.keys(step.unreadable)) walk.unreadable.add(`"${id}"`);
    Object.assign(walk, { current: step.current, others: step.others });
    console.log(`looked at ${walk.wrapped + walk.already} owners, wrapped ${before + walk.wrapped}`);
    from = step.next;
  } while (from !== undefined);
  return walk;
}

async function exported(id: string): Promise<number> {
  const text = await service('export', id);
  if (text === 'null') return nobody(id);
  if (values.out === undefined) return say(text);
  writeFileSync(values.out, `${text}\n`, { mode: 0o600 });
  return say(`Everything kept about ${id} is in ${values.out}, readable by you alone.`);
}

async function erased(id: string): Promise<number> {
  if (!values.yes && (await typedAgain(id)) !== id) return say('Nothing was erased.') + 1;
  const wish = JSON.stringify({ id, evenInDanger: values['even-in-danger'] });
  const outcome = erasure.parse(JSON.parse(await service('erase', wish)));
  if (outcome.kind === 'nobody') return nobody(id);
  if (outcome.kind === 'in-danger')
    return (
      say(`Nothing was erased: alert ${outcome.label} is not closed. Close it, or add --even-in-danger.`) + 1
    );
  const { replaced, left } = outcome.cards;
  return say(
    [
      `Everything kept about ${id} is erased.`,
      ...(replaced + left > 0 ? [`Cards in Teams emptied: ${replaced}; that could not be: ${left}.`] : []),
      'Copies of the store, its replicas and its backups still have it until they are gone.',
    ].join('\n'),
  );
}

const erasure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('erased'), cards: z.object({ replaced: z.number(), left: z.number() }) }),
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('in-danger'), label: z.string() }),
]);

async function typedAgain(id: string): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const lines = asking[Symbol.asyncIterator]();
  process.stdout.write(`This destroys everything kept about ${id}, for good. Type the id again: `);
  const typed = await lines.next();
  asking.close();
  return typed.done ? '' : typed.value.trim();
}

function nobody(id: string): number {
  return say(`There is no patient with the id ${id}.`) + 1;
}

async function auditVerified(files: string[]): Promise<number> {
  // The heads first: what is written while the files are read only makes these longer.
  const heads = await headsOf(files);
  const read = (files.length > 0 ? files : allFiles(join(config.dataDir, 'audit'))).map((file) => ({
    name: file,
    text: readFileSync(file, 'utf8'),
  }));
  const { faults, chains } = verifyChains(read, heads);
  for (const { chain, records } of chains) console.log(`chain ${chain}: ${records} records`);
  if (heads === undefined)
    console.log('The service does not run, so it was not seen whether the end of a chain is missing.');
  for (const fault of faults) console.log(fault);
  console.log(
    faults.length === 0 ? 'The audit is as it was written.' : 'The audit is NOT as it was written.',
  );
  return faults.length === 0 ? 0 : 1;
}

/** Files that are named can be verified without the service, as far as they go. */
async function headsOf(files: string[]) {
  try {
    return z.record(z.string(), auditHead).parse(JSON.parse(await service('audit-heads', '')));
  } catch (fault) {
    if (fault instanceof AppError && fault.code === 'NOT_RUNNING' && files.length > 0) return undefined;
    throw fault;
  }
}
