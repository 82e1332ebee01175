/** Whether chains are as they were written. Pure: the text of files and the kept heads in, what is wrong and where out. */
import { auditRecord, noRecordYet, type AuditHead, type AuditRecord } from '../model/audit.ts';
import { hashOf } from './record.ts';

export interface AuditFile {
  name: string;
  text: string;
}
export interface Verified {
  faults: string[];
  chains: { chain: string; records: number }[];
  /** Of other processes, with no file among these: nothing is known of them but how long they are. */
  unseen: { chain: string; records: number; place: string }[];
}

interface Line {
  where: string;
  first: boolean;
  record: AuditRecord | undefined;
}

/**
 * Without `heads` a chain that ends too early looks like one that is not longer. A chain without any file is somebody else's
 * where its head says that it lies elsewhere than here; else somebody has taken its files away.
 */
export function verifyChains(
  files: readonly AuditFile[],
  heads?: Record<string, AuditHead>,
  isHere: (place: string) => boolean = () => true,
): Verified {
  const read = files.map(linesOf).filter((lines) => lines.length > 0);
  const chains = new Map<string, Line[][]>();
  for (const lines of read) {
    const chain = lines.find(({ record }) => record !== undefined)?.record?.chain ?? 'unreadable';
    chains.set(chain, [...(chains.get(chain) ?? []), lines]);
  }
  const without = Object.entries(heads ?? {}).filter(([chain]) => !chains.has(chain));
  const unseen = without.flatMap(([chain, { seq, place }]) =>
    place === undefined || isHere(place) ? [] : [{ chain, records: seq, place }],
  );
  const isUnseen = new Set(unseen.map(({ chain }) => chain));
  for (const [chain] of without) if (!isUnseen.has(chain)) chains.set(chain, []);
  const results = [...chains].map(([chain, parts]) => verifyChain(chain, parts, heads?.[chain]));
  return {
    faults: results.flatMap(({ faults }) => faults),
    chains: results.map(({ chain, records }) => ({ chain, records })),
    unseen,
  };
}

function verifyChain(chain: string, parts: Line[][], head: AuditHead | undefined) {
  const lines = parts.sort((a, b) => firstSeq(a) - firstSeq(b)).flat();
  const faults: string[] = [];
  let before: AuditHead = noRecordYet;
  let atHead: string | undefined;
  for (const line of lines) {
    const { record } = line;
    if (record === undefined) faults.push(`${line.where}: is not a record`);
    else {
      faults.push(...wrongWith(line, record, before));
      if (record.seq === head?.seq) atHead = record.hash;
      before = record;
    }
  }
  const end = head === undefined ? undefined : wrongEnd(chain, before, head, atHead);
  if (end !== undefined) faults.push(end);
  return { chain, records: lines.length, faults };
}

function wrongWith({ where, first }: Line, record: AuditRecord, before: AuditHead): string[] {
  const faults: string[] = [];
  const wanted = before.seq + 1;
  if (hashOf(record) !== record.hash) faults.push(`${where}: record ${record.seq} was changed`);
  if (record.seq > wanted)
    faults.push(
      `${where}: ${range(wanted, record.seq - 1)} missing before it${first ? ': a file is gone' : ''}`,
    );
  else if (record.seq < wanted)
    faults.push(`${where}: record ${record.seq} stands after record ${before.seq}`);
  else if (record.prev !== before.hash)
    faults.push(`${where}: record ${record.seq} does not follow from the one before it`);
  return faults;
}

function wrongEnd(
  chain: string,
  last: AuditHead,
  head: AuditHead,
  atHead: string | undefined,
): string | undefined {
  if (last.seq < head.seq) return `chain ${chain}: ${range(last.seq + 1, head.seq)} missing at its end`;
  return atHead === head.hash ? undefined : `chain ${chain}: record ${head.seq} is not the one that was kept`;
}

function range(from: number, to: number): string {
  return from === to ? `record ${from} is` : `records ${from} to ${to} are`;
}

/** A last line without its end is being written, or was left by a crash, and is not counted yet. */
function linesOf({ name, text }: AuditFile): Line[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line, index) => ({ where: `${name}:${index + 1}`, first: index === 0, record: recordIn(line) }));
}

function recordIn(line: string): AuditRecord | undefined {
  try {
    return auditRecord.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function firstSeq(lines: readonly Line[]): number {
  return lines.find(({ record }) => record !== undefined)?.record?.seq ?? 0;
}
