/** Reads content/second-reader: the word families, the budgets, and the model that training made from them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { CORE_SCHEMA, load } from 'js-yaml';
import type { z } from 'zod';
import { AppError } from '../errors.ts';
import { dangerFeaturesVersion } from '../risk/second/danger-features.ts';
import { budgetsFile, familiesFile, readerFile } from '../risk/second/files.ts';
import type { BudgetsFile, FamiliesFile, ReaderFile, SecondReaderFiles } from '../risk/second/files.ts';
import { tableSize } from '../risk/second/table.ts';

const again = 'run npm run train:risk';

/** Throws AppError CONTENT when the model is not the one these files make. */
export function readSecondReader(dir: string): SecondReaderFiles {
  const families = readFamilies(dir);
  const reader: ReaderFile = readAs(join(dir, 'reader.json'), readerFile);
  const bytes = unpacked(bytesIn(join(dir, 'reader.bin')));
  const table = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (table.length !== tableSize || hashOf(bytes) !== reader.table)
    throw fault(dir, 'reader.bin is not the table that reader.json tells of', again);
  if (reader.featuresVersion !== dangerFeaturesVersion)
    throw fault(dir, 'the model was trained with other features than it would be read with', again);
  const stale = ['families.yaml', 'budgets.yaml'].find(
    (name) => reader.madeFrom[`content/second-reader/${name}`] !== hashOf(bytesIn(join(dir, name))),
  );
  if (stale !== undefined) throw fault(dir, `${stale} has changed since the model was trained`, again);
  readBudgets(dir);
  return { families, reader, table };
}

/** No bytes where it is no packed table, or of more than one. */
function unpacked(bytes: Buffer): Buffer {
  try {
    return brotliDecompressSync(bytes, { maxOutputLength: tableSize });
  } catch {
    return Buffer.alloc(0);
  }
}

export function readFamilies(dir: string): FamiliesFile {
  return readAs(join(dir, 'families.yaml'), familiesFile);
}

export function readBudgets(dir: string): BudgetsFile {
  return readAs(join(dir, 'budgets.yaml'), budgetsFile);
}

/** What the model's header says of a file that it was made from. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function readAs<T>(path: string, shape: z.ZodType<T>): T {
  const checked = shape.safeParse(load(bytesIn(path).toString(), { schema: CORE_SCHEMA }));
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map((issue) => `${path}:1: ${issue.path.join('.')}: ${issue.message}`);
  throw new AppError('CONTENT', faults.join('\n'));
}

function fault(dir: string, what: string, help: string): AppError {
  return new AppError('CONTENT', `${dir}/reader.json:1: ${what}; ${help}`);
}

function bytesIn(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new AppError('CONTENT', `${path}:1: cannot be read. Put it back`);
  }
}
