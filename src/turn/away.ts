/**
 * Danger while the store is away. Nothing is known of anybody then, so this is all there is: the sender is given the
 * numbers to call, and clinicians are texted without an alert until one has answered or the message has reached the
 * store. Everything here is in memory, and noted where the messages wait, so that a restart goes on with it.
 */
import { nextStep } from '../escalation/next-step.ts';
import { readCodeReply } from '../escalation/reply-code.ts';
import type { Clinician } from '../model/clinician.ts';
import { outranks } from '../model/signal.ts';
import { MINUTE, SECOND, type Instant } from '../model/time.ts';
import type { Inbound } from '../ports.ts';
import { DirectMessages, type DirectDeps } from './away-messages.ts';
import { eventId } from './event-id.ts';
import { addressOf, clinicianAt } from './receive.ts';
import type { Danger, Noted, Untold } from './away-state.ts';
import { looksSpanish } from './strangers.ts';

export interface AwayDeps extends DirectDeps {
  note(note: Noted): Promise<unknown>;
}

const REPEAT_MS = 3 * MINUTE;
const AGAIN_MS = 15 * SECOND;
const TELL_TRIES = 8;
/** A late answer to a page is still given the number, for a while after the message has reached the store. */
const REMEMBERED_MS = 60 * MINUTE;
/** High, for the ordinary codes begin at 1: a clinician may hold both at once. */
const HIGHEST_CODE = 99;

export class Away {
  readonly #deps: AwayDeps;
  readonly #direct: DirectMessages;
  readonly #untold = new Map<string, Untold>();
  /** By the sender's address: several messages of one person are one danger. */
  readonly #dangers = new Map<string, Danger>();
  readonly #acting = new Set<Promise<void>>();
  #lastCode = HIGHEST_CODE + 1;

  constructor(deps: AwayDeps) {
    this.#deps = deps;
    this.#direct = new DirectMessages(deps);
  }

