import fc from 'fast-check';
import { lanes, type Claim } from '../../../src/model/work.ts';
import type { Change } from '../../../src/ports/change.ts';
import type { Store } from '../../../src/ports/store.ts';
import { allOf, dueIn, eachWith, invited, NINE, type Open, type Subject } from './subject.ts';
import { StoreModel } from './store-model.ts';

const owner = fc.constantFrom('p1', 'p2');
const id = fc.constantFrom('x', 'y', 'z');
const lane = fc.constantFrom(...lanes);
const ms = fc.constantFrom(0, 5, 10, 40);

const plan = fc.record(
  {
    once: id,
    expects: fc.record({ doc: id, version: fc.constantFrom('now', 'another') }),
    fenced: fc.constant(true),
    put: id,
    remove: id,
    mails: fc.integer({ min: 1, max: 2 }),
    takesFirstMail: fc.constant(true),
    answers: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
    due: fc.record({ id, lane, inMs: ms, heldMs: fc.option(ms, { nil: undefined }) }),
    done: id,
    list: id,
    unlist: id,
    releases: fc.constant(true),
    locksFor: ms,
  },
  { requiredKeys: [] },
);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('commit' as const), owner, plan }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('lock' as const), owner, leaseMs: ms }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unlock' as const), owner }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('claim' as const), lane, leaseMs: ms }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('claim-one' as const), owner, id, leaseMs: ms }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unclaim' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms }) },
);
type Valued<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Plan = Valued<typeof plan>;
type Step = Valued<typeof step>;

/** Runs each step on the store and on the model, over two instances of the store by turns where there can be two. */
class Comparison {
  readonly #stores: Store[];
  readonly #subject: Subject;
  readonly #model = new StoreModel();
  readonly #fences = new Map<string, string>();
  readonly #prefix: string;
  readonly #claims: Claim[] = [];
  #steps = 0;

  /** The prefix keeps the owners of one run apart from those of the next, in the same store. */
  constructor(subject: Subject, stores: Store[], prefix: string) {
    this.#subject = subject;
    this.#stores = stores;
    this.#prefix = prefix;
  }

