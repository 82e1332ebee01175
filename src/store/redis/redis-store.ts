/** The store for more than one process: Redis or Valkey, alone or as a cluster. Each operation is one script. */
import { Cluster } from 'ioredis';
import { AppError } from '../../errors.ts';
import type { Instant } from '../../model/time.ts';
import { lanes, type Depth, type Lane } from '../../model/work.ts';
import type { Committed } from '../../ports/change.ts';
import type { TimeShift } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Store } from '../../ports/store.ts';
import type { KeyRing } from '../keys.ts';
import {
  ONCE_MS,
  type RawChange,
  type RawClaim,
  type RawCommitted,
  type RawEverything,
  type RawOwned,
  type RawStore,
  type RawWaiting,
} from '../raw.ts';
import { openSealedStore } from '../sealed-store.ts';
import { ask, connect, type Address } from './connection.ts';
import { claimFrom, claimKeys, share, type ClaimReply } from './due-work.ts';
import { cellOf } from '../cell.ts';
import {
  allCells,
  dueKeysOf,
  jobKeyOf,
  knownKey,
  listKey,
  logKey,
  member,
  ownerAndId,
  ownerKey,
  ringKey,
} from './keys.ts';
import { commitArguments, committedFrom, ownedFrom, type OwnedReply } from './replies.ts';
import { depthOf, peekAt } from './look.ts';
import { isCritical, Replicated } from './replicated.ts';
import { runScript, type Argument, type Client, type ScriptName } from './scripts.ts';
import { sweep, type SweepCommand } from './sweep.ts';
import { walkOwners } from './walk.ts';
import { eraseOwner, everythingOf, type Asking } from './whole-owner.ts';
import { rewriteFile } from './rewrite-file.ts';

export interface RedisSettings extends Address {
  /** How many replicas an alert, a consent and an opt-out wait for. */
  replicas?: number;
  keys: KeyRing;
  shift: TimeShift;
  log: Log;
}

export async function openRedisStore(settings: RedisSettings): Promise<Store> {
  return openSealedStore(new RedisStore(settings), settings.keys, settings.log);
}

class RedisStore implements RawStore {
  readonly describes: string;
  readonly #client: Client;
  readonly #replicated: Replicated | undefined;
  readonly #shift: TimeShift;
  readonly #log: Log;
  #closed = false;
  /** How far Redis' clock is ahead of this process' own count of time. */
  #ahead = Date.now() - performance.now();

  constructor(settings: RedisSettings) {
    this.describes = placeOf(settings);
    this.#client = connect(settings, settings.log);
    const replicas = settings.replicas ?? 0;
    this.#replicated = replicas > 0 ? new Replicated(settings, replicas, settings.log) : undefined;
    this.#shift = settings.shift;
    this.#log = settings.log;
  }

  get unreplicated(): number | undefined {
    return this.#replicated?.missed;
  }

