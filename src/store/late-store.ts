/**
 * A store that may not be there yet when the service starts. Until it could be opened every operation says STORE_AWAY, as
 * it does when the store goes away later; each operation is also an attempt to open it.
 */
import { AppError } from '../errors.ts';
import type { Change } from '../ports/change.ts';
import type { Store } from '../ports/store.ts';
import type { Lane } from '../model/work.ts';

export interface LateOptions {
  open: () => Promise<Store>;
  /** Where the store is expected. */
  place: string;
  /** The store has come and was written with another key: going on would be of no use to anybody. */
  fatal: (fault: unknown) => void;
}

/** Throws what waiting would not mend. */
export async function openLate(options: LateOptions): Promise<Store> {
  try {
    return await options.open();
  } catch (fault) {
    if (!hasCode(fault, 'STORE_AWAY')) throw fault;
    const [, because = ''] = fault.message.split('\n');
    return new LateStore(options, because);
  }
}

class LateStore implements Store {
  readonly #absent: string;
  readonly #options: LateOptions;
  #store: Store | undefined;
  #opening: Promise<Store> | undefined;
  #closed = false;

  constructor(options: LateOptions, because: string) {
    this.#options = options;
    this.#absent = `${options.place} is AWAY. ${because} What comes in is kept until it answers.`;
  }

  get describes(): string {
    return this.#store?.describes ?? this.#absent;
  }

  get unreplicated(): number | undefined {
    return this.#store?.unreplicated;
  }

  doubts: Store['doubts'] = async () => (await (await this.#opened()).doubts?.()) ?? [];
  time = async () => (await this.#opened()).time();
  read = async (owner: string) => (await this.#opened()).read(owner);
  recall: Store['recall'] = (by) => this.#store?.recall(by);
  commit = async (owner: string, change: Change) => (await this.#opened()).commit(owner, change);
  lock = async (owner: string, leaseMs: number) => (await this.#opened()).lock(owner, leaseMs);
  unlock = async (owner: string, fence: string) => (await this.#opened()).unlock(owner, fence);
  claim = async (lane: Lane, limit: number, leaseMs: number) =>
    (await this.#opened()).claim(lane, limit, leaseMs);
  claimOne = async (owner: string, id: string, leaseMs: number) =>
    (await this.#opened()).claimOne(owner, id, leaseMs);
  unclaim: Store['unclaim'] = async (claim) => (await this.#opened()).unclaim(claim);
  putOff: Store['putOff'] = async (claim, ms) => (await this.#opened()).putOff(claim, ms);
  depths: Store['depths'] = async () => (await this.#opened()).depths();
  peek: Store['peek'] = async (lane, until, limit) => (await this.#opened()).peek(lane, until, limit);
  owners: Store['owners'] = async (from, limit) => (await this.#opened()).owners(from, limit);
  rewrap: Store['rewrap'] = async (owners) => (await this.#opened()).rewrap(owners);
  everything: Store['everything'] = async (owner) => (await this.#opened()).everything(owner);
  erase: Store['erase'] = async (owner, expect) => (await this.#opened()).erase(owner, expect);
  log = async (owner: string, name: string, last: number) => (await this.#opened()).log(owner, name, last);
  members = async (list: string) => (await this.#opened()).members(list);
  link: Store['link'] = async (kind, known, owner) => (await this.#opened()).link(kind, known, owner);
  unlink: Store['unlink'] = async (kind, known) => (await this.#opened()).unlink(kind, known);
  find: Store['find'] = async (kind, known) => (await this.#opened()).find(kind, known);

  /** Needs the pepper, which is the store's. */
  pseudonym: Store['pseudonym'] = (kind, known) => {
    if (this.#store === undefined) throw new AppError('STORE_AWAY', 'It has not been opened yet.');
    return this.#store.pseudonym(kind, known);
  };

  async close(): Promise<void> {
    this.#closed = true;
    await this.#opening?.catch(() => undefined);
    await this.#store?.close();
  }

  async #opened(): Promise<Store> {
    if (this.#store !== undefined) return this.#store;
    if (this.#closed) throw new AppError('STORE_AWAY', 'It was closed.');
    this.#opening ??= this.#open().finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  async #open(): Promise<Store> {
    try {
      this.#store = await this.#options.open();
      return this.#store;
    } catch (fault) {
      if (hasCode(fault, 'STORE_KEY')) this.#options.fatal(fault);
      throw fault;
    }
  }
}

function hasCode(fault: unknown, code: AppError['code']): fault is AppError {
  return fault instanceof AppError && fault.code === code;
}