  async take(next: Step): Promise<void> {
    this.#steps += 1;
    const store = this.#stores[this.#steps % this.#stores.length]!;
    const name = 'owner' in next ? this.#prefix + next.owner : '';
    switch (next.kind) {
      case 'commit':
        return this.#commit(store, name, this.#changeFrom(name, next.plan));
      case 'lock': {
        const lock = await store.lock(name, next.leaseMs);
        if (lock.kind === 'held') this.#fences.set(name, lock.fence);
        expect(lock.kind).toBe(this.#model.lock(name, this.#fences.get(name), next.leaseMs));
        return;
      }
      case 'unlock':
        this.#model.unlock(name, this.#fenceOf(name));
        return store.unlock(name, this.#fenceOf(name));
      case 'claim': {
        const mine = (await store.claim(next.lane, 100, next.leaseMs)).filter((one) => this.#isOurs(one));
        expect(sorted(mine)).toEqual(sorted(this.#model.claim(next.lane, next.leaseMs)));
        this.#claims.push(...mine);
        return;
      }
      case 'claim-one': {
        const claim = await store.claimOne(name, next.id, next.leaseMs);
        if (claim !== undefined) this.#claims.push(claim);
        expect(sorted(claim ? [claim] : [])).toEqual(
          sorted([this.#model.claimOne(name, next.id, next.leaseMs)]),
        );
        return;
      }
      case 'unclaim': {
        // The newest half the time, so that old claims are given back too.
        const claim = this.#steps % 2 ? this.#claims.pop() : this.#claims.shift();
        if (claim === undefined) return;
        this.#model.unclaim(claim);
        return store.unclaim(claim);
      }
      case 'wait':
        this.#model.now += next.ms;
        this.#subject.shift.frozenAt = this.#model.now;
    }
  }

  async compareAll(): Promise<void> {
    for (const name of ['p1', 'p2'].map((last) => this.#prefix + last)) {
      for (const store of this.#stores) {
        const { docs, mail, answers, members } = await allOf(store, name);
        const model = this.#model.owner(name);
        expect(docs).toEqual(Object.fromEntries(model.docs));
        expect(mail.map(({ number, event }) => ({ number, id: event.id }))).toEqual(model.mail);
        expect(answers).toEqual(model.answers);
        const joined = members.map((one) => `${one.owner} ${one.entry}`).sort();
        expect(joined).toEqual(this.#model.members().filter((one) => one.startsWith(`${name} `)));
      }
    }
  }

  async #commit(store: Store, name: string, change: Change): Promise<void> {
    const before = new Map(this.#model.owner(name).docs);
    const outcome = await store.commit(name, change);
    expect(outcome).toEqual(this.#model.commit(name, change));
    if (outcome.kind === 'committed' && outcome.held) {
      this.#fences.set(name, outcome.held.fence);
      this.#model.owner(name).lock!.fence = outcome.held.fence;
    }
    const { docs } = await store.read(name);
    for (const [doc, known] of this.#model.owner(name).docs) {
      if (known.version !== -1) continue;
      known.version = docs[doc]?.version ?? 0;
      expect(known.version).toBeGreaterThan(before.get(doc)?.version ?? 0);
    }
  }

  #changeFrom(name: string, wanted: Plan): Change {
    const { docs, mail } = this.#model.owner(name);
    const version = (doc: string) => docs.get(doc)?.version ?? 0;
    const { expects, put, remove, mails, takesFirstMail, answers, due, done, list, unlist } = wanted;
    const expected = expects && version(expects.doc) + (expects.version === 'now' ? 0 : 1);
    const isFenced = wanted.fenced ?? wanted.releases;
    return {
      ...(wanted.once && { once: wanted.once }),
      ...(expects && { expect: { [expects.doc]: expected! } }),
      ...(isFenced && { fence: this.#fenceOf(name) }),
      ...(put && { put: { [put]: this.#steps } }),
      ...(remove && { remove: [remove] }),
      ...(mails && { enqueue: Array.from({ length: mails }, (_, n) => invited(`${this.#steps}-${n}`)) }),
      ...(takesFirstMail && { dequeue: mail.slice(0, 1).map(({ number }) => number) }),
      ...(answers && { append: { answers } }),
      ...(due && {
        due: [{ ...dueIn(due.id, due.inMs, due.lane), ...(due.heldMs && { heldMs: due.heldMs }) }],
      }),
      ...(done && { done: [done] }),
      ...(list && { list: [{ list: 'open-alerts', entry: list }] }),
      ...(unlist && { unlist: [{ list: 'open-alerts', entry: unlist }] }),
      ...(wanted.releases && { release: true }),
      ...(!isFenced && wanted.locksFor && { lock: wanted.locksFor }),
    };
  }

  #fenceOf(name: string): string {
    return this.#fences.get(name) ?? 'no-fence';
  }

  #isOurs(claim: Claim): boolean {
    return claim.owner.startsWith(this.#prefix);
  }
}

function sorted(claims: (Partial<Claim> | undefined)[]): string[] {
  return claims
    .filter((claim) => claim !== undefined)
    .map(
      ({ owner: who, id: which, lane: where, dueAt, attempt }) =>
        `${who} ${which} ${where} ${dueAt} ${attempt}`,
    )
    .sort();
}

export function interleaving(open: Open): void {
  describe('any sequence of operations', () => {
    const subject = eachWith(open);

    it('has the outcome that the plainest model of a store has', async () => {
      const second = await subject().another?.();
      const stores = second === undefined ? [subject().store] : [subject().store, second];
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
          subject().shift.frozenAt = NINE;
          const comparison = new Comparison(subject(), stores, `run${(run += 1)}-`);
          for (const one of steps) await comparison.take(one);
          await comparison.compareAll();
        }),
        { numRuns: 40 },
      );
    });
  });
}
