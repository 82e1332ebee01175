/** What the store contract is run against, and the small change the cases share. */
import type { Event } from '../../../src/model/event.ts';
import type { Work } from '../../../src/model/work.ts';
import type { Change } from '../../../src/ports/change.ts';
import type { TimeShift } from '../../../src/ports/clock.ts';
import type { Log } from '../../../src/ports/log.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { KeyRing } from '../../../src/store/keys.ts';

export interface Subject {
  store: Store;
  /** Shared with the store: cases stand its clock still and move it on. */
  shift: TimeShift;
  keys: KeyRing;
  /** What the store logged as an error. */
  errors: string[];
  /** Closes the store and opens it again over the same data. */
  reopen(keys?: KeyRing): Promise<Store>;
  /** A second one beside it, as another process would have; absent where only one may be open. */
  another?(keys?: KeyRing): Promise<Store>;
  /** Everything the store has written, as it lies there. */
  bytes(): Promise<Buffer>;
  /** Resolves when the store has written its file anew after an erasure; absent where it does so at once. */
  rewritten?(): Promise<void>;
  end(): Promise<void>;
}
export type Open = () => Promise<Subject>;

export const NINE = Date.UTC(2026, 2, 2, 9);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A new subject for each case of the surrounding `describe`. */
export function eachWith(open: Open): () => Subject {
  let subject: Subject | undefined;
  beforeEach(async () => {
    subject = await open();
    subject.shift.frozenAt = NINE;
  });
  afterEach(async () => subject?.end());
  return () => subject!;
}

export function ring(names: string[] = ['one'], current = names[0]!): KeyRing {
  const keys = Object.fromEntries(names.map((name) => [name, Buffer.alloc(32, name)]));
  return { current, keys };
}

export function logInto(errors: string[]): Log {
  return { info: () => {}, warn: () => {}, error: (line) => void errors.push(line) };
}

export const invited = (id: string): Event => ({ v: 1, id, at: NINE, kind: 'invited' });
export const escalate = (alertId: string): Work => ({ kind: 'escalate', alertId });
export const dueIn = (id: string, inMs = 0, lane: 'safety' | 'reply' | 'routine' = 'reply') => ({
  id,
  lane,
  at: { inMs },
  work: escalate(id),
});

/** A change that leaves a trace in everything a store keeps. */
export const everything: Change = {
  put: { patient: { name: 'Ada' } },
  enqueue: [invited('e1')],
  append: { answers: [{ pain: 6 }] },
  due: [dueIn('d1')],
  list: [{ list: 'open-alerts', entry: 'a1' }],
};

/** All that an owner has, without taking anything: claims nothing, locks nothing. */
export async function allOf(store: Store, owner: string) {
  const { docs, mail } = await store.read(owner);
  const members = (await store.members('open-alerts')).filter((one) => one.owner === owner);
  return { docs, mail, answers: await store.log(owner, 'answers', 100), members };
}

export async function times<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => make(index)));
}
