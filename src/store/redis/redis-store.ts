/** The store for more than one process: Redis or Valkey, alone or as a cluster. Each operation is one script. */
import type { Instant } from '../../model/time.ts';
import type { Depth, Lane } from '../../model/work.ts';
import type { Committed } from '../../ports/change.ts';
import type { TimeShift } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Store, StoreDoubt } from '../../ports/store.ts';
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
import { nodesOf } from '../../wire/nodes-of.ts';
import { openSealedStore } from '../sealed-store.ts';
import { Asking } from './asking.ts';
import { claimDue, claimKnown, giveBack, putOff } from './claims.ts';
import { RedisClock } from './clock.ts';
import { connect, type Address } from './connection.ts';
import { allCells, listKey, logKey, ownerAndId, ownerKey, ringKey } from './keys.ts';
import { doubtsOf } from './doubts.ts';
import { depthsAt, peekAt } from './look.ts';
import { find, link, unlink } from './look-ups.ts';
import { commitArguments, committedFrom, ownedFrom, type OwnedReply } from './replies.ts';
import { isCritical, Replicated } from './replicated.ts';
import { rewriteFile } from './rewrite-file.ts';
import type { Client } from './scripts.ts';
import { walkOwners } from './walk.ts';
import { eraseOwner, everythingOf } from './whole-owner.ts';

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
  readonly #clock: RedisClock;
  readonly #asking: Asking;
  readonly #replicated: Replicated | undefined;
  readonly #log: Log;

  constructor(settings: RedisSettings) {
    this.describes = placeOf(settings);
    this.#client = connect(settings, settings.log);
    this.#clock = new RedisClock(settings.shift);
    this.#asking = new Asking(this.#client, this.#clock);
    const replicas = settings.replicas ?? 0;
    this.#replicated = replicas > 0 ? new Replicated(settings, replicas, settings.log) : undefined;
    this.#log = settings.log;
  }

  get unreplicated(): number | undefined {
    return this.#replicated?.missed;
  }

  doubts(): Promise<StoreDoubt[]> {
    return this.#asking.ask(doubtsOf);
  }

  async time(): Promise<Instant> {
    const { frozenAt } = this.#clock;
    if (frozenAt !== undefined) return frozenAt;
    return this.#clock.from((await this.#asking.ask((client) => client.time())).map(Number));
  }

  reckon(): Instant {
    return this.#clock.reckon();
  }

  async read(owner: string): Promise<RawOwned> {
    const hear = this.#clock.listen();
    const owned = ownedFrom((await this.#asking.run('read', [ownerKey(owner)])) as OwnedReply);
    hear(owned.at);
    return owned;
  }

  async commit(owner: string, change: RawChange): Promise<RawCommitted> {
    const { keys, args } = commitArguments(owner, change);
    const reply =
      this.#replicated !== undefined && isCritical(change)
        ? await this.#replicated.commit(owner, keys, [this.#clock.argument, owner, ONCE_MS, ...args])
        : await this.#asking.run('commit', keys, owner, ONCE_MS, ...args);
    return committedFrom(reply as Parameters<typeof committedFrom>[0]);
  }

  async lock(owner: string, fence: string, leaseMs: number): Promise<RawOwned | 'busy'> {
    const reply = (await this.#asking.run('lock', [ownerKey(owner)], fence, leaseMs)) as OwnedReply | [];
    return reply.length === 0 ? 'busy' : ownedFrom(reply);
  }

  async unlock(owner: string, fence: string): Promise<void> {
    await this.#asking.run('unlock', [ownerKey(owner)], fence);
  }

  claim(lane: Lane, limit: number, leaseMs: number): Promise<RawClaim[]> {
    return claimDue(this.#asking, this.#log, lane, limit, leaseMs);
  }

  claimOne(owner: string, id: string, leaseMs: number): Promise<RawClaim | undefined> {
    return claimKnown(this.#asking, owner, id, leaseMs);
  }

  unclaim(claim: RawClaim): Promise<void> {
    return giveBack(this.#asking, claim);
  }

  putOff(claim: RawClaim, ms: number): Promise<void> {
    return putOff(this.#asking, claim, ms);
  }

  async depths(): Promise<Record<Lane, Depth>> {
    return depthsAt(this.#asking, await this.time());
  }

  peek(lane: Lane, until: Instant, limit: number): Promise<RawWaiting[]> {
    return peekAt(this.#asking, lane, until, limit);
  }

  log(owner: string, name: string, last: number): Promise<Buffer[]> {
    return this.#asking.ask((client) => client.lrangeBuffer(logKey(owner, name), -last, -1));
  }

  async bundle(owner: string, name: string, run: Buffer[], into: Buffer): Promise<void> {
    await this.#asking.run('bundle', [logKey(owner, name)], into, ...run);
  }

  async keysOf(owners: string[]): Promise<(string | undefined)[]> {
    const keys = await this.#asking.sweep(
      'hget',
      owners.map((owner) => [ownerKey(owner), 'k']),
    );
    return (keys as (string | null)[]).map((key) => key ?? undefined);
  }

  owners(from: string | undefined, limit: number): Promise<{ owners: string[]; next?: string }> {
    return walkOwners(this.#asking, from, limit);
  }

  async replaceKey(owner: string, from: string, to: string): Promise<boolean> {
    return (await this.#asking.run('replace-key', [ownerKey(owner)], from, to)) === 1;
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
    const found = (await this.#asking.sweep(
      'smembers',
      allCells.map((cell) => [listKey(cell, list)]),
    )) as string[][];
    return found
      .flat()
      .sort()
      .map((joined) => ownerAndId(joined))
      .map(([owner, entry]) => ({ owner, entry }));
  }

  link(hash: string, owner: string): Promise<void> {
    return link(this.#asking, hash, owner);
  }

  unlink(hash: string): Promise<void> {
    return unlink(this.#asking, hash);
  }

  find(hash: string): Promise<string | undefined> {
    return find(this.#asking, hash);
  }

  async keepRingSeal(seal: string): Promise<string> {
    await this.#asking.ask((client) => client.set(ringKey, seal, 'NX'));
    return (await this.#asking.ask((client) => client.get(ringKey))) ?? seal;
  }

  async replaceRingSeal(seal: string): Promise<void> {
    await this.#asking.ask((client) => client.set(ringKey, seal));
  }

  close(): Promise<void> {
    this.#replicated?.close();
    return this.#asking.close();
  }
}

/** Where it is, without the password that the address may carry. */
export function placeOf({ url, socketPath, cluster }: Address): string {
  const place =
    url === undefined
      ? `socket ${socketPath}`
      : nodesOf(url)
          .map(({ host }) => host)
          .join(', ');
  return `Redis${cluster ? ' Cluster' : ''} at ${place}`;
}
