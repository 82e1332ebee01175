/** What one turn says: collected in order, joined where short, and worded at the end with the roster as it then is. */
import type { Content } from '../content/content.ts';
import type { Duty } from '../escalation/duty.ts';
import type { Alert } from '../model/alert.ts';
import type { Event } from '../model/event.ts';
import type { Language } from '../model/language.ts';
import type { PatientFile } from '../model/file.ts';
import type { Outgoing } from '../model/outgoing.ts';
import { proactiveRoute, type Route } from '../model/patient.ts';
import { MINUTE, type Instant } from '../model/time.ts';
import { inOneText, joined, type Part, type Saying } from './join-messages.ts';
import { alsoCall, signalsOf } from './also.ts';
import { ALERTING, isLive, isOfAlert, settledPart } from './live-parts.ts';
import { STANDING, type SayOptions, type Values } from './turn.ts';

interface Said {
  file: PatientFile;
  event: Event;
  now: Instant;
  content: Content;
  /** A danger is answered next, and no reply stands before that answer. */
  isOvertaken: boolean;
}

/** What is said to these answers somebody; anything else is said of our own accord. */
const ANSWERS = new Set<Event['kind']>(['said', 'thought']);

export class Speech {
  readonly #of: Said;
  #parts: Part[] = [];
  #isOfAlert = false;
  #isOneText = false;
  #lang: Language;

  constructor(of: Said) {
    this.#of = of;
    this.#lang = of.file.patient.lang;
  }

  /** Whether it goes out; a reply that is overtaken does not. */
  says({ purpose = this.#usualPurpose() }: SayOptions): boolean {
    return !(this.#of.isOvertaken && purpose === 'reply');
  }

  add(key: string, values: Values, options: SayOptions): void {
    const { now, content } = this.#of;
    const { purpose = this.#usualPurpose(), ask, chart, ai, ifRoom } = options;
    const text = options.text ?? content.text(key, this.#lang, { ...standing(this.#of), ...values });
    this.#isOfAlert ||= isOfAlert({ key, text, purpose });
    this.#parts.push({
      key,
      text,
      purpose,
      ...(ask ? { ask } : {}),
      ...(chart ? { chart } : {}),
      ...(ai ? { ai } : {}),
      ...(ifRoom ? { ifRoom } : {}),
      ...(purpose === 'reminder' ? { expiresAt: now + content.checkIns.staleAfterMinutes * MINUTE } : {}),
    });
  }

  /** What comes is said in this language. */
  speak(lang: Language): void {
    this.#lang = lang;
  }

  /** What is said meanwhile does not go out, unless it is put among the rest after all. */
  async withheld(run: () => Promise<void>): Promise<Saying> {
    const before = this.#parts;
    this.#parts = [];
    await run();
    const held = this.#parts;
    this.#parts = before;
    return held;
  }

  put(held: Saying): void {
    this.#parts.push(...held);
  }

  inOneText(): void {
    this.#isOneText = true;
  }

  get isSilent(): boolean {
    return this.#parts.length === 0;
  }

  /** Something was said that is true only while the alert is as it was read. */
  get isOfAlert(): boolean {
    return this.#isOfAlert;
  }

  /** Something was said that is worded only with the roster as it is now. */
  get isLive(): boolean {
    return this.#parts.some(isLive);
  }

  settle(duty: Duty, alert: Alert | undefined): void {
    const { content, file, event, now } = this.#of;
    const { zone } = file.patient;
    const lang = this.#lang;
    const settling = { content, lang, zone, event, alert, duty, now };
    this.#parts = this.#parts.flatMap((part) => (isLive(part) ? settledPart(part, settling) : [part]));
  }

  messages(): Outgoing[] {
    const { file, event, now } = this.#of;
    const to = routeTo(file, event);
    if (to === undefined) return [];
    const all = { v: 1, owner: file.patient.id, to, lang: this.#lang, at: now } as const;
    const messages = this.#isOneText ? inOneText(this.#parts) : joined(this.#parts);
    return messages.map((each, index) => {
      const { ifRoom: _, ...part } = each;
      const text = to.channel === 'teams' ? this.#written(part.text) : part.text;
      return { ...all, id: `${event.id}/${index}`, ...part, text };
    });
  }

  /** "Text MENU" is for a phone. */
  #written(text: string): string {
    const { content } = this.#of;
    const sends = content.text('teams.sends', this.#lang);
    const writes = content.text('teams.writes', this.#lang);
    const atFront = `${writes.charAt(0).toUpperCase()}${writes.slice(1)}`;
    return text.replace(new RegExp(`\\b${sends}(?= [A-Z]{2}|: )`, 'gi'), (found) =>
      found.startsWith(found.charAt(0).toUpperCase()) ? atFront : writes,
    );
  }

  #usualPurpose() {
    return ANSWERS.has(this.#of.event.kind) ? ('reply' as const) : ('reminder' as const);
  }
}

/** Where the patient has written from; otherwise where they have agreed to be written to, or at least not said no. */
export function routeTo(file: PatientFile, event: Event): Route | undefined {
  if ('from' in event) return event.from;
  const agreed = proactiveRoute(file.patient, (channel) => file.consent[channel] === 'granted');
  return agreed ?? proactiveRoute(file.patient, (channel) => file.consent[channel] !== 'revoked');
}

/** Values that any message may use. */
function standing({ file, content }: Said): Values {
  const numbers = content.numbers(file.patient.country);
  return {
    clinic: content.clinic.name,
    phone: content.clinic.phone,
    emergency: numbers.emergency,
    crisis: numbers.crisis,
    crisisText: numbers.crisisText ?? numbers.crisis,
    poison: numbers.poison ?? numbers.emergency,
    alerting: ALERTING,
    standing: STANDING,
    also: alsoCall(content, file.patient, signalsOf(file.alert)),
  };
}
