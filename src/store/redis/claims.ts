/** Due work, taken and given back. */
import type { Lane } from '../../model/work.ts';
import type { Log } from '../../ports/log.ts';
import { cellOf } from '../cell.ts';
import type { RawClaim } from '../raw.ts';
import type { Asking } from './asking.ts';
import { share } from './due-work.ts';
import { dueKey, dueKeysOf, jobKey, jobKeyOf, member, ownerAndId } from './keys.ts';

/** A claim as a script returns it: member, lane, due at, attempt, work. */
export type ClaimReply = [member: Buffer, lane?: Buffer, dueAt?: number, attempt?: number, work?: Buffer];

/** The oldest of a lane over all cells; one that cannot be read is said aloud, and left out. */
export async function claimDue(
  asking: Asking,
  log: Log,
  lane: Lane,
  limit: number,
  leaseMs: number,
): Promise<RawClaim[]> {
  const shares = await share((keys, most) => scoresOf(asking, keys, most), lane, limit);
  if (shares.length === 0) return [];
  const cells = shares.map(([cell, count]) => ({ keys: claimKeys(cell, lane), args: [count] }));
  const replies = (await asking.overCells('claim', cells, [leaseMs])) as ClaimReply[];
  const claims = replies.map((reply) => claimFrom(reply) ?? unreadable(log, reply));
  return claims.filter((claim) => claim !== undefined).sort((a, b) => a.dueAt - b.dueAt);
}

async function scoresOf(asking: Asking, keys: string[], most: number): Promise<number[][]> {
  const each = keys.map((key) => ({ keys: [key], args: [] }));
  return (await asking.overCells('scores', each, [most])) as number[][];
}

function unreadable(log: Log, [joined]: ClaimReply): undefined {
  const [owner, id] = ownerAndId(joined.toString());
  log.error('work-unreadable', { owner, id });
}

export async function claimKnown(
  asking: Asking,
  owner: string,
  id: string,
  leaseMs: number,
): Promise<RawClaim | undefined> {
  const keys = [jobKeyOf(owner), ...dueKeysOf(owner)];
  const reply = (await asking.run('claim-one', keys, member(owner, id), leaseMs)) as ClaimReply | [];
  return reply.length === 0 ? undefined : claimFrom(reply);
}

type Mark = Omit<RawClaim, 'work'>;

export async function giveBack(asking: Asking, { owner, id, lane, dueAt, attempt }: Mark): Promise<void> {
  const keys = claimKeys(cellOf(owner), lane);
  await asking.run('unclaim', keys, member(owner, id), dueAt, attempt);
}

export async function putOff(
  asking: Asking,
  { owner, id, lane, dueAt, attempt }: Mark,
  ms: number,
): Promise<void> {
  const keys = claimKeys(cellOf(owner), lane);
  await asking.run('put-off', keys, member(owner, id), dueAt, attempt, ms);
}

const claimKeys = (cell: number, lane: Lane) => [dueKey(cell, lane), jobKey(cell)];

/** Nothing for an entry that cannot be read. */
export function claimFrom([joined, lane, dueAt, attempt, work]: ClaimReply): RawClaim | undefined {
  const [owner, id] = ownerAndId(joined.toString());
  if (lane === undefined || dueAt === undefined || attempt === undefined || work === undefined)
    return undefined;
  return { owner, id, lane: lane.toString() as Lane, dueAt, attempt, work };
}
