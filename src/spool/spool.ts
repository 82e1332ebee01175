/**
 * Stands before the receiver: while the store is away, what the channels bring is written to the disk of this machine,
 * and made up for in the same order when the store is back. While anything waits, everything new goes behind it.
 */
import { isAway } from '../errors.ts';
import type { Route } from '../model/patient.ts';
import type { Log } from '../ports/log.ts';
import type { CardAction, CardAnswer, Delivery, Inbound, Receiver } from '../ports/receiver.ts';
import type { SpoolFiles, Spooled } from './files.ts';
import { inOrder } from './order.ts';
import { makeCall, type Call } from './record.ts';
import type { Standby } from './standby.ts';

export interface SpoolDeps {
  inner: Receiver;
  standby: Standby;
  log: Log;
  /** What a person hears who pressed a button that nobody can act on now. */
  notKept: string;
}

/** So that due work, and above all its safety lane, is looked at between two batches. */
const BATCH = 200;
/** A record that the receiver cannot take, although the store answers, holds up the others for so many passes. */
const TRIES = 5;

export class Spool implements Receiver {
  readonly #files: SpoolFiles;
  readonly #deps: SpoolDeps;
  readonly #waiting: Spooled[];
  readonly #turns = new Map<string, Promise<unknown>>();
  #writing = 0;
  #tries = 0;
  #aside = 0;
  #draining: Promise<number> | undefined;

  constructor(files: SpoolFiles, deps: SpoolDeps) {
    this.#files = files;
    this.#deps = deps;
    this.#waiting = [...files.waiting];
    this.#aside = files.damaged;
    if (this.#waiting.length > 0)
      deps.log.warn('spool not empty at start', { waiting: this.#waiting.length });
    for (const past of files.history) deps.standby.replay(past);
  }

  /** How many calls wait. */
  get depth(): number {
    return this.#waiting.length;
  }

  /** How many have been set aside since the start, with those that the disk has damaged. */
  get aside(): number {
    return this.#aside;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#writing === 0;
  }

  said(inbound: Inbound): Promise<void> {
    return this.#inTurn(inbound.from, () => this.#through({ kind: 'said', inbound }));
  }

  delivered(report: Delivery): Promise<void> {
    return this.#through({ kind: 'delivered', report });
  }

  installed(from: Extract<Route, { channel: 'teams' }>): Promise<void> {
    return this.#inTurn(from, () => this.#through({ kind: 'installed', from }));
  }

  removed(from: Extract<Route, { channel: 'teams' }>): Promise<void> {
    return this.#inTurn(from, () => this.#through({ kind: 'removed', from }));
  }

  /** A button wants its answer now, and a press that counts an hour later would surprise everybody. */
  async acted(action: CardAction): Promise<CardAnswer> {
    try {
      return await this.#deps.inner.acted(action);
    } catch (fault) {
      if (!isAway(fault) || action.trigger === 'refresh') throw fault;
      return { kind: 'message', text: this.#deps.notKept };
    }
  }

  /** Hands over what waits, as far as the store answers. Returns how many records it is rid of; never fails. */
  drain(): Promise<number> {
    this.#draining ??= this.#drain()
      .catch((fault: unknown) => {
        this.#deps.log.error('spool not drained', {}, fault);
        return 0;
      })
      .finally(() => (this.#draining = undefined));
    return this.#draining;
  }

  /** One at a time for each person, so that a message cannot overtake one that is still waiting for a silent store. */
  async #inTurn(from: Route, task: () => Promise<void>): Promise<void> {
    const person = from.channel === 'sms' ? from.number : from.user;
    const mine = (this.#turns.get(person) ?? Promise.resolve()).then(task);
    const over = mine.catch(() => undefined);
    this.#turns.set(person, over);
    try {
      await mine;
    } finally {
      if (this.#turns.get(person) === over) this.#turns.delete(person);
    }
  }

  async #through(call: Call): Promise<void> {
    const { standby } = this.#deps;
    if (call.kind === 'said' && (await standby.takes(call.inbound))) return;
    if (this.isEmpty && (await this.#tryNow(call)) === 'rid') return;
    // The disk may be full or hang: whoever is in danger is answered all the same.
    const kept = this.#keep(call);
    if (call.kind === 'said') standby.heard(call.inbound);
    await kept;
  }

  /**
   * No carrier repeats a message for long, so what meets a fault of ours is kept for a mended release; whoever is in
   * danger does not wait for that. Nobody else's messages wait behind it.
   */
  async #tryNow(call: Call): Promise<'away' | 'rid'> {
    try {
      return (await this.#make(call)) === 'made' ? 'rid' : 'away';
    } catch (fault) {
      if (call.kind === 'said') this.#deps.standby.heard(call.inbound);
      await this.#setAside(call, { kind: call.kind }, fault);
      return 'rid';
    }
  }

  async #setAside(call: Call, facts: { kind: string; record?: number }, fault: unknown): Promise<void> {
    await this.#files.setAside(call);
    this.#aside += 1;
    this.#deps.log.error('record set aside, somebody must look at it', facts, fault);
  }

  async #make(call: Call): Promise<'made' | 'away'> {
    try {
      await makeCall(this.#deps.inner, call);
    } catch (fault) {
      if (isAway(fault)) return 'away';
      throw fault;
    }
    if (call.kind === 'said') this.#deps.standby.drained(call.inbound);
    return 'made';
  }

  async #keep(call: Call): Promise<void> {
    this.#writing += 1;
    try {
      const number = await this.#files.keep(call);
      if (this.#waiting.length === 0) this.#deps.log.error('store away, what comes in is spooled');
      this.#waiting.push({ number, call });
    } finally {
      this.#writing -= 1;
    }
  }

  async #drain(): Promise<number> {
    let done = 0;
    for (const next of inOrder(this.#waiting, (inbound) => this.#deps.standby.isDanger(inbound))) {
      if (done >= BATCH || !(await this.#isRidOf(next))) break;
      this.#waiting.splice(
        this.#waiting.findIndex(({ number }) => number === next.number),
        1,
      );
      this.#tries = 0;
      done += 1;
    }
    if (done > 0) await this.#remember();
    return done;
  }

  async #isRidOf({ number, call }: Spooled): Promise<boolean> {
    try {
      return (await this.#make(call)) === 'made';
    } catch (fault) {
      this.#tries += 1;
      const facts = { record: number, kind: call.kind, tries: this.#tries };
      this.#deps.log.error('spooled record failed', facts, fault);
      if (this.#tries < TRIES) return false;
      await this.#setAside(call, { record: number, kind: call.kind }, fault);
      return true;
    }
  }

  /**
   * Up to where all is done. What was made before its turn, or cannot be noted, a restart makes again, and the store then
   * knows it.
   */
  async #remember(): Promise<void> {
    const { log } = this.#deps;
    const [first] = this.#waiting;
    try {
      if (first !== undefined) await this.#files.done(first.number - 1);
      else await this.#files.empty(() => this.isEmpty);
    } catch (fault) {
      log.error('spool not shortened', {}, fault);
    }
    if (this.isEmpty) log.warn('store back, the spool is empty again');
  }
}
