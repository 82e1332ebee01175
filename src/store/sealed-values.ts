/** Which part of a change is sealed, and to which place it is bound. Ids, lanes and times stay readable: they are indexes. */
import type { Event } from '../model/event.ts';
import type { Claim, Work } from '../model/work.ts';
import type { Change, Doc, Everything, Owned } from '../ports.ts';
import type { OwnerKey } from './keys.ts';
import { pack, unpack } from './packed.ts';
import type { RawChange, RawClaim, RawDue, RawEverything, RawOwned } from './raw.ts';
import { seal, unseal, type Key } from './seal.ts';

const docField = (name: string) => `doc ${name}`;
const logField = (name: string) => `log ${name}`;
const bundleField = (name: string) => `bundle ${name}`;
const dueField = (id: string) => `due ${id}`;
const mailField = 'mail';

export function sealsSomething({ put, enqueue, append, due }: Change): boolean {
  return [put, enqueue, append, due].some((part) => part !== undefined && Object.keys(part).length > 0);
}

/** Without a key the change has nothing to seal. */
export function sealChange(
  owner: string,
  change: Change,
  key: OwnerKey | undefined,
): Omit<RawChange, 'lock'> {
  const { put, enqueue, append, due, lock: _madeElsewhere, ...plain } = change;
  if (key === undefined) return plain;
  const close = (field: string, value: unknown) => sealValue(key.key, owner, field, value);
  return {
    ...plain,
    key: key.wrapped,
    put: mapValues(put ?? {}, (value, name) => sealDoc(key, owner, name, value)),
    enqueue: (enqueue ?? []).map((event) => close(mailField, event)),
    append: mapValues(append ?? {}, (entries, name) => entries.map((entry) => close(logField(name), entry))),
    due: (due ?? []).map((entry): RawDue => ({ ...entry, work: close(dueField(entry.id), entry.work) })),
  };
}

export function openOwned(owner: string, raw: RawOwned, ownerKey: OwnerKey): Owned {
  const open = (field: string, value: string) => openValue(ownerKey.key, owner, field, value);
  return {
    at: raw.at,
    docs: mapValues(raw.docs, ({ version, value }, name) =>
      lazily(version, () => openDoc(ownerKey, owner, name, value)),
    ),
    mail: raw.mail.map(({ number, value }) => ({ number, event: open(mailField, value) as Event })),
  };
}

/** A turn meets the same documents several times; what is stored, letter for letter, as it was before says the same. */
function openDoc(ownerKey: OwnerKey, owner: string, name: string, sealed: string): unknown {
  const known = ownerKey.opened.get(name);
  if (known?.sealed === sealed) return JSON.parse(known.json);
  const json = unseal(ownerKey.key, [owner, docField(name)], sealed).toString();
  ownerKey.opened.set(name, { sealed, json });
  return JSON.parse(json);
}

function sealDoc(ownerKey: OwnerKey, owner: string, name: string, value: unknown): string {
  const json = jsonOf(docField(name), value);
  const sealed = seal(ownerKey.key, [owner, docField(name)], json);
  ownerKey.opened.set(name, { sealed, json });
  return sealed;
}

/** Most operations look at few of an owner's documents, and opening is what costs. */
function lazily(version: number, open: () => unknown): Doc {
  let opened: { value: unknown } | undefined;
  return {
    version,
    get value() {
      opened ??= { value: open() };
      return opened.value;
    },
  };
}

export function openClaim<R extends RawClaim>({ work, ...raw }: R, key: Key): Omit<R, 'work'> & Claim {
  return { ...raw, work: openValue(key, raw.owner, dueField(raw.id), work) as Work };
}

export function openLog(owner: string, name: string, entries: string[], key: Key): unknown[] {
  return entries.flatMap((entry) =>
    isBundle(entry)
      ? unpack(unseal(key, [owner, bundleField(name)], entry.slice(BUNDLE.length)))
      : [openValue(key, owner, logField(name), entry)],
  );
}

/** Many entries of a log as one: older ones are read rarely and together. */
export function sealBundle(owner: string, name: string, entries: readonly unknown[], key: Key): string {
  return BUNDLE + seal(key, [owner, bundleField(name)], pack(entries));
}

export function isBundle(entry: string): boolean {
  return entry.startsWith(BUNDLE);
}

const BUNDLE = 'bundle.';

export function openEverything(owner: string, raw: RawEverything, ownerKey: OwnerKey): Everything {
  const { key } = ownerKey;
  return {
    ...openOwned(owner, raw, ownerKey),
    logs: mapValues(raw.logs, (entries, name) => openLog(owner, name, entries, key)),
    due: raw.due.map((each) => openClaim(each, key)),
    lists: raw.lists,
  };
}

function sealValue(key: Key, owner: string, field: string, value: unknown): string {
  return seal(key, [owner, field], jsonOf(field, value));
}

function jsonOf(field: string, value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError(`nothing to store as ${field}`);
  return text;
}

function openValue(key: Key, owner: string, field: string, sealed: string): unknown {
  return JSON.parse(unseal(key, [owner, field], sealed).toString()) as unknown;
}

function mapValues<A, B>(
  record: Record<string, A>,
  change: (value: A, name: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}
