/** The Turn that dialogs are given: it collects what they say and decide, and nothing of it happens before the commit. */
import { dangersOf, risksOf } from '../model/past-dangers.ts';
import type { Content } from '../content/content.ts';
import type { CheckIn } from '../model/check-in.ts';
import type { Event } from '../model/event.ts';
import { DIRECT_QUESTION, type PatientFile } from '../model/file.ts';
import type { FlareEpisode } from '../model/flare.ts';
import type { FormRecord } from '../model/form-record.ts';
import type { Channel } from '../model/patient.ts';
import type { Use } from '../model/reading.ts';
import type { SignalName } from '../model/signal.ts';
import { localDay, type Day, type Instant } from '../model/time.ts';
import type { Due } from '../model/work.ts';
import type { CheckIns } from './check-ins.ts';
import { askedAbout, askedAgain } from './doubts.ts';
import { withFormOffered, withFormOver, withFormUnfinished } from './form-notes.ts';
import type { Documents, Kept } from './kept.ts';
import type { Saying } from './join-messages.ts';
import type { Raised } from './raised.ts';
import type { Speech } from './speech.ts';
import { trendsOfForm, withNumber } from './trends.ts';
import type { SayOptions, Turn, Values } from './turn.ts';

/** Makes the address under which an owner's chart can be seen once; the id is that of the asking. */
export type ChartAddresses = (owner: string, id: string, until: Instant) => string | undefined;

export interface TurnBase {
  file: PatientFile;
  event: Event;
  mailNumber: number;
  now: number;
  content: Content;
  /** A danger waits behind the event. */
  isOvertaken?: boolean;
  chartAddress?: ChartAddresses | undefined;
  /** A language model is configured. */
  reads?: boolean;
}

export interface Collecting {
  kept: Kept;
  speech: Speech;
  raised: Raised;
  checkIns: CheckIns;
}

export class CollectedTurn implements Turn {
  readonly now: Instant;
  readonly content: Content;
  event: Event;
  readonly isOvertaken: boolean;
  /** What came to its end, for the patient's logs. */
  readonly ended: { flares: FlareEpisode[]; checkIns: CheckIn[]; forms: FormRecord[] };
  readonly planned = new Map<string, Due>();
  readonly unplanned = new Set<string>();
  readonly uses = new Set<Use>();
  readonly #base: TurnBase;
  readonly #kept: Kept;
  readonly #speech: Speech;
  readonly #raised: Raised;
  readonly #checkIns: CheckIns;
  /** The direct question that was put last. */
  #question: string | undefined;

  constructor(base: TurnBase, { kept, speech, raised, checkIns }: Collecting) {
    this.now = base.now;
    this.content = base.content;
    this.event = base.event;
    this.isOvertaken = base.isOvertaken ?? false;
    this.#base = base;
    this.#kept = kept;
    this.#speech = speech;
    this.#raised = raised;
    this.#checkIns = checkIns;
    this.ended = { flares: [], checkIns: checkIns.ended, forms: [] };
  }

  consent(channel: Channel) {
    return this.#base.file.consent[channel];
  }

  get talk() {
    return this.#kept.talk;
  }
  get patient() {
    return this.#kept.get('patient');
  }
  keepPatient(next: Documents['patient']) {
    this.#kept.put('patient', next);
    this.#speech.speak(next.lang);
  }
  get safetyPlan() {
    return this.#kept.get('safetyPlan');
  }
  keepSafetyPlan(next: Documents['safetyPlan']) {
    this.#kept.put('safetyPlan', next);
  }
  get aims() {
    return this.#kept.get('aims');
  }
  keepAims(next: Documents['aims']) {
    this.#kept.put('aims', next);
  }
  get pacing() {
    return this.#kept.get('pacing');
  }
  keepPacing(next: Documents['pacing']) {
    this.#kept.put('pacing', next);
  }
  get skills() {
    return this.#kept.get('skills');
  }
  keepSkills(next: Documents['skills']) {
    this.#kept.put('skills', next);
  }
  get weeks() {
    return this.#kept.get('weeks');
  }
  keepWeeks(next: Documents['weeks']) {
    this.#kept.put('weeks', next);
  }
  get medicines() {
    return this.#kept.get('medicines');
  }
  keepMedicines(next: Documents['medicines']) {
    this.#kept.put('medicines', next);
  }
  get visit() {
    return this.#kept.get('visit');
  }
  keepVisit(next: Documents['visit']) {
    this.#kept.put('visit', next);
  }
  get flares() {
    return this.#kept.get('flares');
  }
  keepFlares(next: Documents['flares'], over?: FlareEpisode) {
    this.#kept.put('flares', next);
    if (over !== undefined) this.ended.flares.push(over);
  }

