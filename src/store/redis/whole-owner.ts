/** Everything of one owner at once: read for handing it over, and destroyed. */
import type { Committed } from '../../ports/change.ts';
import { ONCE_MS, type RawEverything } from '../raw.ts';
import type { Asking } from './asking.ts';
import { claimFrom, type ClaimReply } from './claims.ts';
import { goneKey, jobKeyOf, knownKey, listKeyOf, logKey, ownerAndId, ownerKey } from './keys.ts';
import { keysFor, ownedFrom, type OwnedReply } from './replies.ts';

/** The names of the logs and lists that an owner's hash says there are. */
interface Names {
  logs: string[];
  lists: string[];
}

export async function everythingOf(asking: Asking, owner: string): Promise<RawEverything> {
  const reply = (await asking.run('read', [ownerKey(owner)])) as OwnedReply;
  const names = namesIn(reply[1]);
  const jobs = (await asking.run('jobs-of', [jobKeyOf(owner)], owner)) as ClaimReply[];
  const logs: RawEverything['logs'] = {};
  for (const name of names.logs)
    logs[name] = await asking.ask((client) => client.lrangeBuffer(logKey(owner, name), 0, -1));
  const lists: RawEverything['lists'] = [];
  for (const list of names.lists) {
    const members = await asking.ask((client) => client.smembers(listKeyOf(owner, list)));
    const theirs = members.map(ownerAndId).filter(([who]) => who === owner);
    lists.push(...theirs.map(([, entry]) => ({ list, entry })));
  }
  const due = jobs.map(claimFrom).filter((each) => each !== undefined);
  return { ...ownedFrom(reply), logs, due, lists };
}

type EraseReply = [kind: Buffer, at?: number, ...hashes: Buffer[]] | [kind: Buffer, doc: Buffer];

/** The owner goes in one step; the look-ups lie in other slots and go after it, and by then lead nowhere. */
export async function eraseOwner(
  asking: Asking,
  owner: string,
  expect: Record<string, number>,
): Promise<Committed> {
  for (;;) {
    const [, fields] = (await asking.run('read', [ownerKey(owner)])) as OwnedReply;
    const { logs, lists } = namesIn(fields);
    const keys = [
      ...keysFor(owner),
      ...logs.map((name) => logKey(owner, name)),
      ...lists.map((name) => listKeyOf(owner, name)),
    ];
    const asked = JSON.stringify({ expect: Object.entries(expect), logs, lists });
    const reply = (await asking.run('erase', keys, owner, ONCE_MS, asked)) as EraseReply;
    const [kind, second, ...rest] = reply;
    if (String(kind) === 'again') continue;
    if (String(kind) === 'conflict') return { kind: 'conflict', doc: String(second) };
    for (const hash of rest.map(String)) {
      await asking.run('forget', [knownKey(hash)], owner);
      await asking.ask((client) => client.hdel(goneKey(owner), hash));
    }
    return { kind: 'committed', at: Number(second), more: false };
  }
}

function namesIn(fieldsAndValues: Buffer[]): Names {
  const fields = fieldsAndValues.filter((_, index) => index % 2 === 0).map(String);
  const named = (kind: string) =>
    fields.filter((field) => field.startsWith(kind)).map((field) => field.slice(kind.length));
  return { logs: named('g:'), lists: named('i:') };
}
