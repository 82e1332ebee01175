/** What is known of one person when the rules about numbers, trends and silence look at them. */
import type { SignalName } from '../model/signal.ts';
import { dayAfter, type Day } from '../model/time.ts';
import type { TriggerRule } from '../model/trigger.ts';

export interface Point {
  day: Day;
  value: number;
}

export interface PastDanger {
  signal: SignalName;
  day: Day;
  /** Of the screen, or a rule about numbers; without a name it is none that is talked about. */
  rule?: string;
  /** A clinician has dealt with it since. */
  isTalkedAbout?: boolean;
}

export interface Observed {
  today: Day;
  /** What has just been answered, as "form/item". */
  answer?: { of: string; value: number | 'yes' | 'no' | 'refused' };
  /** Numbers by "form/item", one a day, oldest first; look at them now. */
  series?: Readonly<Record<string, readonly Point[]>>;
  /** The first of them that there are, for changes too slow to be seen in the last days. */
  first?: Readonly<Record<string, readonly Point[]>>;
  /** What has just happened instead of an answer. */
  silence?: 'missed' | 'opted-out';
  /** How many asked check-ins in a row have met with silence, this one too. */
  missedInARow?: number;
  /** The days that these are of; as many, where it is left out. */
  silentDays?: number;
  /** What was urgent or an emergency, by each rule that has heard it, as it has heard it last. */
  dangers?: readonly PastDanger[];
  /** The day on which each rule was found last. */
  found?: Readonly<Record<string, Day>>;
  /** What each number was, in the mean, when the clinic was told of it last. */
  toldWith?: Readonly<Record<string, number>>;
  /** Something of this person stands on the clinic's list already: one matter more makes it no longer. */
  isListed?: boolean;
}

export type When = TriggerRule['when'];
export type Of<K extends When['kind']> = Extract<When, { kind: K }>;

/** The numbers of so many days up to today. */
export function lately(seen: Observed, of: string, days: number): Point[] {
  return between(seen, of, dayAfter(seen.today, 1 - days), seen.today);
}

export function between({ series = {} }: Observed, of: string, from: Day, to: Day): Point[] {
  return (series[of] ?? []).filter(({ day }) => day >= from && day <= to);
}

export function mean(points: readonly Point[]): number {
  return points.reduce((sum, { value }) => sum + value, 0) / points.length;
}

/** A fall, or a bound above which nothing is wrong. */
export function isLowWorse(when: When): boolean {
  return when.kind === 'fall' || (isBounded(when) && when.atLeast === undefined);
}

function isBounded(when: When): when is Of<'days'> | Of<'answer'> {
  return when.kind === 'days' || when.kind === 'answer';
}
