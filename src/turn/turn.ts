/**
 * One turn: what a dialog may know and do while it answers one event. It collects; nothing leaves and nothing is stored
 * until the turn's one commit.
 */
import type { Content } from '../content/content.ts';
import type { Aims } from '../model/aim.ts';
import type { Alert, AskedOf, PastDanger } from '../model/alert.ts';
import type { Answer, CheckIn } from '../model/check-in.ts';
import type { Chart } from '../model/chart.ts';
import type { Event } from '../model/event.ts';
import type { FormRecord } from '../model/form-record.ts';
import type { TalkState } from '../model/file.ts';
import type { Ask } from '../model/outgoing.ts';
import type { Channel, Patient } from '../model/patient.ts';
import type { ConsentState, Purpose } from '../model/consent.ts';
import type { FlareBook, FlareEpisode } from '../model/flare.ts';
import type { Medicines } from '../model/medicine.ts';
import type { PacingPlan } from '../model/pacing.ts';
import type { Use } from '../model/reading.ts';
import type { SkillBook } from '../model/skill.ts';
import type { SafetyPlan } from '../model/safety-plan.ts';
import type { Signal, SignalName, Tier } from '../model/signal.ts';
import type { Day, Instant } from '../model/time.ts';
import type { Visit } from '../model/visit.ts';
import type { WeeksBook } from '../model/weeks.ts';
import type { Due } from '../model/work.ts';
import type { Saying } from './join-messages.ts';
import type { Ai } from './thinking.ts';

/** Stands in a text until it is known, just before the commit, who knows of the alert that is open. */
export const STANDING = '{standing}';

export type Values = Record<string, string | number>;

export interface RaisedOf {
  /** What a clinician should do. */
  task?: string | undefined;
  /** The question that was answered, where the answer alone tells nothing to somebody who was not there. */
  asked?: AskedOf | undefined;
}

export type { Saying } from './join-messages.ts';

export interface SayOptions {
  purpose?: Purpose;
  ask?: Ask;
  /** Text that is not in the message catalogue, such as a questionnaire's own question. `key` then only names it. */
  text?: string;
  chart?: Chart;
  /** A language model had a part in it. */
  ai?: true;
  /** Left out where the one text of the turn has no room for it. */
  ifRoom?: true;
}