  get form() {
    return this.#kept.get('form');
  }
  keepForm(next: FormRecord) {
    this.#kept.put('form', next);
    this.#note({ forms: { ...this.talk.forms, [next.form]: next.day } });
    if (next.status === 'open') return;
    this.ended.forms.push(next);
    this.#note(trendsOfForm(this.talk, next, this.content.outcomes, this.patient.zone));
  }

  get checkIn() {
    return this.#checkIns.newest;
  }
  get earlier() {
    return this.#checkIns.earlier;
  }
  keepCheckIn(next: CheckIn) {
    this.#checkIns.keep(next);
  }
  record(given: Parameters<Turn['record']>[0]) {
    this.#checkIns.record(given);
  }
  amend(of: CheckIn, answer: Parameters<Turn['amend']>[1]) {
    this.#checkIns.amend(of, answer);
  }

  keepHeld(held: Parameters<Turn['keepHeld']>[0]) {
    this.#note({ held });
  }
  keepReach(reach: Parameters<Turn['keepReach']>[0]) {
    this.#note({ reach });
  }
  keepWished(wished: Parameters<Turn['keepWished']>[0]) {
    this.#note({ wished });
  }
  noteNumber(of: string, day: Day, value: number) {
    this.#note({ trends: withNumber(this.talk.trends, of, { day, value }) });
  }
  noteFormOffered(form: string) {
    this.#note(withFormOffered(this.talk, form, this.#today));
  }
  noteUnfinished(form: string, half: Parameters<Turn['noteUnfinished']>[1]) {
    this.noteFormOffered(form);
    this.#note(withFormUnfinished(this.talk, form, half));
  }
  noteFormOver(form: string) {
    this.#note(withFormOver(this.talk, form, this.#today));
  }
  noteFound(rule: string, level?: Parameters<Turn['noteFound']>[1]) {
    const found = { ...this.talk.found, [rule]: this.#today };
    this.#note({ found, ...(level && { toldWith: { ...this.talk.toldWith, [level.of]: level.value } }) });
  }
  noteReplyTo(conversation: string) {
    if (this.talk.repliedTo !== conversation) this.#note({ repliedTo: conversation });
  }

  noteGreeting(at: Instant | undefined): void {
    if (this.talk.greetedAt !== at) this.#note({ greetedAt: at });
  }

  say(key: string, values: Values = {}, options: SayOptions = {}) {
    if (!this.#speech.says(options)) return;
    if (options.ask?.linkId === DIRECT_QUESTION) {
      this.#question = key;
      this.#kept.talk = askedAgain(this.talk, key, this.now);
    }
    if (options.ask) this.#note({ asked: options.ask.linkId });
    this.#speech.add(key, values, options);
  }
  inOneText() {
    this.#speech.inOneText();
  }
  withheld(run: () => Promise<void>) {
    return this.#speech.withheld(run);
  }
  sayAll(held: Saying) {
    for (const { ask } of held) if (ask) this.#note({ asked: ask.linkId });
    this.#speech.put(held);
  }
  hears(text: string) {
    if (this.event.kind === 'said') this.event = { ...this.event, text };
  }
  askedDirectly(signal: SignalName) {
    this.#note({ directly: { ...this.talk.directly, [signal]: this.now } });
    if (this.#question === undefined) return;
    this.#kept.talk = askedAbout(this.talk, this.#base.file.talk, signal, this.#question, this.now);
  }

  get alert() {
    return this.#raised.open;
  }
  get risks() {
    const { newest } = this.#raised;
    return newest === undefined ? {} : risksOf(newest);
  }
  get dangers() {
    const { newest } = this.#raised;
    return newest === undefined ? [] : dangersOf(newest);
  }
  raise(...danger: Parameters<Turn['raise']>) {
    this.#raised.danger(...danger);
  }
  task(name: Parameters<Turn['task']>[0]) {
    this.#raised.task(name);
  }

  get ai() {
    if (this.#base.reads !== true) return 'none';
    return this.patient.noAi === true ? 'off' : 'on';
  }
  think(use: Use) {
    if (this.ai === 'on') this.uses.add(use);
  }
  chartAddress(until: Instant) {
    return this.#base.chartAddress?.(this.#base.file.patient.id, this.event.id, until);
  }

  plan(due: Due) {
    this.unplanned.delete(due.id);
    this.planned.set(due.id, due);
  }
  unplan(id: string) {
    this.planned.delete(id);
    this.unplanned.add(id);
  }

  get #today(): Day {
    return localDay(this.now, this.#base.file.patient.zone);
  }

  #note(more: Partial<Turn['talk']>): void {
    this.#kept.note(more);
  }
}
