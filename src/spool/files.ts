/** The two files of the spool: what waits, and what the receiver could not take. One process to a directory. */
import { existsSync, mkdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import type { HeldNotes } from '../ports/held-notes.ts';
import type { Log } from '../ports/log.ts';
import type { KeyRing } from '../store/keys.ts';
import { holdStartLock } from '../store/start-lock.ts';
import { openHeldNotes, type HeldFile } from './held-notes.ts';
import { openJournal, readJournal, rewriteJournal, type Journal } from './journal.ts';
import { spoolKeys, type SpoolKeys } from './keys.ts';
import type { Line } from './lines.ts';
import { record, type Call, type Note, type Past, type SpoolRecord } from './record.ts';

export interface Spooled {
  number: number;
  call: Call;
}

export interface SpoolFiles {
  /** The calls that an earlier process kept and did not make, oldest first. */
  waiting: readonly Spooled[];
  /** The same with what had been done about danger, in the order in which it happened. */
  history: readonly Past[];
  /** Lines of either file that cannot be read; a copy of the file is kept. */
  damaged: number;
  /** What this process holds, and what the one before it held. */
  held: HeldNotes;
  keep(call: Call): Promise<number>;
  note(note: Note): Promise<unknown>;
  done(upTo: number): Promise<unknown>;
  setAside(call: Call): Promise<unknown>;
  empty(isDone: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export async function openSpoolFiles(dataDir: string, ring: KeyRing, log: Log): Promise<SpoolFiles> {
  const dir = join(dataDir, 'spool');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const lock = holdStartLock(join(dir, 'lock'));
  if (lock === undefined) throw new AppError('STORE_TAKEN');
  try {
    const keys = spoolKeys(ring);
    const paths = { main: join(dir, 'waiting'), aside: join(dir, 'set-aside') };
    const damaged = await sortOut(paths, keys, log);
    const main = await openJournal(paths.main, keys);
    const aside = await openJournal(paths.aside, keys);
    const held = openHeldNotes(join(dir, 'held'), log);
    const files = { main: main.journal, aside: aside.journal, held };
    return { ...filesOf(files, readRecords(main.lines).records, lock), damaged };
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

/**
 * Writes both files anew: what waits, what an earlier release could not take behind it, all under the current key, so
 * that an older one may leave the ring; and aside what only a newer release can read. Whatever this start cannot be
 * sure of stands in one of the files at every moment, at worst in both. Gives how many lines could not be read.
 */
async function sortOut(paths: { main: string; aside: string }, keys: SpoolKeys, log: Log): Promise<number> {
  const [main, aside] = await Promise.all([readJournal(paths.main, keys), readJournal(paths.aside, keys)]);
  if (main.damaged > 0) await keepCopy(paths.main, main.damaged, log);
  if (aside.damaged > 0) await keepCopy(paths.aside, aside.damaged, log);
  const [waiting, before] = [readRecords(main.lines), readRecords(aside.lines)];
  const strange = [...before.strange, ...waiting.strange];
  if (strange.length > 0)
    log.error('spooled records of a newer release, kept for it', { records: strange.length });
  const again = before.records.map(({ value }) => value);
  const pending = [...stillWaiting(waiting.records), ...again];
  await rewriteJournal(paths.aside, keys, [...again, ...strange]);
  await rewriteJournal(paths.main, keys, pending);
  await rewriteJournal(paths.aside, keys, strange);
  return main.damaged + aside.damaged;
}

/** Beside the copies of earlier damage, which may hold what this one does not. */
async function keepCopy(path: string, lines: number, log: Log): Promise<void> {
  let number = 1;
  while (existsSync(`${path}.damaged-${number}`)) number += 1;
  await copyFile(path, `${path}.damaged-${number}`);
  log.error('spool damaged, a copy is kept', { lines });
}

function filesOf(
  { main, aside, held }: { main: Journal; aside: Journal; held: HeldFile },
  pending: NumberedRecord[],
  lock: { release(): void },
): Omit<SpoolFiles, 'damaged'> {
  const write = (value: SpoolRecord) => main.append(value);
  return {
    waiting: pending.flatMap(({ number, value }) =>
      value.kind === 'note' || value.kind === 'done' ? [] : [{ number, call: value }],
    ),
    history: pending.flatMap(({ value }): Past[] => {
      if (value.kind === 'said') return [{ heard: value.inbound }];
      return value.kind === 'note' ? [{ noted: value.note }] : [];
    }),
    held,
    keep: write,
    note: (note) => write({ kind: 'note', note }),
    done: (upTo) => write({ kind: 'done', upTo }),
    setAside: (call) => aside.append(call),
    empty: (isDone) => main.emptyIf(isDone),
    close: async () => {
      await main.close();
      await aside.close();
      held.close();
      lock.release();
    },
  };
}

interface NumberedRecord {
  number: number;
  value: SpoolRecord;
}

function readRecords(lines: Line[]): { records: NumberedRecord[]; strange: unknown[] } {
  const records: NumberedRecord[] = [];
  const strange: unknown[] = [];
  for (const { number, value } of lines) {
    const read = record.safeParse(value);
    if (read.success) records.push({ number, value: read.data });
    else strange.push(value);
  }
  return { records, strange };
}

/** Notes stay while anything waits: they may be about a sender of whom a later message still waits. */
function stillWaiting(records: NumberedRecord[]): SpoolRecord[] {
  const done = records.flatMap(({ value }) => (value.kind === 'done' ? [value.upTo] : []));
  const upTo = Math.max(0, ...done);
  const isCall = ({ number, value }: NumberedRecord) =>
    value.kind !== 'note' && value.kind !== 'done' && number > upTo;
  if (!records.some(isCall)) return [];
  return records.filter((each) => each.value.kind === 'note' || isCall(each)).map(({ value }) => value);
}
