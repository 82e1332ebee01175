/** People living: they join, answer or do not, say something unasked, travel, and may come to be in danger. */
import type { Outgoing } from '../model/outgoing.ts';
import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  atLocal,
  dayAfter,
  daysBetween,
  localClock,
  localDay,
  type Day,
  type Instant,
} from '../model/time.ts';
import { DIRECT_QUESTION } from '../model/file.ts';
import type { SimulatedClinic } from './clinic.ts';
import { formReply } from './form-replies.ts';
import type { Person } from './people.ts';
import { replyTo } from './replies.ts';
import type { Phrases, Simulation } from './shapes.ts';
import type { Felt } from './temperaments.ts';
import { isInDanger } from './truth.ts';

const WAKES = '08:00';
const SLEEPS = '22:00';
const JOINS = 0.96;
const ANSWERS_DIRECTLY = 0.93;

export interface Living {
  clinic: SimulatedClinic;
  simulation: Simulation;
  firstDay: Day;
  days: number;
  wrote: (text: string) => void;
}

export class Life {
  readonly #who: Person;
  readonly #in: Living;
  readonly #phrases: Phrases;
  /** Only the newest intention counts: whoever is asked again forgets what they were about to answer. */
  #intention = 0;

  constructor(who: Person, living: Living) {
    this.#who = who;
    this.#in = living;
    this.#phrases = living.simulation[who.lang];
  }

  /** Everything that does not wait for a message. */
  plan(): void {
    const { clinic, firstDay, days } = this.#in;
    const { chance, manner, dangerOn, away } = this.#who;
    clinic.at(clinic.now(), () => clinic.enrol(this.#row(this.#who.zone)));
    if (away !== undefined) {
      clinic.at(this.#morning(dayAfter(firstDay, away.from)), () => clinic.enrol(this.#row(away.zone)));
      const back = this.#morning(dayAfter(firstDay, away.until));
      clinic.at(back, () => clinic.enrol(this.#row(this.#who.zone)));
    }
    for (let day = 1; day < days; day += 1) {
      if (chance.is(manner.unasked)) this.#sayOn(day, chance.pick(this.#phrases.unasked));
      if (dangerOn === day) this.#sayOn(day, chance.pick(chance.pick(this.#phrases.danger).says));
    }
  }

  received({ purpose, ask, key }: Outgoing): void {
    const { chance, manner } = this.#who;
    if (purpose === 'invitation') return void (chance.is(JOINS) && this.#join());
    if (ask === undefined) return;
    const lived = this.#lived();
    const living = { who: this.#who, lived, phrases: this.#phrases, forms: this.#in.simulation.forms };
    const now = { today: lived.at(-1)!, isInDanger: isInDanger(this.#who.dangerOn, lived.length - 1) };
    const reply = () => formReply(ask, living) ?? replyTo(ask, this.#who, now, this.#phrases);
    if (ask.linkId === DIRECT_QUESTION)
      return void (chance.is(ANSWERS_DIRECTLY) && this.#intend(chance.wait(3 * MINUTE), reply));
    if (purpose !== 'reminder')
      return void (chance.is(manner.leaves / 4) || this.#intend(chance.wait(25 * SECOND), reply));
    const begins = key.includes('nudge') ? manner.wakes : manner.begins;
    if (chance.is(begins)) this.#intend(chance.wait(20 * MINUTE), reply);
  }

  #join(): void {
    const { chance } = this.#who;
    this.#intend(chance.wait(15 * MINUTE), () => chance.pick(this.#phrases.join));
  }

  #intend(inMs: number, reply: () => string | undefined): void {
    const mine = (this.#intention += 1);
    const { clinic } = this.#in;
    clinic.at(this.#awake(clinic.now() + Math.min(inMs, 12 * HOUR)), async () => {
      const text = this.#intention === mine ? reply() : undefined;
      if (text !== undefined) await this.#say(text);
    });
  }

  #sayOn(day: number, text: string): void {
    const { clinic, firstDay } = this.#in;
    const at = this.#morning(dayAfter(firstDay, day)) + this.#who.chance.between(0, 13 * HOUR);
    clinic.at(at, () => this.#say(text));
  }

  async #say(text: string): Promise<void> {
    this.#in.wrote(text);
    await this.#in.clinic.hear({ channel: 'sms', number: this.#who.number, via: 'twilio' }, text);
  }

  #row(zone: string): Record<string, string> {
    const { id, name, number, lang, checkIn } = this.#who;
    const { plan } = this.#in.simulation.forms;
    return { id, name, mobile: number, language: lang, zone, check_in: checkIn, plan };
  }

  /** All days up to today. */
  #lived(): Felt[] {
    const { days, dangerOn } = this.#who;
    const today = daysBetween(this.#in.firstDay, localDay(this.#in.clinic.now(), this.#zone()));
    const lived = days.slice(0, Math.max(0, Math.min(today, days.length - 1)) + 1);
    const felt = lived.pop();
    if (felt === undefined) throw new Error('a life without days');
    return [...lived, dangerOn !== undefined && Math.abs(today - dangerOn) < 2 ? { ...felt, mood: 1 } : felt];
  }

  #zone(): string {
    const { away, zone } = this.#who;
    if (away === undefined) return zone;
    const today = daysBetween(this.#in.firstDay, localDay(this.#in.clinic.now(), zone));
    return today >= away.from && today < away.until ? away.zone : zone;
  }

  #morning(day: Day): Instant {
    return atLocal(day, WAKES, this.#who.zone);
  }

  /** Nobody answers in their sleep. */
  #awake(at: Instant): Instant {
    const clock = localClock(at, this.#zone());
    if (clock >= WAKES && clock < SLEEPS) return at;
    const day = localDay(at, this.#zone());
    const wakes = atLocal(clock < WAKES ? day : dayAfter(day), WAKES, this.#zone());
    return Math.min(wakes + this.#who.chance.between(0, HOUR), at + DAY);
  }
}
