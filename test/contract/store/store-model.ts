import type { Claim, Lane } from '../../../src/model/work.ts';
import type { Change, Committed } from '../../../src/ports/change.ts';
import { HOUR, NINE } from './subject.ts';

interface OwnerModel {
  docs: Map<string, { version: number; value: unknown }>;
  mail: { number: number; id: string }[];
  mails: number;
  answers: unknown[];
  once: Map<string, number>;
  lock?: { fence: string; until: number; leaseMs: number };
}
interface DueModel {
  owner: string;
  id: string;
  lane: Lane;
  dueAt: number;
  readyAt: number;
  heldUntil: number;
  attempt: number;
}
type Taken = Pick<Claim, 'owner' | 'id' | 'lane' | 'dueAt' | 'attempt'>;

/** The store's promises once more, as plainly as they can be said: no storage, no sealing, no concurrency. */
export class StoreModel {
  now = NINE;
  readonly #owners = new Map<string, OwnerModel>();
  readonly #due = new Map<string, DueModel>();
  readonly #members = new Set<string>();

  owner(name: string): OwnerModel {
    const fresh = { docs: new Map(), mail: [], mails: 0, answers: [], once: new Map() };
    return this.#owners.get(name) ?? this.#owners.set(name, fresh).get(name)!;
  }

  commit(name: string, change: Change): Committed {
    const owner = this.owner(name);
    const seen = owner.once.get(change.once ?? '');
    if (seen !== undefined && this.now - seen < 48 * HOUR) return { kind: 'duplicate' };
    if (change.fence !== undefined && owner.lock?.fence !== change.fence) return { kind: 'lost-lock' };
    for (const [doc, version] of Object.entries(change.expect ?? {})) {
      if ((owner.docs.get(doc)?.version ?? 0) !== version) return { kind: 'conflict', doc };
    }
    this.#write(name, owner, change);
    const more = owner.mail.length > 0;
    if (change.release && more) owner.lock!.until = this.now + owner.lock!.leaseMs;
    if (change.release && !more) delete owner.lock;
    const committed: Committed = { kind: 'committed', at: this.now, more };
    if (change.lock === undefined || (owner.lock !== undefined && owner.lock.until > this.now))
      return committed;
    owner.lock = { fence: 'of a change', until: this.now + change.lock, leaseMs: change.lock };
    return { ...committed, held: expect.anything() as never };
  }

  lock(name: string, fence: string | undefined, leaseMs: number): 'held' | 'busy' {
    const owner = this.owner(name);
    if (owner.lock !== undefined && owner.lock.until > this.now) return 'busy';
    owner.lock = { fence: fence ?? 'never granted', until: this.now + leaseMs, leaseMs };
    return 'held';
  }

  unlock(name: string, fence: string): void {
    if (this.owner(name).lock?.fence === fence) delete this.owner(name).lock;
  }

  claim(lane: Lane, leaseMs: number): Taken[] {
    const ready = [...this.#due.values()].filter((entry) => entry.lane === lane && entry.readyAt <= this.now);
    return ready.map((entry) => this.#take(entry, leaseMs));
  }

  claimOne(owner: string, id: string, leaseMs: number): Taken | undefined {
    const entry = this.#due.get(`${owner} ${id}`);
    const isReady = entry !== undefined && entry.heldUntil <= this.now && entry.dueAt <= this.now;
    return isReady ? this.#take(entry, leaseMs) : undefined;
  }

  unclaim({ owner, id, dueAt, attempt }: Taken): void {
    const entry = this.#due.get(`${owner} ${id}`);
    if (entry?.attempt !== attempt || entry.dueAt !== dueAt) return;
    entry.attempt -= 1;
    entry.heldUntil = 0;
    entry.readyAt = entry.dueAt;
  }

  members(): string[] {
    return [...this.#members].sort();
  }

  #take(entry: DueModel, leaseMs: number): Taken {
    entry.attempt += 1;
    entry.heldUntil = entry.readyAt = this.now + leaseMs;
    const { owner, id, lane, dueAt, attempt } = entry;
    return { owner, id, lane, dueAt, attempt };
  }

  #write(name: string, owner: OwnerModel, change: Change): void {
    if (change.once !== undefined) owner.once.set(change.once, this.now);
    for (const doc of change.remove ?? []) owner.docs.delete(doc);
    for (const [doc, value] of Object.entries(change.put ?? {})) owner.docs.set(doc, { version: -1, value });
    owner.mail = owner.mail.filter(({ number }) => !change.dequeue?.includes(number));
    for (const { id } of change.enqueue ?? []) owner.mail.push({ number: (owner.mails += 1), id });
    owner.answers.push(...(change.append?.['answers'] ?? []));
    for (const id of change.done ?? []) this.#due.delete(`${name} ${id}`);
    for (const { id, lane, at, heldMs } of change.due ?? []) {
      const dueAt = typeof at === 'number' ? at : this.now + at.inMs;
      this.#due.set(`${name} ${id}`, {
        owner: name,
        id,
        lane,
        dueAt,
        readyAt: Math.max(dueAt, heldMs === undefined ? 0 : this.now + heldMs),
        heldUntil: heldMs === undefined ? 0 : this.now + heldMs,
        attempt: heldMs === undefined ? 0 : 1,
      });
    }
    for (const { entry } of change.unlist ?? []) this.#members.delete(`${name} ${entry}`);
    for (const { entry } of change.list ?? []) this.#members.add(`${name} ${entry}`);
  }
}
