/** The two files of the spool: what waits, and what the receiver could not take. One process to a directory. */
import { mkdirSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import type { Log } from '../ports.ts';
import type { KeyRing } from '../store/keys.ts';
import { holdStartLock } from '../store/start-lock.ts';
import { openJournal, type Journal, type OpenedJournal } from './journal.ts';
import { spoolKeys } from './keys.ts';
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
    const main = await openJournal(join(dir, 'waiting'), keys);
    const aside = await openJournal(join(dir, 'set-aside'), keys);
    const { records, strange } = readRecords(main.lines);
    if (main.damaged + strange > 0) {
      await copyFile(join(dir, 'waiting'), join(dir, 'waiting.damaged'));
      log.error('spool damaged, a copy is kept', { lines: main.damaged + strange });
    }
    records.push(...(await onceMore(main.journal, aside)));
    return filesOf(main.journal, aside.journal, stillWaiting(records), lock);
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

/** A new start may be a mended release: what an earlier one could not take is tried again, after what waits. */
async function onceMore(main: Journal, aside: OpenedJournal): Promise<NumberedRecord[]> {
  const again: NumberedRecord[] = [];
  for (const { value } of readRecords(aside.lines).records)
    again.push({ number: await main.append(value), value });
  await aside.journal.emptyIf(() => true);
  return again;
}

function filesOf(
  main: Journal,
  aside: Journal,
  pending: NumberedRecord[],
  lock: { release(): void },
): SpoolFiles {
  const write = (value: SpoolRecord) => main.append(value);
  return {
    waiting: pending.flatMap(({ number, value }) =>
      value.kind === 'note' || value.kind === 'done' ? [] : [{ number, call: value }],
    ),
    history: pending.flatMap(({ value }): Past[] => {
      if (value.kind === 'said') return [{ heard: value.inbound }];
      return value.kind === 'note' ? [{ noted: value.note }] : [];
    }),
    keep: write,
    note: (note) => write({ kind: 'note', note }),
    done: (upTo) => write({ kind: 'done', upTo }),
    setAside: (call) => aside.append(call),
    empty: (isDone) => main.emptyIf(isDone),
    close: async () => {
      await main.close();
      await aside.close();
      lock.release();
    },
  };
}

interface NumberedRecord {
  number: number;
  value: SpoolRecord;
}

function readRecords(lines: Line[]): { records: NumberedRecord[]; strange: number } {
  const records = lines.flatMap(({ number, value }) => {
    const read = record.safeParse(value);
    return read.success ? [{ number, value: read.data }] : [];
  });
  return { records, strange: lines.length - records.length };
}

/** Notes stay: they may be about a sender of whom a later message still waits. */
function stillWaiting(records: NumberedRecord[]): NumberedRecord[] {
  const done = records.flatMap(({ value }) => (value.kind === 'done' ? [value.upTo] : []));
  const upTo = Math.max(0, ...done);
  return records.filter(({ number, value }) => value.kind === 'note' || number > upTo);
}
