/**
 * What happened in the simulated clinic, told from what went in, what was stored and what came out. It asks of each message
 * and each check-in what became of it, so that nothing can be lost without being seen.
 */
import type { Alert } from '../model/alert.ts';
import type { CheckIn } from '../model/check-in.ts';
import type { Event, Said } from '../model/event.ts';
import { DIRECT_QUESTION, type TalkState } from '../model/file.ts';
import type { FormRecord } from '../model/form-record.ts';
import type { Moment } from '../model/moment.ts';
import type { Outgoing } from '../model/outgoing.ts';
import type { Consent } from '../model/consent.ts';
import type { Change } from '../ports/change.ts';
import { MINUTE, type Instant } from '../model/time.ts';
import { toGsm } from '../sms/gsm.ts';
import {
  disturbances,
  type AlertSeen,
  type CheckInSeen,
  type Disturbance,
  type FormSeen,
  type Seen,
} from './seen.ts';
import { segmentsOf } from './segments.ts';

const LIST = /^digest\/([\d-]+)\//;
/** Work that begins so long after its time is late. */
const LATE = MINUTE;

export class Ledger {
  readonly #now: () => Instant;
  readonly sent: Seen['sent'] = {
    invitation: none(),
    confirmation: none(),
    reply: none(),
    reminder: none(),
    safety: none(),
    page: none(),
  };
  heard = { messages: 0, segments: 0, byStaff: 0 };
  asks = 0;
  /** The rules that made a direct question needed. */
  readonly askedBy = new Map<string, number>();
  nudges = 0;
  readonly alerts = new Map<string, AlertSeen>();
  readonly listDays: Seen['listDays'] = new Set();
  readonly checkIns = new Map<string, CheckInSeen>();
  readonly forms = new Map<string, FormSeen>();
  /** Which rules about numbers each person has met, and on which days. */
  readonly found: Seen['found'] = new Map();
  /** Since when somebody may be written to, and until when. */
  readonly joined = new Map<string, { from: Instant; until?: Instant }[]>();
  readonly late = new Map<string, number>();
  readonly #open = new Map<string, CheckInSeen>();
  readonly #openForm = new Map<string, FormSeen>();
  /** Events that must have a turn. */
  readonly #waiting = new Set<string>();
  #admitted = 0;
  #turned = 0;
  #silent = 0;
  readonly faults: string[] = [];

  constructor(now: () => Instant) {
    this.#now = now;
  }

  patientSays(text: string): void {
    this.heard.messages += 1;
    this.heard.segments += segmentsOf(text);
  }

  staffSays(): void {
    this.heard.byStaff += 1;
  }

  seen(): Seen {
    const {
      sent,
      heard,
      asks,
      askedBy,
      nudges,
      alerts,
      listDays,
      checkIns,
      forms,
      found,
      joined,
      late,
      faults,
    } = this;
    return {
      sent,
      heard,
      asks,
      askedBy,
      nudges,
      alerts,
      listDays,
      checkIns,
      forms,
      found,
      joined,
      late,
      faults,
      // What became of every message a patient has written.
      inbound: {
        written: heard.messages,
        kept: this.#admitted,
        answered: this.#turned,
        needNoAnswer: this.#silent,
        waiting: this.#waiting.size,
      },
    };
  }

  out(message: Outgoing): void {
    const { purpose, key, ask, owner } = message;
    this.sent[purpose].messages += 1;
    if (message.to.channel === 'sms') this.sent[purpose].segments += segmentsOf(toGsm(message.text));
    if (ask?.linkId === DIRECT_QUESTION) this.asks += 1;
    if (key.includes('check-in.nudge')) this.nudges += 1;
    const [, listDay] = LIST.exec(message.id) ?? [];
    if (listDay !== undefined) this.listDays.add(listDay);
    const open = this.#open.get(owner);
    const form = this.#openForm.get(owner);
    if (form !== undefined && isOf(form, message)) form.messages += 1;
    else if (open?.endedAt !== undefined && open.endedAt < this.#now()) this.#open.delete(owner);
    else if (open !== undefined) during(open, message);
  }

  committed(owner: string, change: Change): void {
    const { once, put = {}, append = {}, enqueue = [] } = change;
    if ((append['messages'] ?? []).length > 0 && once !== undefined) this.#keptMessage(once, enqueue);
    if (put['alert'] !== undefined) this.#alert(owner, put['alert'] as Alert);
    for (const ended of (append['check-ins'] ?? []) as CheckIn[]) this.#checkIn(owner, ended);
    if (put['check-in'] !== undefined) this.#checkIn(owner, put['check-in'] as CheckIn);
    if (put['form'] !== undefined) this.#form(owner, put['form'] as FormRecord);
    if (put['consent'] !== undefined) this.#consent(owner, put['consent'] as Consent);
    if (put['talk'] !== undefined) this.#found(owner, put['talk'] as TalkState);
  }

  /** Rules about numbers that were met since the last look. */
  #found(owner: string, { found }: TalkState): void {
    const known = this.found.get(owner) ?? [];
    const fresh = Object.entries(found)
      .map(([rule, day]) => ({ rule, day }))
      .filter(({ rule, day }) => !known.some((each) => each.rule === rule && each.day === day));
    if (fresh.length > 0) this.found.set(owner, [...known, ...fresh]);
  }