  async time(): Promise<Instant> {
    if (this.#shift.frozenAt !== undefined) return this.#shift.frozenAt;
    const [seconds = 0, micros = 0] = (await this.#ask((client) => client.time())).map(Number);
    return seconds * 1_000 + Math.floor(micros / 1_000) + Math.round(this.#shift.offsetMs);
  }

  reckon(): Instant {
    const { frozenAt, offsetMs } = this.#shift;
    return frozenAt ?? Math.round(performance.now() + this.#ahead + offsetMs);
  }

  async read(owner: string): Promise<RawOwned> {
    const { frozenAt, offsetMs } = this.#shift;
    const owned = ownedFrom((await this.#run('read', [ownerKey(owner)])) as OwnedReply);
    if (frozenAt === undefined) this.#ahead = owned.at - offsetMs - performance.now();
    return owned;
  }

  async commit(owner: string, change: RawChange): Promise<RawCommitted> {
    const { keys, args } = commitArguments(owner, change);
    const reply =
      this.#replicated !== undefined && isCritical(change)
        ? await this.#replicated.commit(owner, keys, [this.#clock(), owner, ONCE_MS, ...args])
        : await this.#run('commit', keys, owner, ONCE_MS, ...args);
    return committedFrom(reply as Parameters<typeof committedFrom>[0]);
  }

  async lock(owner: string, fence: string, leaseMs: number): Promise<RawOwned | 'busy'> {
    const reply = (await this.#run('lock', [ownerKey(owner)], fence, leaseMs)) as OwnedReply | [];
    return reply.length === 0 ? 'busy' : ownedFrom(reply);
  }

  async unlock(owner: string, fence: string): Promise<void> {
    await this.#run('unlock', [ownerKey(owner)], fence);
  }

  async claim(lane: Lane, limit: number, leaseMs: number): Promise<RawClaim[]> {
    const shares = await share((keys, most) => this.#scores(keys, most), lane, limit);
    if (shares.length === 0) return [];
    const replies = (await this.#overCells(
      'claim',
      shares.map(([cell, count]) => ({ keys: claimKeys(cell, lane), args: [count] })),
      [leaseMs],
    )) as ClaimReply[];
    const claims = replies.map((reply) => this.#claimed(reply));
    return claims.filter((claim) => claim !== undefined).sort((a, b) => a.dueAt - b.dueAt);
  }

  async claimOne(owner: string, id: string, leaseMs: number): Promise<RawClaim | undefined> {
    const keys = [jobKeyOf(owner), ...dueKeysOf(owner)];
    const reply = (await this.#run('claim-one', keys, member(owner, id), leaseMs)) as ClaimReply | [];
    return reply.length === 0 ? undefined : claimFrom(reply);
  }

  async unclaim({ owner, id, lane, dueAt, attempt }: RawClaim): Promise<void> {
    const keys = claimKeys(cellOf(owner), lane);
    await this.#run('unclaim', keys, member(owner, id), dueAt, attempt);
  }

  async putOff({ owner, id, lane, dueAt, attempt }: RawClaim, ms: number): Promise<void> {
    const keys = claimKeys(cellOf(owner), lane);
    await this.#run('put-off', keys, member(owner, id), dueAt, attempt, ms);
  }

  async depths(): Promise<Record<Lane, Depth>> {
    const now = await this.time();
    const look = this.#sweep.bind(this);
    const found = await Promise.all(
      lanes.map(async (lane) => [lane, await depthOf(look, lane, now)] as const),
    );
    return Object.fromEntries(found) as Record<Lane, Depth>;
  }

  peek(lane: Lane, until: Instant, limit: number): Promise<RawWaiting[]> {
    return peekAt(this.#sweep.bind(this), lane, until, limit);
  }

  log(owner: string, name: string, last: number): Promise<Buffer[]> {
    return this.#ask((client) => client.lrangeBuffer(logKey(owner, name), -last, -1));
  }

  async bundle(owner: string, name: string, run: Buffer[], into: Buffer): Promise<void> {
    await this.#run('bundle', [logKey(owner, name)], into, ...run);
  }

  async keysOf(owners: string[]): Promise<(string | undefined)[]> {
    const keys = await this.#sweep(
      'hget',
      owners.map((owner) => [ownerKey(owner), 'k']),
    );
    return (keys as (string | null)[]).map((key) => key ?? undefined);
  }

  owners(from: string | undefined, limit: number): Promise<{ owners: string[]; next?: string }> {
    return walkOwners((question) => this.#ask(question), from, limit);
  }

  async replaceKey(owner: string, from: string, to: string): Promise<boolean> {
    return (await this.#run('replace-key', [ownerKey(owner)], from, to)) === 1;
  }

  everything(owner: string): Promise<RawEverything> {
    return everythingOf(this.#asking, owner);
  }

  async erase(owner: string, expect: Record<string, number>): Promise<Committed> {
    const erased = await eraseOwner(this.#asking, owner, expect);
    if (erased.kind === 'committed') await rewriteFile(this.#client, this.#log);
    return erased;
  }

  async members(list: string): Promise<{ owner: string; entry: string }[]> {
    const found = (await this.#sweep(
      'smembers',
      allCells.map((cell) => [listKey(cell, list)]),
    )) as string[][];
    return found
      .flat()
      .sort()
      .map((joined) => ownerAndId(joined))
      .map(([owner, entry]) => ({ owner, entry }));
  }

  async link(hash: string, owner: string): Promise<void> {
    const before = await this.find(hash);
    if (before !== undefined && before !== owner)
      await this.#ask((client) => client.hdel(ownerKey(before), `h:${hash}`));
    // Noted with the owner first: an erasure must find every way that leads to them.
    await this.#ask((client) => client.hset(ownerKey(owner), `h:${hash}`, ''));
    await this.#ask((client) => client.set(knownKey(hash), owner));
  }

  async unlink(hash: string): Promise<void> {
    const owner = await this.find(hash);
    await this.#ask((client) => client.del(knownKey(hash)));
    if (owner !== undefined) await this.#ask((client) => client.hdel(ownerKey(owner), `h:${hash}`));
  }

  async find(hash: string): Promise<string | undefined> {
    return (await this.#ask((client) => client.get(knownKey(hash)))) ?? undefined;
  }

  async keepRingSeal(seal: string): Promise<string> {
    await this.#ask((client) => client.set(ringKey, seal, 'NX'));
    return (await this.#ask((client) => client.get(ringKey))) ?? seal;
  }

  async replaceRingSeal(seal: string): Promise<void> {
    await this.#ask((client) => client.set(ringKey, seal));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#replicated?.close();
    if (this.#client.status === 'ready') await this.#client.quit().catch(() => undefined);
    this.#client.disconnect();
  }

  get #asking(): Asking {
    return {
      run: (name, keys, ...args) => this.#run(name, keys, ...args),
      ask: (question) => this.#ask(question),
    };
  }

  async #ask<T>(question: (client: Client) => Promise<T>): Promise<T> {
    if (this.#closed) throw new AppError('STORE_AWAY', 'It was closed.');
    return ask(this.#client, question);
  }

  #run(name: ScriptName, keys: string[], ...args: Argument[]): Promise<unknown> {
    return this.#ask((client) => runScript(client, name, keys, [this.#clock(), ...args]));
  }

  #clock(): string {
    const { frozenAt, offsetMs } = this.#shift;
    return frozenAt === undefined ? `offset:${Math.round(offsetMs)}` : `frozen:${Math.round(frozenAt)}`;
  }

  async #scores(keys: string[], most: number): Promise<number[][]> {
    const each = keys.map((key) => ({ keys: [key], args: [] }));
    return (await this.#overCells('scores', each, [most])) as number[][];
  }

  /** One server runs the script once over all cells; in a cluster it runs once in each, as each may be on any node. */
  async #overCells(
    name: 'scores' | 'claim',
    cells: { keys: string[]; args: Argument[] }[],
    common: Argument[],
  ): Promise<unknown[]> {
    if (!(this.#client instanceof Cluster)) {
      const keys = cells.flatMap((each) => each.keys);
      return (await this.#run(name, keys, ...common, ...cells.flatMap((each) => each.args))) as unknown[];
    }
    const calls = cells.map(({ keys, args }) => [keys.length, ...keys, this.#clock(), ...common, ...args]);
    return ((await this.#sweep(`${name}Buffer`, calls)) as unknown[][]).flat();
  }

  #sweep(command: SweepCommand, calls: Argument[][]): Promise<unknown[]> {
    return this.#ask((client) => sweep(client, command, calls));
  }

  #claimed(reply: ClaimReply): RawClaim | undefined {
    const claim = claimFrom(reply);
    const [owner, id] = ownerAndId(reply[0].toString());
    if (claim === undefined) this.#log.error('work-unreadable', { owner, id });
    return claim;
  }
}

/** Where it is, without the password that the address may carry. */
export function placeOf({ url, socketPath, cluster }: Address): string {
  const place = url === undefined ? `socket ${socketPath}` : new URL(url).host;
  return `Redis${cluster ? ' Cluster' : ''} at ${place}`;
}
