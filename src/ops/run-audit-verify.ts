import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { addressOf, allFiles } from '../audit/place.ts';
import { verifyChains } from '../audit/verify.ts';
import { AppError } from '../errors.ts';
import { auditHead } from '../model/audit.ts';
import type { Ask } from './ask.ts';

export async function auditVerified(ask: Ask, dataDir: string, files: string[]): Promise<number> {
  // The heads first: what is written while the files are read only makes these longer.
  const heads = await headsOf(ask, files);
  const root = join(dataDir, 'audit');
  const names = files.length > 0 ? files : allFiles(root);
  const read = names.map((name) => ({ name, text: readFileSync(name, 'utf8') }));
  const own = addressOf(root);
  const { faults, chains, unseen } = verifyChains(read, heads, (place) => place.startsWith(`${own}${sep}`));
  for (const { chain, records } of chains) console.log(`chain ${chain}: ${records} records`);
  if (heads === undefined)
    console.log('The service does not run, so it was not seen whether the end of a chain is missing.');
  for (const { chain, records, place } of unseen)
    console.log(`chain ${chain}: NOT LOOKED AT, ${records} records, kept at ${place}`);
  for (const fault of faults) console.log(fault);
  console.log(judged(faults.length > 0, unseen.length > 0));
  return faults.length === 0 ? 0 : 1;
}

function judged(isChanged: boolean, isInPart: boolean): string {
  if (isChanged) return 'The audit is NOT as it was written.';
  return isInPart
    ? 'What was looked at is as it was written. For the rest, name the files of all processes behind audit-verify.'
    : 'The audit is as it was written.';
}

/** Files that are named can be verified without the service, as far as they go. */
async function headsOf(ask: Ask, files: string[]) {
  try {
    return z.record(z.string(), auditHead).parse(JSON.parse(await ask('audit-heads', '')));
  } catch (fault) {
    if (fault instanceof AppError && fault.code === 'NOT_RUNNING' && files.length > 0) return undefined;
    throw fault;
  }
}
