/** From what Redis answers to what the store says, and from a change to what the commit script takes. */
import type { RawChange, RawCommitted, RawOwned } from '../raw.ts';
import { dueKeysOf, goneKey, jobKeyOf, listKeyOf, logKey, onceKey, ownerKey, ownersKeyOf } from './keys.ts';

export type OwnedReply = [at: number, fieldsAndValues: string[]];

export function ownedFrom([at, flat]: OwnedReply): RawOwned {
  const owned: RawOwned = { at, mark: '', docs: {}, mail: [] };
  for (let index = 0; index + 1 < flat.length; index += 2) addField(owned, flat[index]!, flat[index + 1]!);
  owned.mail.sort((a, b) => a.number - b.number);
  return owned;
}

function addField(owned: RawOwned, field: string, value: string): void {
  if (field === 'k') owned.key = value;
  if (field === 'x') owned.mark = value;
  if (field.startsWith('m:')) owned.mail.push({ number: Number(field.slice(2)), value });
  if (!field.startsWith('d:')) return;
  const bar = value.indexOf('|');
  owned.docs[field.slice(2)] = { version: Number(value.slice(0, bar)), value: value.slice(bar + 1) };
}

type CommitReply =
  | ['committed', number, number, number, string, number, string[]?]
  | ['duplicate']
  | ['lost-lock']
  | ['conflict', string]
  | ['other-key', string];

export function committedFrom(reply: CommitReply): RawCommitted {
  switch (reply[0]) {
    case 'committed':
      return {
        kind: 'committed',
        at: reply[1],
        more: reply[2] === 1,
        longest: reply[3],
        before: reply[4],
        version: reply[5],
        ...(reply[6] && { held: ownedFrom([reply[1], reply[6]]) }),
      };
    case 'conflict':
      return { kind: 'conflict', doc: reply[1] };
    case 'other-key':
      return { kind: 'other-key', key: reply[1] };
    default:
      return { kind: reply[0] };
  }
}

/** The script's keys, and the change as JSON in which logs and lists are places among those keys. */
export function commitArguments(owner: string, change: RawChange): { keys: string[]; json: string } {
  const keys = keysFor(owner);
  const place = (key: string) => (keys.includes(key) ? keys.indexOf(key) + 1 : keys.push(key));
  const { append = {}, list = [], unlist = [], expect = {}, due = [], ...plain } = change;
  const json = JSON.stringify({
    ...plain,
    expect: Object.entries(expect),
    due: due.map(({ at, ...entry }) => ({ ...entry, ...whole(at) })),
    append: Object.entries(append).map(([log, entries]) => ({
      key: place(logKey(owner, log)),
      name: log,
      entries,
    })),
    list: list.map((one) => ({ key: place(listKeyOf(owner, one.list)), name: one.list, entry: one.entry })),
    unlist: unlist.map((one) => ({ key: place(listKeyOf(owner, one.list)), entry: one.entry })),
  });
  return { keys, json };
}

/** The keys that both scripts which write everything of an owner begin with. */
export function keysFor(owner: string): string[] {
  const due = dueKeysOf(owner);
  return [ownerKey(owner), onceKey(owner), jobKeyOf(owner), ...due, goneKey(owner), ownersKeyOf(owner)];
}

function whole(at: number | { inMs: number }): { at: number } | { inMs: number } {
  return typeof at === 'number' ? { at: Math.round(at) } : { inMs: Math.round(at.inMs) };
}
