/**
 * Who is in danger while the store is away, who has been told what, and who has answered. It sends nothing; it is all in
 * memory, and what a restart must know is noted by whoever changes it.
 */
import type { Language } from '../model/language.ts';
import type { Route } from '../model/patient.ts';
import { outranks, type SignalName } from '../model/signal.ts';
import { MINUTE, type Instant } from '../model/time.ts';

/** One person who has written something dangerous, until a clinician answers or it has reached the store. */
export interface Danger {
  sender: string;
  from: Route;
  tier: 'emergency' | 'urgent';
  code: number;
  /** As in an alert: the last step of the policy that was carried out, and how often it has begun again. */
  step: number;
  loop: number;
  nextAt: Instant;
  /** The messages that have not reached the store yet. */
  waiting: Set<string>;
  answered?: Answered;
  /** The answer stands on the alert as well. */
  handedOver?: boolean;
  drainedAt?: Instant;
}

export interface Answered {
  clinician: string;
  at: Instant;
}

/** Somebody who has not been given the numbers to call yet. */
export interface Untold {
  id: string;
  to: Route;
  lang: Language;
  heard: SignalName[];
  tries: number;
  nextAt: Instant;
}

/** What a restart must know. */
export type Noted =
  | { is: 'told'; message: string }
  | { is: 'paging'; sender: string; code: number; step: number; loop: number; at: Instant }
  | ({ is: 'answered'; sender: string } & Answered);

export const REPEAT_MS = 3 * MINUTE;
/** A late answer to a page is still understood, for a while after somebody has answered or the store has the message. */
const REMEMBERED_MS = 60 * MINUTE;
/** High, for the ordinary codes begin at 1: a clinician may hold both at once. */
const HIGHEST_CODE = 99;

export class Dangers {
  readonly #untold = new Map<string, Untold>();
  /** By the sender's address: several messages of one person are one danger. */
  readonly #bySender = new Map<string, Danger>();
  #lastCode = HIGHEST_CODE + 1;

  /** A message that the carrier repeats is not told, and not paged for, a second time. */
  knows(message: string, sender: string): boolean {
    return this.#untold.has(message) || this.isWaiting(message, sender);
  }

  /** A danger that has not reached the store yet. */
  isWaiting(message: string, sender: string): boolean {
    return this.#bySender.get(sender)?.waiting.has(message) === true;
  }

  toTell(untold: Untold): void {
    this.#untold.set(untold.id, untold);
  }

  told(message: string): void {
    this.#untold.delete(message);
  }

  /** New danger from somebody whom a clinician has answered for begins afresh, as it does with an alert. */
  raise(of: Pick<Danger, 'sender' | 'from' | 'tier'>, message: string): void {
    const known = this.#bySender.get(of.sender);
    const isOpen = known !== undefined && known.answered === undefined && known.drainedAt === undefined;
    // Set anew, so that the danger heard last stands last.
    this.#bySender.delete(of.sender);
    if (isOpen && !outranks(of.tier, known.tier)) {
      known.waiting.add(message);
      this.#bySender.set(of.sender, Object.assign(known, { from: of.from }));
      return;
    }
    const code = known?.code ?? this.#freshCode();
    const waiting = new Set([...(known?.waiting ?? []), message]);
    this.#bySender.set(of.sender, { ...of, code, step: -1, loop: 0, nextAt: 0, waiting });
  }

  /** The message has reached the store: the ordinary way answers, and pages, from here. */
  drained(message: string, sender: string, now: Instant): void {
    this.#untold.delete(message);
    const danger = this.#bySender.get(sender);
    if (danger === undefined) return;
    danger.waiting.delete(message);
    if (danger.waiting.size === 0) danger.drainedAt ??= now;
  }

  recall(noted: Noted): void {
    if (noted.is === 'told') return this.told(noted.message);
    const danger = this.#bySender.get(noted.sender);
    if (danger === undefined) return;
    if (noted.is === 'answered') danger.answered = { clinician: noted.clinician, at: noted.at };
    else {
      const { code, step, loop, at } = noted;
      Object.assign(danger, { code, step, loop, nextAt: at + REPEAT_MS });
      this.#lastCode = Math.min(this.#lastCode, code);
    }
  }

  coded(code: number | 'latest'): Danger | undefined {
    const paged = [...this.#bySender.values()].filter(({ step }) => step >= 0);
    if (code !== 'latest') return paged.find((each) => each.code === code);
    return paged.findLast(({ drainedAt }) => drainedAt === undefined);
  }

  /** Also those that were answered without the store and whose alert has opened since, without the answer on it. */
  due(now: Instant): { untold: Untold[]; unanswered: Danger[]; owed: (Danger & { answered: Answered })[] } {
    const all = [...this.#bySender.values()];
    for (const { sender, drainedAt, answered } of all)
      if ((drainedAt ?? answered?.at ?? now) + REMEMBERED_MS < now) this.#bySender.delete(sender);
    return {
      untold: [...this.#untold.values()].filter(({ nextAt }) => nextAt <= now),
      unanswered: all.filter(
        ({ answered, drainedAt, nextAt }) =>
          answered === undefined && drainedAt === undefined && nextAt <= now,
      ),
      owed: all.filter(isOwed),
    };
  }

  #freshCode(): number {
    const used = new Set([...this.#bySender.values()].map(({ code }) => code));
    do this.#lastCode = this.#lastCode <= 1 ? HIGHEST_CODE : this.#lastCode - 1;
    while (used.has(this.#lastCode) && used.size < HIGHEST_CODE);
    return this.#lastCode;
  }
}

function isOwed(danger: Danger): danger is Danger & { answered: Answered } {
  return danger.answered !== undefined && danger.drainedAt !== undefined && danger.handedOver !== true;
}