export interface Turn {
  readonly patient: Patient;
  readonly now: Instant;
  readonly content: Content;
  readonly event: Event;
  readonly talk: TalkState;
  /** A danger came in behind this message and is answered next: no reply of this turn is said. */
  readonly isOvertaken: boolean;
  /** What the patient has decided themselves: their clock, the time of their check-in, a pause. */
  keepPatient(changed: Patient): void;
  /** What the patient has agreed to on this channel. */
  consent(channel: Channel): ConsentState;
  /** The alert that is not resolved yet, as it will be stored. */
  readonly alert: Alert | undefined;
  /** The newest check-in, open or ended, as it will be stored. */
  readonly checkIn: CheckIn | undefined;
  /** Those of the days before it that can still be put right, newest first. */
  readonly earlier: readonly CheckIn[];
  /** Puts an answer in a check-in that is over, which may be that of a day without one; what is read from its numbers follows. */
  amend(of: CheckIn, answer: Omit<Answer, 'at' | 'channel'>): void;
  /** The form that is open, or was open last, as it will be stored. */
  readonly form: FormRecord | undefined;
  /** Starts, changes or ends it; an ended one goes to the patient's log, and its numbers to the trends. */
  keepForm(changed: FormRecord): void;
  /** What the patient has written for the hardest hours; undefined takes it away. */
  readonly safetyPlan: SafetyPlan | undefined;
  keepSafetyPlan(changed: SafetyPlan | undefined): void;
  /** What the patient wants to be able to do again, and how far it has come. */
  readonly aims: Aims | undefined;
  keepAims(changed: Aims): void;
  /** What is kept of this person's flares. */
  readonly flares: FlareBook;
  /** `ended` goes to the patient's log. */
  keepFlares(changed: FlareBook, ended?: FlareEpisode): void;
  readonly pacing: PacingPlan | undefined;
  /** Undefined takes it away; its numbers stay with the others. */
  keepPacing(changed: PacingPlan | undefined): void;
  /** How this person has found the skills they tried. */
  readonly skills: SkillBook;
  keepSkills(changed: SkillBook): void;
  /** Plans of weeks that the person has made, towards an aim and back to work. */
  readonly weeks: WeeksBook;
  keepWeeks(changed: WeeksBook): void;
  /** Whether the clinic has changed a medicine, and how far it was asked about. */
  readonly medicines: Medicines;
  keepMedicines(changed: Medicines): void;
  /** In which words the person was told last how their alert stands. */
  keepHeld(held: NonNullable<TalkState['held']>): void;
  /** What of the check-ins was settled just now; undefined once it is taken back. */
  keepWished(changed: TalkState['wished']): void;
  /** What the budget of unasked messages goes by. */
  keepReach(changed: NonNullable<TalkState['reach']>): void;
  /** A number of a day that no question of a form has asked for, such as minutes of walking. */
  noteNumber(of: string, day: Day, value: number): void;
  /** The next visit: when it is, and what the patient brings to it. */
  readonly visit: Visit;
  keepVisit(changed: Visit): void;
  /** Held until the commit, then sent in this order. Short ones in a row travel as one message. */
  say(key: string, values?: Values, options?: SayOptions): void;
  /** What is said meanwhile is held back until it is said after all, or not. */
  withheld(run: () => Promise<void>): Promise<Saying>;
  sayAll(held: Saying): void;
  /** From now on the message is this part of it, until the next one or all of it. */
  hears(text: string): void;
  /** What this turn says is one text, as far as two segments hold it, so that a check-in costs few. */
  inOneText(): void;
  /** Starts, changes or ends the day's check-in; an ended one goes to the patient's log. */
  keepCheckIn(changed: CheckIn): void;
  record(answer: Omit<Answer, 'at' | 'channel' | 'flags'> & { flags?: Answer['flags'] }): void;
  /** A danger found in an answer or in silence: an alert in the same commit. */
  raise(tier: Exclude<Tier, 'none' | 'ask'>, signals: Signal[], of?: RaisedOf): void;
  /** When each danger of this patient was urgent or an emergency last, dealt with or not. */
  readonly risks: Partial<Record<SignalName, Instant>>;
  /** The same by each rule that has heard it, and which of them a clinician has dealt with. */
  readonly dangers: readonly PastDanger[];
  /** A rule about numbers has been met today, and what the clinic is told of the number. */
  noteFound(rule: string, level?: { of: string; value: number }): void;
  /** It was asked today whether now is a good time for this form. */
  noteFormOffered(form: string): void;
  /** It was left in the middle today, and comes back some days later. */
  noteUnfinished(form: string, half: { state?: Record<string, unknown> }): void;
  /** It was answered, begun anew or refused: nothing of it is left to come back to. */
  noteFormOver(form: string): void;
  /** What was said last was for this conversation. */
  noteReplyTo(conversation: string): void;
  /** They are greeted now; or the greeting has been answered. */
  noteGreeting(at: Instant | undefined): void;
  /** The direct question about this signal has been put now. */
  askedDirectly(signal: SignalName): void;
  /** Something a person should look at without being woken for it. */
  task(
    name:
      | 'nurse-asked'
      | 'data-asked'
      | 'medicine-asked'
      | 'not-understood'
      | 'clinic-asked'
      | 'question-asked'
      | 'unprocessed-message'
      | 'many-messages'
      | 'same-message'
      | 'in-hospital'
      | 'medicine-unheard'
      | 'wrong-number'
      | 'meant-otherwise'
      | 'question-unwanted',
  ): void;
  /** Whether a language model may read what this patient writes. */
  readonly ai: Ai;
  /** Has one read these words after the turn; nothing at all where it may not. */
  think(use: Use): void;
  /** Where this patient's chart can be seen once, until then; undefined where we have no address of our own. */
  chartAddress(until: Instant): string | undefined;
  plan(due: Due): void;
  unplan(id: string): void;
}
