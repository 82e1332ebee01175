/** A file with one line for each thing that happened, so that the phones look the same after a restart. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bubble } from './bubble.ts';
import type { PatientEntry } from './people.ts';

export type Entry =
  | { kind: 'bubble'; bubble: Bubble }
  | { kind: 'gone'; id: string }
  | { kind: 'met'; person: PatientEntry }
  | { kind: 'blocked'; number: string; blocked: boolean }
  | { kind: 'installed'; who: string; installed: boolean }
  | { kind: 'clock'; offsetMs: number };

export const memoryIn = (dataDir: string) => join(dataDir, 'simulator.jsonl');

/**
 * How far an earlier start had moved the clock. The store must know it when it opens, or it takes the clock for put back
 * and lets everything end that was to last longer.
 */
export function offsetKept(dataDir: string): number {
  const moves = openMemory(memoryIn(dataDir)).entries.filter((entry) => entry.kind === 'clock');
  return moves.at(-1)?.offsetMs ?? 0;
}

export interface Memory {
  entries: Entry[];
  keep(entry: Entry): void;
}

export function openMemory(file: string | undefined): Memory {
  if (file === undefined) return { entries: [], keep: () => undefined };
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // A process that died while writing leaves half a line; the next one must not be glued to it.
  if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
  return {
    entries: text.split('\n').flatMap(entryOf),
    keep: (entry) => append(file, `${JSON.stringify(entry)}\n`),
  };
}

/** On a full disk the phones are forgotten by the next start, and the service they try goes on. */
function append(file: string, line: string): void {
  try {
    appendFileSync(file, line, { mode: 0o600 });
  } catch {
    return;
  }
}

function entryOf(line: string): Entry[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Entry];
  } catch {
    return [];
  }
}