  heard(inbound: Inbound): void {
    if (this.#listen(inbound)) this.begin();
  }

  /** What an earlier process heard and did. It acts on what is left with the next pass. */
  replay(what: { heard: Inbound } | { noted: Noted }): void {
    if ('heard' in what) this.#listen(what.heard);
    else this.#recall(what.noted);
  }

  drained(inbound: Inbound): void {
    const id = eventId(inbound.providerId);
    this.#untold.delete(id);
    const danger = this.#dangers.get(addressOf(inbound.from));
    if (danger === undefined) return;
    danger.waiting.delete(id);
    if (danger.waiting.size === 0) danger.drainedAt ??= this.#deps.clock.now();
  }

  /** The first clinician to send the code of a page has it, once the number to call has really been handed over. */
  async takes(inbound: Inbound): Promise<boolean> {
    const who = clinicianAt(this.#deps.content, inbound.from);
    const reply = who && readCodeReply(inbound.text);
    const danger = reply && this.#coded(reply.code);
    if (who === undefined || danger === undefined) return false;
    const { answered } = danger;
    if (answered !== undefined && answered.clinician !== who.id) {
      await this.#direct.taken(who.id, inbound, answered);
      return true;
    }
    const sent = await this.#direct.yours(who.id, inbound, danger.from);
    if (sent && answered === undefined) await this.#answered(danger, who);
    return true;
  }

  /** Does what is due now; called again and again. */
  begin(): void {
    const passing = this.#pass().finally(() => this.#acting.delete(passing));
    this.#acting.add(passing);
  }

  async settled(): Promise<void> {
    while (this.#acting.size > 0) await Promise.all(this.#acting);
  }

  /** True when the message is dangerous and new here. */
  #listen(inbound: Inbound): boolean {
    const { tier } = this.#deps.screen({ text: inbound.text.trim() || (inbound.card?.answer ?? '') });
    const id = eventId(inbound.providerId);
    const sender = addressOf(inbound.from);
    const danger = this.#dangers.get(sender);
    const isKnown = this.#untold.has(id) || danger?.waiting.has(id) === true;
    if (isKnown || tier === 'none' || tier === 'soon') return false;
    const lang = looksSpanish(inbound.text) ? 'es' : 'en';
    this.#untold.set(id, { id, to: inbound.from, lang, tries: 0, nextAt: 0 });
    const pages = tier === 'emergency' || tier === 'urgent';
    if (pages && clinicianAt(this.#deps.content, inbound.from) === undefined)
      this.#raise(sender, inbound, id, tier);
    return true;
  }

  /** New danger from somebody whom a clinician has answered for begins afresh, as it does with an alert. */
  #raise(sender: string, { from }: Inbound, id: string, tier: Danger['tier']): void {
    const known = this.#dangers.get(sender);
    const isOpen = known !== undefined && known.answered === undefined && known.drainedAt === undefined;
    // Set anew, so that the danger heard last stands last.
    this.#dangers.delete(sender);
    if (isOpen && !outranks(tier, known.tier)) {
      known.waiting.add(id);
      this.#dangers.set(sender, Object.assign(known, { from }));
      return;
    }
    const code = known?.code ?? this.#freshCode();
    const waiting = new Set([...(known?.waiting ?? []), id]);
    this.#dangers.set(sender, { sender, from, tier, code, step: -1, loop: 0, nextAt: 0, waiting });
  }

  #freshCode(): number {
    const used = new Set([...this.#dangers.values()].map(({ code }) => code));
    do this.#lastCode = this.#lastCode <= 1 ? HIGHEST_CODE : this.#lastCode - 1;
    while (used.has(this.#lastCode) && used.size < HIGHEST_CODE);
    return this.#lastCode;
  }

  #coded(code: number | 'latest'): Danger | undefined {
    const paged = [...this.#dangers.values()].filter(({ step }) => step >= 0);
    if (code !== 'latest') return paged.find((each) => each.code === code);
    return paged.findLast(({ drainedAt }) => drainedAt === undefined);
  }

  async #answered(danger: Danger, { id }: Clinician): Promise<void> {
    danger.answered ??= { clinician: id, at: this.#deps.clock.now() };
    this.#deps.log.info('direct page answered', { clinician: id, code: danger.code });
    await this.#note({ is: 'answered', sender: danger.sender, ...danger.answered });
  }

  #recall(noted: Noted): void {
    if (noted.is === 'told') return void this.#untold.delete(noted.message);
    const danger = this.#dangers.get(noted.sender);
    if (danger === undefined) return;
    if (noted.is === 'answered') danger.answered = { clinician: noted.clinician, at: noted.at };
    else Object.assign(danger, { code: noted.code, ...placeOf(noted), nextAt: noted.at + REPEAT_MS });
    this.#lastCode = Math.min(this.#lastCode, danger.code);
  }

  async #pass(): Promise<void> {
    const now = this.#deps.clock.now();
    for (const [sender, { drainedAt }] of this.#dangers)
      if (drainedAt !== undefined && drainedAt + REMEMBERED_MS < now) this.#dangers.delete(sender);
    const untold = [...this.#untold.values()].filter(({ nextAt }) => nextAt <= now);
    const unanswered = [...this.#dangers.values()].filter(
      ({ answered, drainedAt, nextAt }) => answered === undefined && drainedAt === undefined && nextAt <= now,
    );
    await Promise.all([
      ...untold.map((one) => this.#tell(one, now)),
      ...unanswered.map((one) => this.#page(one, now)),
    ]);
  }

  async #tell(untold: Untold, now: Instant): Promise<void> {
    untold.tries += 1;
    untold.nextAt = now + AGAIN_MS;
    const sent = await this.#direct.numbers(untold);
    if (sent === 'later' && untold.tries < TELL_TRIES) return;
    this.#untold.delete(untold.id);
    if (sent === 'sent') await this.#note({ is: 'told', message: untold.id });
  }

  async #page(danger: Danger, now: Instant): Promise<void> {
    const { people, place } = this.#next(danger);
    Object.assign(danger, place, { nextAt: now + REPEAT_MS });
    await this.#note({ is: 'paging', sender: danger.sender, code: danger.code, ...place, at: now });
    const sent = await this.#direct.page(danger, people, now);
    // When nobody could be reached, waiting for an answer would be waiting for nothing.
    if (!sent) danger.nextAt = Math.min(danger.nextAt, now + AGAIN_MS);
  }

  /** The first two steps at once: one of the two ways in which people are told is missing now. */
  #next(danger: Danger): { people: string[]; place: Place } {
    const first = this.#after(danger.tier, placeOf(danger));
    if (danger.step >= 0) return first;
    const second = this.#after(danger.tier, first.place);
    return { ...second, people: [...new Set([...first.people, ...second.people])] };
  }

  #after(tier: Danger['tier'], place: Place): { people: string[]; place: Place } {
    const { policy, clinic } = this.#deps.content;
    const next = nextStep({ tier, status: 'open', ...place }, policy, clinic);
    return next.kind === 'tell' ? { people: next.people, place: placeOf(next) } : { people: [], place };
  }

  /** Without a note the work is done all the same; a restart may then repeat it. */
  async #note(note: Noted): Promise<void> {
    try {
      await this.#deps.note(note);
    } catch (fault) {
      this.#deps.log.error('direct page not noted', { is: note.is }, fault);
    }
  }
}

type Place = Pick<Danger, 'step' | 'loop'>;

function placeOf({ step, loop }: Place): Place {
  return { step, loop };
}
