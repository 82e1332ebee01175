/**
 * An append-only chain of records in files: each holds the hash of the one before, over the ends of files too. Entries
 * that arrive together share one sync. After each sync the head is kept elsewhere, so that a missing end is noticed.
 */
import { readFileSync } from 'node:fs';
import {
  auditRecord,
  noRecordYet,
  type AuditEntry,
  type AuditHead,
  type AuditRecord,
} from '../model/audit.ts';
import { DAY, type Instant } from '../model/time.ts';
import type { Audit } from '../ports/audit.ts';
import type { Log } from '../ports/log.ts';
import { addressOf, fileFrom, filesOf, syncDirectory, takePlace, type Place } from './place.ts';
import { recordAfter } from './record.ts';
import { cutUnfinished, writeDurably } from './write.ts';

export interface Heads {
  of(chain: string): Promise<AuditHead | undefined>;
  keep(chain: string, head: AuditHead): Promise<void>;
}

export interface ChainOptions {
  root: string;
  heads: Heads;
  log: Log;
  /** A file that has grown beyond this is followed by a new one; so is one of an earlier day. */
  bytesPerFile?: number;
}

interface Open {
  place: Place;
  head: AuditHead;
  file: string | undefined;
  bytes: number;
  day: number;
  /** Ids of the newest records: an entry that comes again after a crash is not written again. */
  ids: Set<string>;
}

const BYTES_PER_FILE = 4_000_000;
const IDS_REMEMBERED = 10_000;

export interface AuditChain extends Audit {
  close(): Promise<void>;
}

interface Batch {
  entries: AuditEntry[];
  written: Promise<void>;
}

export function createAuditChain(options: ChainOptions): AuditChain {
  let opening: Promise<Open> | undefined;
  let collecting: Batch | undefined;
  let before: Promise<void> = Promise.resolve();

  const flush = async (entries: readonly AuditEntry[]) => {
    const open = await (opening ??= openChain(options));
    append(open, entries, options.bytesPerFile ?? BYTES_PER_FILE);
    await options.heads.keep(open.place.chain, { ...open.head, place: addressOf(open.place.dir) });
  };
  /** A chain that could not be opened, written or headed is opened again from what is on the disk. */
  const letGo = async () => {
    const open = await opening?.catch(() => undefined);
    open?.place.release();
    opening = undefined;
  };
  /** Entries that come while a batch is being written make up the next one. */
  const begin = (): Batch => {
    const entries: AuditEntry[] = [];
    const written = before.then(() => {
      collecting = undefined;
      return flush(entries);
    });
    before = written.catch(letGo);
    return { entries, written };
  };
  return {
    async write(entries) {
      if (entries.length === 0) return;
      collecting ??= begin();
      collecting.entries.push(...entries);
      await collecting.written;
    },
    async close() {
      await before;
      await letGo();
    },
  };
}

async function openChain(options: ChainOptions): Promise<Open> {
  const place = takePlace(options.root);
  try {
    return await openedAt(place, options);
  } catch (fault) {
    // Or the next try would find it taken, and begin another chain.
    place.release();
    throw fault;
  }
}

async function openedAt(place: Place, { heads, log }: ChainOptions): Promise<Open> {
  const files = filesOf(place.dir);
  const read = files.slice(-2).map((file) => recordsIn(file, log));
  const last = read.flat().at(-1);
  const kept = (await heads.of(place.chain)) ?? noRecordYet;
  const found = last ?? noRecordYet;
  const isShort = kept.seq > found.seq;
  // It goes on from the head all the same: the gap stays to be seen by everybody who verifies the chain.
  if (isShort)
    log.error('audit chain is shorter than its head', { chain: place.chain, missing: kept.seq - found.seq });
  const file = files.at(-1);
  return {
    place,
    head: isShort ? kept : { seq: found.seq, hash: found.hash },
    file,
    bytes: file === undefined ? 0 : readFileSync(file).length,
    day: last === undefined ? 0 : dayOf(last.at),
    ids: new Set(read.flat().map(({ id }) => id)),
  };
}

function recordsIn(file: string, log: Log): AuditRecord[] {
  const text = readFileSync(file, 'utf8');
  if (cutUnfinished(file, text)) log.warn('audit line left unfinished');
  const lines = text.split('\n').slice(0, -1);
  return lines.flatMap((line) => {
    const read = auditRecord.safeParse(parsed(line));
    return read.success ? [read.data] : [];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Synchronous from the first byte to the sync: nothing can come between the records of one batch. */
function append(open: Open, entries: readonly AuditEntry[], bytesPerFile: number): void {
  let text = '';
  let { head } = open;
  const fresh = entries.filter(({ id }) => !open.ids.has(id) && open.ids.add(id));
  if (fresh.length === 0) return;
  const day = Math.max(...fresh.map(({ at }) => dayOf(at)));
  const isNew = open.file === undefined || open.bytes > bytesPerFile || day > open.day;
  const file = isNew ? fileFrom(open.place.dir, open.place.chain, head.seq + 1) : open.file!;
  for (const entry of fresh) {
    const record = recordAfter(open.place.chain, head, entry);
    head = { seq: record.seq, hash: record.hash };
    text += `${JSON.stringify(record)}\n`;
  }
  writeDurably(file, text);
  if (isNew) syncDirectory(open.place.dir);
  open.bytes = (isNew ? 0 : open.bytes) + Buffer.byteLength(text);
  Object.assign(open, { head, file, day: Math.max(day, open.day) });
  for (const id of open.ids) {
    if (open.ids.size <= IDS_REMEMBERED) break;
    open.ids.delete(id);
  }
}

function dayOf(at: Instant): number {
  return Math.floor(at / DAY);
}
