/** What was seen of a simulated clinic, as plain values: it can be handed from one thread to another, and put together. */
import type { Alert } from '../model/alert.ts';
import type { CheckIn } from '../model/check-in.ts';
import type { FormRecord } from '../model/form-record.ts';
import type { Outgoing } from '../model/outgoing.ts';
import type { Day, Instant } from '../model/time.ts';

export interface CheckInSeen {
  owner: string;
  day: string;
  dueAt: Instant;
  begunAt?: Instant;
  endedAt?: Instant;
  status: CheckIn['status'];
  because?: string | undefined;
  answers: number;
  nudged: boolean;
  /** Texts from us between its begin and its end. */
  messages: number;
  /** The questions it has asked. */
  asked: Set<string>;
  /** Why it took more messages than its questions need, the gravest reason first; undefined where it did not. */
  disturbedBy?: Disturbance;
}

/** A danger was talked about, a reply was not understood, or the person asked or told something else in the middle. */
export const disturbances = ['danger', 'not-understood', 'own'] as const;
export type Disturbance = (typeof disturbances)[number];

export interface FormSeen {
  owner: string;
  form: string;
  day: string;
  status: FormRecord['status'];
  answers: number;
  /** Texts from us that put its questions; what ends the check-in and begins the form in one text is the check-in's. */
  messages: number;
}

export interface AlertSeen {
  owner: string;
  label: string;
  openedAt: Instant;
  tier: Alert['tier'];
  /** Each with the instants at which it was heard. */
  signals: Map<string, Set<Instant>>;
  /** Rules of the screen, triggers, and tasks. */
  because: Set<string>;
  /** When it was opened, and when something more of the same person has joined it. */
  moments: Set<Instant>;
}

export interface Sent {
  messages: number;
  segments: number;
}

export interface Seen {
  sent: Record<Outgoing['purpose'], Sent>;
  heard: Sent & { byStaff: number };
  asks: number;
  /** How often each rule made a direct question needed. */
  askedBy: Map<string, number>;
  nudges: number;
  alerts: Map<string, AlertSeen>;
  checkIns: Map<string, CheckInSeen>;
  forms: Map<string, FormSeen>;
  /** The days on which clinicians were told a list. */
  listDays: Set<Day>;
  /** By person: which rules about numbers were met, and on which days. */
  found: Map<string, { rule: string; day: Day }[]>;
  /** Since when somebody may be written to, and until when. */
  joined: Map<string, { from: Instant; until?: Instant }[]>;
  late: Map<string, number>;
  inbound: Record<'written' | 'kept' | 'answered' | 'needNoAnswer' | 'waiting', number>;
  faults: string[];
}

/** Of groups, in their order. Nobody lives in two of them. */
export function together(groups: readonly Seen[]): Seen {
  const [first, ...others] = groups;
  if (first === undefined) throw new Error('nothing was seen');
  return others.reduce(
    (all, each) => ({
      sent: paired(all.sent, each.sent, added),
      heard: added(all.heard, each.heard),
      asks: all.asks + each.asks,
      askedBy: counted(all.askedBy, each.askedBy),
      nudges: all.nudges + each.nudges,
      alerts: new Map([...all.alerts, ...each.alerts]),
      listDays: new Set([...all.listDays, ...each.listDays]),
      checkIns: new Map([...all.checkIns, ...each.checkIns]),
      forms: new Map([...all.forms, ...each.forms]),
      found: new Map([...all.found, ...each.found]),
      joined: new Map([...all.joined, ...each.joined]),
      late: counted(all.late, each.late),
      inbound: added(all.inbound, each.inbound),
      faults: [...all.faults, ...each.faults],
    }),
    first,
  );
}

function paired<K extends string, V>(one: Record<K, V>, other: Record<K, V>, with_: (a: V, b: V) => V) {
  const names = Object.keys(one) as K[];
  return Object.fromEntries(names.map((name) => [name, with_(one[name], other[name])])) as Record<K, V>;
}

function added<T extends Record<keyof T, number>>(one: T, other: T): T {
  return paired(one, other, (a: number, b: number) => a + b) as T;
}

function counted(one: Map<string, number>, other: Map<string, number>): Map<string, number> {
  const all = new Map(one);
  for (const [name, count] of other) all.set(name, (all.get(name) ?? 0) + count);
  return all;
}
