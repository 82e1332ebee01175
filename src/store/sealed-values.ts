/** Which part of a change is sealed, and to which place it is bound. Ids, lanes and times stay readable: they are indexes. */
import type { Event } from '../model/event.ts';
import type { Claim, Due, Work } from '../model/work.ts';
import type { Change } from '../ports/change.ts';
import type { Everything, Mail, Owned } from '../ports/owned.ts';
import type { OwnerKey } from './keys.ts';
import { asItWas, pack, smaller, smallerIfLong, unpack, type How } from './packed.ts';
import type { RawChange, RawClaim, RawDue, RawEverything, RawOwned } from './raw.ts';
import { beginningOf, sealBytes, unseal, type Key } from './seal.ts';
import { snapshotOf, type Both } from './snapshot.ts';

const docField = (name: string) => `doc ${name}`;
const logField = (name: string) => `log ${name}`;
const bundleField = (name: string) => `bundle ${name}`;
const dueField = (id: string) => `due ${id}`;
const mailField = 'mail';

export function sealsSomething({ put, enqueue, append, due }: Change): boolean {
  return [put, enqueue, append, due].some((part) => part !== undefined && Object.keys(part).length > 0);
}

/** A change with its contents sealed, and what was sealed as it was before; of mail by how the sealed begins. */
export interface Sealed {
  raw: Omit<RawChange, 'lock' | 'mark' | 'as' | 'knownBy'>;
  put: Record<string, Both>;
  mail: Map<string, string>;
}

/** Without a key the change has nothing to seal. */
export function sealChange(owner: string, change: Change, key: OwnerKey | undefined): Sealed {
  const { put, enqueue, append, due, lock: _lock, as: _as, knownBy: _knownBy, ...plain } = change;
  if (key === undefined) return { raw: plain, put: {}, mail: new Map() };
  const close = (field: string, value: unknown) => both(key.key, owner, field, value, smallerIfLong).sealed;
  const docs = mapValues(put ?? {}, (value, name) => both(key.key, owner, docField(name), value, smaller));
  const mail = (enqueue ?? []).map((event) => both(key.key, owner, mailField, event));
  const raw = {
    ...plain,
    key: key.wrapped,
    put: mapValues(docs, ({ sealed }) => sealed),
    enqueue: mail.map(({ sealed }) => sealed),
    append: mapValues(append ?? {}, (entries, name) => entries.map((entry) => close(logField(name), entry))),
    due: (due ?? []).map((entry): RawDue => ({ ...entry, work: closeWork(key.key, owner, entry) })),
  };
  return { raw, put: docs, mail: new Map(mail.map(({ json, sealed }) => [beginningOf(sealed), json])) };
}

/** What does not stay long is not made smaller. */
function both(
  key: Key,
  owner: string,
  field: string,
  value: unknown,
  shape: (json: string) => string | Buffer = (json) => json,
): Both {
  const json = jsonOf(field, value);
  return { json, sealed: sealBytes(key, [owner, field], shape(json)) };
}

/** `sent` is mail that this process has just sealed itself. */
export function openMail(
  owner: string,
  raw: RawOwned['mail'],
  { key }: OwnerKey,
  sent?: Sealed['mail'],
): Mail[] {
  return raw.map(({ number, value }) => {
    const json = sent?.get(beginningOf(value));
    const event =
      json === undefined ? openValue(key, owner, mailField, value) : (JSON.parse(json) as unknown);
    return { number, event: event as Event };
  });
}

export function openOwned(owner: string, raw: RawOwned, ownerKey: OwnerKey, sent?: Sealed['mail']): Owned {
  const open = (name: string, sealed: Buffer) =>
    asItWas(unseal(ownerKey.key, [owner, docField(name)], sealed));
  ownerKey.snapshot = snapshotOf(raw, ownerKey.snapshot, open);
  return { at: raw.at, docs: ownerKey.snapshot.docs, mail: openMail(owner, raw.mail, ownerKey, sent) };
}

/** "Look into the mailbox" tells nothing about anybody, and is what most of the work is: it stays as it is. */
const LOOK = Buffer.from('turn');

function closeWork(key: Key, owner: string, { id, work }: Due): Buffer {
  return work.kind === 'turn' ? LOOK : both(key, owner, dueField(id), work).sealed;
}

export function openClaim<R extends RawClaim>({ work, ...raw }: R, key: Key): Omit<R, 'work'> & Claim {
  if (work.equals(LOOK)) return { ...raw, work: { kind: 'turn' } };
  return { ...raw, work: openValue(key, raw.owner, dueField(raw.id), work) as Work };
}

export function openLog(owner: string, name: string, entries: Buffer[], key: Key): unknown[] {
  return entries.flatMap((entry) =>
    isBundle(entry) ? openBundle(owner, name, entry, key) : [openValue(key, owner, logField(name), entry)],
  );
}

/** Many entries of a log as one: older ones are read rarely and together. */
export function sealBundle(owner: string, name: string, entries: readonly unknown[], key: Key): Buffer {
  const { how, packed } = pack(entries);
  return sealBytes(key, [owner, bundleField(name)], packed, BUNDLES[how]);
}

/** How a bundle is marked; one of an earlier version is text, with a word before it. */
const BUNDLES: Record<How, number> = { few: 3, many: 5 };
const BUNDLE_TEXT = 'bundle.';

export function isBundle(entry: Buffer): boolean {
  return entry[0] === BUNDLES.few || entry[0] === BUNDLES.many || isBundleText(entry);
}

function isBundleText(entry: Buffer): boolean {
  return entry.toString('latin1', 0, BUNDLE_TEXT.length) === BUNDLE_TEXT;
}

function openBundle(owner: string, name: string, entry: Buffer, key: Key): unknown[] {
  const how = entry[0] === BUNDLES.many ? 'many' : 'few';
  const sealed = isBundleText(entry) ? entry.subarray(BUNDLE_TEXT.length) : entry;
  return unpack(unseal(key, [owner, bundleField(name)], sealed, BUNDLES[how]), how);
}

export function openEverything(owner: string, raw: RawEverything, ownerKey: OwnerKey): Everything {
  const { key } = ownerKey;
  return {
    ...openOwned(owner, raw, ownerKey),
    logs: mapValues(raw.logs, (entries, name) => openLog(owner, name, entries, key)),
    due: raw.due.map((each) => openClaim(each, key)),
    lists: raw.lists,
  };
}

function jsonOf(field: string, value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError(`nothing to store as ${field}`);
  return text;
}

function openValue(key: Key, owner: string, field: string, sealed: Buffer): unknown {
  return JSON.parse(asItWas(unseal(key, [owner, field], sealed))) as unknown;
}

function mapValues<A, B>(
  record: Record<string, A>,
  change: (value: A, name: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}