  #keptMessage(id: string, events: readonly Event[]): void {
    this.#admitted += 1;
    for (const event of events) if (event.kind === 'said' && event.tier === 'ask') this.#doubt(event);
    if (events.length === 0) this.#silent += 1;
    for (const event of events) if (event.id === id) this.#waiting.add(id);
  }

  #doubt({ signals }: Said): void {
    for (const { signal, rule } of signals) {
      const name = `${signal} (${rule})`;
      this.askedBy.set(name, (this.askedBy.get(name) ?? 0) + 1);
    }
  }

  moment(moment: Moment): void {
    if (moment.is === 'turn-committed' && !moment.failed && this.#waiting.delete(moment.turn))
      this.#turned += 1;
    if (moment.is === 'due-claimed' && this.#now() - moment.dueAt > LATE) this.#isLate(moment.kind);
  }

  #isLate(kind: string): void {
    this.late.set(kind, (this.late.get(kind) ?? 0) + 1);
  }

  #alert(owner: string, { id, label, openedAt, tier, quotes, tasks, facts }: Alert): void {
    // What a time of day has raised has the same name for everybody whose time it was.
    const key = `${owner} ${id}`;
    const seen = this.alerts.get(key) ?? {
      owner,
      label,
      openedAt,
      tier,
      signals: new Map<string, Set<Instant>>(),
      because: new Set<string>(),
      moments: new Set<Instant>(),
    };
    for (const { kind, at } of facts) if (kind === 'opened' || kind === 'joined') seen.moments.add(at);
    for (const { at, signals } of quotes)
      for (const { signal, rule, tier: heard } of signals) {
        if (heard === 'ask') continue;
        seen.signals.set(signal, (seen.signals.get(signal) ?? new Set()).add(at));
        seen.because.add(rule);
      }
    for (const task of tasks) seen.because.add(`task ${task}`);
    if (rank(tier) > rank(seen.tier)) seen.tier = tier;
    this.alerts.set(key, seen);
  }

  #checkIn(owner: string, of: CheckIn): void {
    const key = `${owner}/${of.day}`;
    const seen = this.checkIns.get(key) ?? {
      owner,
      day: of.day,
      dueAt: of.dueAt,
      status: of.status,
      answers: 0,
      nudged: false,
      messages: 0,
      asked: new Set(),
    };
    if (of.status === 'open' && seen.begunAt === undefined) seen.begunAt = this.#now();
    seen.status = of.status;
    seen.because = of.because;
    seen.nudged = of.nudged;
    seen.answers = of.answers.filter(({ value }) => value !== undefined).length;
    this.checkIns.set(key, seen);
    if (of.status === 'open') this.#open.set(owner, seen);
    // The thanks that end it are sent in the same moment, and count.
    else seen.endedAt ??= this.#now();
  }

  #form(owner: string, { form, day, status, given }: FormRecord): void {
    const key = `${owner}/${form}/${day}`;
    const seen = this.forms.get(key) ?? { owner, form, day, status, answers: 0, messages: 0 };
    seen.status = status;
    seen.answers = given.filter(({ skipped }) => skipped !== true).length;
    this.forms.set(key, seen);
    // The question that follows an answer goes out after it is stored; what is said at its end counts too.
    this.#openForm.set(owner, seen);
  }

  #consent(owner: string, { sms, teams }: Consent): void {
    const spans = this.joined.get(owner) ?? [];
    const last = spans.at(-1);
    const isOpen = last !== undefined && last.until === undefined;
    const mayBeWrittenTo = sms === 'granted' || teams === 'granted';
    if (mayBeWrittenTo && !isOpen) spans.push({ from: this.#now() });
    if (!mayBeWrittenTo && isOpen) last.until = this.#now();
    this.joined.set(owner, spans);
  }
}

function isOf({ form }: FormSeen, { key, ask }: Outgoing): boolean {
  return ask?.questionnaire === form ? !key.includes('check-in.') : key.includes('forms.finished');
}

function during(of: CheckInSeen, message: Outgoing): void {
  of.messages += 1;
  const now = disturbanceIn(of, message);
  const graver = disturbances.find((each) => each === now || each === of.disturbedBy);
  if (graver !== undefined) of.disturbedBy = graver;
  if (message.ask !== undefined) of.asked.add(message.ask.linkId);
}

function disturbanceIn({ asked }: CheckInSeen, { ask, purpose, key }: Outgoing): Disturbance | undefined {
  if (purpose === 'safety') return 'danger';
  if (ask === undefined || !asked.has(ask.linkId)) return undefined;
  return key.startsWith('question.') ? 'not-understood' : 'own';
}

const RANKS = ['none', 'ask', 'soon', 'urgent', 'emergency'];
const rank = (tier: string) => RANKS.indexOf(tier);

function none() {
  return { messages: 0, segments: 0 };
}
