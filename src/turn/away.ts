/**
 * Danger while the store is away. Nothing is known of anybody then, so this is all there is: the sender is given the
 * numbers to call, and clinicians are texted without an alert until one has answered or the message has reached the
 * store.
 */
import type { Duties } from '../escalation/duty.ts';
import { nextStep } from '../escalation/next-step.ts';
import { readCodeReply } from '../escalation/typed-act.ts';
import type { Screened } from '../model/signal.ts';
import { SECOND, type Instant } from '../model/time.ts';
import type { Route } from '../model/patient.ts';
import type { Inbound } from '../ports/receiver.ts';
import { asksForInformation } from '../reading/carrier-words.ts';
import { DirectMessages, type DirectDeps } from './away-messages.ts';
import { Dangers, REPEAT_MS, type Answered, type Danger, type Noted, type Untold } from './dangers.ts';
import { eventId } from './event-id.ts';
import { addressOf, clinicianAt } from './sender.ts';
import { looksSpanish } from './strangers.ts';

export interface AwayDeps extends DirectDeps {
  duties: Pick<Duties, 'lastKnown'>;
  /** Notes on the open alert of whoever wrote from there that this clinician has it. */
  acknowledge(from: Route, clinician: string): Promise<void>;
  /** Kept where the messages wait, so that a restart goes on with what was begun. */
  note(note: Noted): Promise<unknown>;
}

const AGAIN_MS = 15 * SECOND;
const TELL_TRIES = 8;

export class Away {
  readonly #deps: AwayDeps;
  readonly #direct: DirectMessages;
  readonly #dangers = new Dangers();
  readonly #acting = new Set<Promise<void>>();

  constructor(deps: AwayDeps) {
    this.#deps = deps;
    this.#direct = new DirectMessages(deps);
  }

  heard(inbound: Inbound): void {
    if (this.#listen(inbound)) this.begin();
  }

  /** What an earlier process heard and did. What is left is done with the next pass. */
  replay(past: { heard: Inbound } | { noted: Noted }): void {
    if ('heard' in past) this.#listen(past.heard);
    else this.#dangers.recall(past.noted);
  }

  isDanger({ providerId, from }: Inbound): boolean {
    return this.#dangers.isWaiting(eventId(providerId), addressOf(from));
  }

  drained({ providerId, from }: Inbound): void {
    this.#dangers.drained(eventId(providerId), addressOf(from), this.#deps.clock.now());
    this.begin();
  }

  /** The first clinician to send the code of a page has it, once the number to call has really been handed over. */
  async takes(inbound: Inbound): Promise<boolean> {
    const who = clinicianAt(this.#deps.content, inbound.from);
    const reply = who && readCodeReply(inbound.text);
    const danger = reply && this.#dangers.coded(reply.code);
    if (who === undefined || danger === undefined) return false;
    const { answered } = danger;
    if (answered !== undefined && answered.clinician !== who.id)
      await this.#direct.taken(who.id, inbound, answered);
    else if (danger.drainedAt !== undefined) await this.#direct.late(who.id, inbound);
    else if (await this.#direct.yours(who.id, inbound, danger.from)) await this.#answered(danger, who.id);
    return true;
  }

  /** Begins what is due now; called again and again. */
  begin(): void {
    const passing = this.#pass().finally(() => this.#acting.delete(passing));
    this.#acting.add(passing);
  }

  async settled(): Promise<void> {
    while (this.#acting.size > 0) await Promise.all(this.#acting);
  }

  /** True when the message is dangerous and new here. */
  #listen(inbound: Inbound): boolean {
    const { from, text, card } = inbound;
    const { tier, signals } = this.#heard(text.trim() || (card?.answer ?? ''));
    const id = eventId(inbound.providerId);
    const sender = addressOf(from);
    if (tier === 'none' || tier === 'soon' || this.#dangers.knows(id, sender)) return false;
    const lang = looksSpanish(text) ? 'es' : 'en';
    const heard = signals.map(({ signal }) => signal);
    this.#dangers.toTell({ id, to: from, lang, heard, tries: 0, nextAt: 0 });
    const isClinician = clinicianAt(this.#deps.content, from) !== undefined;
    if (tier !== 'ask' && !isClinician) this.#dangers.raise({ sender, from, tier }, id);
    this.#deps.log.warn('danger without the store', { event: id, tier, channel: from.channel });
    return true;
  }

  /** The carrier's word HELP is answered with the numbers, and alerts nobody. */
  #heard(text: string): Screened {
    const { content, screen } = this.#deps;
    const heard = screen({ text });
    return asksForInformation(text, content.everyWord('en')) ? { ...heard, tier: 'ask' } : heard;
  }

  async #answered(danger: Danger, clinician: string): Promise<void> {
    danger.answered ??= { clinician, at: this.#deps.clock.now() };
    this.#deps.log.info('direct page answered', { clinician, code: danger.code });
    await this.#note({ is: 'answered', sender: danger.sender, ...danger.answered });
  }

  async #pass(): Promise<void> {
    const now = this.#deps.clock.now();
    const { untold, unanswered, owed } = this.#dangers.due(now);
    await Promise.all([
      ...untold.map((one) => this.#tell(one, now)),
      ...unanswered.map((one) => this.#page(one, now)),
      ...owed.map((one) => this.#handOver(one)),
    ]);
  }

  /** Whoever has the number has the alert too; the store may be away again, and then it is tried again. */
  async #handOver(danger: Danger & { answered: Answered }): Promise<void> {
    danger.handedOver = true;
    try {
      await this.#deps.acknowledge(danger.from, danger.answered.clinician);
    } catch (fault) {
      danger.handedOver = false;
      this.#deps.log.warn('direct page not noted on the alert yet', { code: danger.code }, fault);
    }
  }

  async #tell(untold: Untold, now: Instant): Promise<void> {
    untold.tries += 1;
    untold.nextAt = now + AGAIN_MS;
    const sent = await this.#direct.numbers(untold);
    if (sent === 'later' && untold.tries < TELL_TRIES) return;
    this.#dangers.told(untold.id);
    if (sent === 'sent') await this.#note({ is: 'told', message: untold.id });
  }

  async #page(danger: Danger, now: Instant): Promise<void> {
    const { people, place } = this.#next(danger);
    // A policy that pages nobody about this tier is left as it is.
    Object.assign(danger, place, { nextAt: people.length > 0 ? now + REPEAT_MS : Infinity });
    if (people.length === 0) return;
    const { sender, code } = danger;
    // A disk that hangs holds up no page.
    const [sent] = await Promise.all([
      this.#direct.page(danger, people, now),
      this.#note({ is: 'paging', sender, code, ...place, at: now }),
    ]);
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
    const { content, clock, duties } = this.#deps;
    const duty = duties.lastKnown(clock.now());
    const next = nextStep({ tier, status: 'open', ...place }, content.policy, duty);
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
