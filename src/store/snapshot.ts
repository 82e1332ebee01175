/**
 * An owner's documents as this process last saw them, each opened and read once. Nothing rests on their being up to date:
 * a change that was decided on them carries their mark, and the store compares it.
 */
import { frozen } from '../model/frozen.ts';
import type { Doc, Docs } from '../ports/owned.ts';
import type { RawOwned } from './raw.ts';
import { beginningOf } from './seal.ts';

export interface Snapshot {
  mark: string;
  docs: Docs;
}

/** A value as it is stored, and as it was before. */
export interface Both {
  json: string;
  sealed: Buffer;
}

/** How a document begins as it is stored. */
const stored = new WeakMap<Doc, string>();
const marks = new WeakMap<Docs, string>();

/** The mark that these documents had; undefined when no store has given them. */
export function markOf(docs: Docs): string | undefined {
  return marks.get(docs);
}

/** What is stored, letter for letter, as it was before says the same, and is not opened again. */
export function snapshotOf(
  { mark, docs: raw }: RawOwned,
  before: Snapshot | undefined,
  open: (name: string, sealed: Buffer) => string,
): Snapshot {
  const docs = Object.entries(raw).map(([name, { version, value }]) => {
    const known = before?.docs[name];
    const isSame =
      known !== undefined && known.version === version && stored.get(known) === beginningOf(value);
    return [name, isSame ? known : docFrom(version, value, unopened(name, value, open))] as const;
  });
  const isSame =
    before?.mark === mark &&
    Object.keys(before.docs).length === docs.length &&
    docs.every(([name, doc]) => before.docs[name] === doc);
  return isSame ? before : remembered(mark, Object.fromEntries(docs));
}

export interface Written {
  mark: string;
  version: number;
  put: Record<string, Both>;
  remove: readonly string[];
}

/** After a change of our own: known when it was made on the documents that we know. */
export function afterChange(
  known: Snapshot | undefined,
  before: string,
  written: Written,
): Snapshot | undefined {
  if (known?.mark !== before) return undefined;
  return written.version === 0 ? known : changed(known, written);
}

function changed({ docs: before }: Snapshot, { mark, version, put: puts, remove }: Written): Snapshot {
  const stay = Object.entries(before).filter(([name]) => !remove.includes(name));
  const put = Object.entries(puts).map(([name, { json, sealed }]) => {
    return [name, docFrom(version, sealed, () => json)] as const;
  });
  return remembered(mark, Object.fromEntries([...stay, ...put]));
}

function remembered(mark: string, docs: Docs): Snapshot {
  Object.freeze(docs);
  marks.set(docs, mark);
  return { mark, docs };
}

/** What comes from the store is a part of all that came with it, which need not stay in memory as long. */
function unopened(name: string, value: Buffer, open: (name: string, sealed: Buffer) => string): () => string {
  const own = Buffer.from(value);
  return () => open(name, own);
}

/**
 * Most operations look at few of an owner's documents, and opening is what costs. Everybody sees the same value, so it is
 * frozen; what it was read from is let go.
 */
function docFrom(version: number, sealed: Buffer, json: () => string): Doc {
  let opened: { value: unknown } | { json: () => string } = { json };
  const doc: Doc = {
    version,
    get value() {
      if ('json' in opened) opened = { value: frozen(JSON.parse(opened.json()) as unknown) };
      return opened.value;
    },
  };
  stored.set(doc, beginningOf(sealed));
  return doc;
}
