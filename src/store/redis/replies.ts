/** From what Redis answers to what the store says, and from a change to what the commit script takes. */
import type { RawChange, RawCommitted, RawOwned } from '../raw.ts';
import type { Argument } from './scripts.ts';
import {
  dueKeysOf,
  goneKey,
  jobKeyOf,
  listKeyOf,
  logKey,
  onceKey,
  onceMember,
  ownerKey,
  ownersKeyOf,
} from './keys.ts';

export type OwnedReply = [at: number, fieldsAndValues: Buffer[]];

export function ownedFrom([at, flat]: OwnedReply): RawOwned {
  const owned: RawOwned = { at, mark: '', docs: {}, mail: [] };
  for (let index = 0; index + 1 < flat.length; index += 2)
    addField(owned, flat[index]!.toString(), flat[index + 1]!);
  owned.mail.sort((a, b) => a.number - b.number);
  return owned;
}

const BAR = '|'.charCodeAt(0);

function addField(owned: RawOwned, field: string, value: Buffer): void {
  if (field === 'k') owned.key = value.toString();
  if (field === 'x') owned.mark = value.toString();
  if (field.startsWith('m:')) owned.mail.push({ number: Number(field.slice(2)), value });
  if (!field.startsWith('d:')) return;
  const bar = value.indexOf(BAR);
  const version = Number(value.toString('latin1', 0, bar));
  owned.docs[field.slice(2)] = { version, value: value.subarray(bar + 1) };
}

type CommitReply = [kind: Buffer, ...rest: (number | Buffer | Buffer[])[]];

/** The parts are named in lua/commit.lua. */
export function committedFrom([first, ...rest]: CommitReply): RawCommitted {
  const kind = first.toString() as RawCommitted['kind'];
  if (kind === 'conflict') return { kind, doc: String(rest[0]) };
  if (kind === 'other-key') return { kind, key: String(rest[0]) };
  if (kind !== 'committed') return { kind };
  const [at, more, longest, before, version, held] = rest as [
    number,
    number,
    number,
    Buffer,
    number,
    Buffer[]?,
  ];
  return {
    kind,
    at,
    more: more === 1,
    longest,
    before: before.toString(),
    version,
    ...(held && { held: ownedFrom([at, held]) }),
  };
}

/**
 * The script's keys, and its arguments: the change as JSON, in which logs and lists are places among those keys, and what
 * is sealed a place among the bytes that come after it.
 */
export function commitArguments(owner: string, change: RawChange): { keys: string[]; args: Argument[] } {
  const keys = keysFor(owner);
  const sealed: Buffer[] = [];
  const place = (key: string) => (keys.includes(key) ? keys.indexOf(key) + 1 : keys.push(key));
  const aside = (value: Buffer) => sealed.push(value);
  const {
    put = {},
    enqueue = [],
    append = {},
    list = [],
    unlist = [],
    expect = {},
    due = [],
    once,
    ...plain
  } = change;
  const json = JSON.stringify({
    ...plain,
    ...(once !== undefined && { once: onceMember(once), onceNamed: once }),
    expect: Object.entries(expect),
    put: Object.entries(put).map(([name, value]) => [name, aside(value)]),
    enqueue: enqueue.map(aside),
    due: due.map(({ at, work, ...entry }) => ({ ...entry, ...whole(at), work: aside(work) })),
    append: Object.entries(append).map(([log, entries]) => ({
      key: place(logKey(owner, log)),
      name: log,
      entries: entries.map(aside),
    })),
    list: list.map((one) => ({ key: place(listKeyOf(owner, one.list)), name: one.list, entry: one.entry })),
    unlist: unlist.map((one) => ({ key: place(listKeyOf(owner, one.list)), entry: one.entry })),
  });
  return { keys, args: [json, ...sealed] };
}

/** The keys that both scripts which write everything of an owner begin with. */
export function keysFor(owner: string): string[] {
  const due = dueKeysOf(owner);
  return [ownerKey(owner), onceKey(owner), jobKeyOf(owner), ...due, goneKey(owner), ownersKeyOf(owner)];
}

function whole(at: number | { inMs: number }): { at: number } | { inMs: number } {
  return typeof at === 'number' ? { at: Math.round(at) } : { inMs: Math.round(at.inMs) };
}
