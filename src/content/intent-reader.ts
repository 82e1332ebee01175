/** Reads what the reader of wishes has learnt: the families of words, and the weights that training made from them. */
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { featuresVersion } from '../risk/second/features.ts';
import { familiesFile, readerFile, type IntentReader } from '../understanding/files.ts';
import { meanings } from '../understanding/intents.ts';
import { slotBits } from '../understanding/rows.ts';
import { readSource, shaped, type Fault } from './source.ts';

const FAMILIES = 'understanding/families.yaml';
const READER = 'understanding/reader.json';
const TABLE = 'understanding/reader.bin';

/** A model that these files do not make is a fault, and says what to run. */
export function readIntentReader(dir: string, faults: Fault[]): IntentReader | undefined {
  const families = shaped(readSource(dir, FAMILIES, faults), familiesFile, faults);
  const reader = shaped(readSource(dir, READER, faults), readerFile, faults);
  const bytes = bytesIn(join(dir, TABLE));
  if (families === undefined || reader === undefined) return undefined;
  const why = whyNot(reader, bytes, hashOf(readFileSync(join(dir, FAMILIES))));
  if (why !== undefined || bytes === undefined) {
    faults.push({ file: `content/${READER}`, line: 1, text: `${why}; run npm run train:understanding` });
    return undefined;
  }
  return { families, reader, table: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}

type Reader = IntentReader['reader'];

function whyNot(reader: Reader, bytes: Buffer | undefined, families: string): string | undefined {
  if (bytes === undefined) return 'reader.bin is missing';
  if (bytes.length !== meanings.length << slotBits || hashOf(bytes) !== reader.table)
    return 'reader.bin is not the table that reader.json tells of';
  if (reader.featuresVersion !== featuresVersion)
    return 'it was trained with other features than it would be read with';
  if (reader.madeFrom[`content/${FAMILIES}`] !== families)
    return 'families.yaml has changed since it was trained';
  return undefined;
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function bytesIn(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}
