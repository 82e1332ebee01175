/** One line of the spool: its number, the key it is sealed with, the sealed value. Bound to its number, so none can be moved. */
import { AppError } from '../errors.ts';
import { seal, unseal, type Place } from '../store/seal.ts';
import type { SpoolKeys } from './keys.ts';

export interface Line {
  number: number;
  value: unknown;
}

const placeOf = (number: number): Place => ['spool', String(number)];

export function sealLine({ current, keys }: SpoolKeys, { number, value }: Line): string {
  const key = keys[current];
  if (key === undefined) throw new AppError('CONFIG', 'The ring does not hold its current key.');
  return `${number} ${current} ${seal(key, placeOf(number), JSON.stringify(value))}\n`;
}

/** `whole` is how many bytes end with a complete line: what follows was being written when the process died. */
export interface ReadLines {
  lines: Line[];
  damaged: number;
  whole: number;
}

/**
 * Reads what it can. A damaged line in the middle costs that line alone; a file of which nothing opens was written with
 * another key, and must not be taken for an empty one.
 */
export function readLines({ keys }: SpoolKeys, bytes: Buffer, path: string): ReadLines {
  const whole = bytes.lastIndexOf(0x0a) + 1;
  const written = bytes.subarray(0, whole).toString('latin1').split('\n').slice(0, -1);
  const lines = written.map((line) => openLine(keys, line)).filter((line) => line !== undefined);
  if (written.length > 0 && lines.length === 0)
    throw new AppError('STORE_KEY', `  ${path} holds messages that this key does not open.`);
  return { lines, damaged: written.length - lines.length, whole };
}

function openLine(keys: SpoolKeys['keys'], line: string): Line | undefined {
  const [, digits = '', id = '', sealed = ''] = /^(\d+) ([\w-]+) (\S+)$/.exec(line) ?? [];
  const key = keys[id];
  if (key === undefined) return undefined;
  const number = Number(digits);
  try {
    return { number, value: JSON.parse(unseal(key, placeOf(number), sealed).toString()) };
  } catch {
    return undefined;
  }
}
