/**
 * What a visit begins with, as facts in the order in which they are read. A fact knows no language, and each says from
 * which messages, answers or alerts it was told, so that whoever doubts a line can look there.
 */
import type { StopWatch } from '../model/aim.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Beside } from '../model/pacing.ts';
import type { Measure } from '../model/outcomes.ts';
import { outranks, type SignalName, type Tier } from '../model/signal.ts';
import type { Day, Instant } from '../model/time.ts';
import type { AgreedPart, Prepared } from '../model/visit.ts';
import type { Episode } from '../outcomes/boom-bust.ts';
import type { Change } from '../outcomes/change.ts';
import type { Point, Series, Summary } from '../outcomes/numbers.ts';
import type { Overall } from '../outcomes/overall.ts';

export const sections = [
  'function',
  'pain',
  'sleep-mood',
  'flares',
  'medicines',
  'adherence',
  'alerts',
  'questions',
  'agreed',
] as const;
export type Section = (typeof sections)[number];

export type Source =
  /** The answers of these days to one question, or the scores of one form. */
  | { kind: 'answers'; of: string; days: Day[] }
  | { kind: 'check-ins'; days: Day[] }
  /** The patient's message of this instant. */
  | { kind: 'message'; at: Instant }
  | { kind: 'alert'; id: string }
  /** A document of the record, by its name. */
  | { kind: 'record'; name: string };

/** What was first heard in an alert at one instant, and how urgent that made it when it had been less so before. */
export interface Moment {
  at: Instant;
  signals: SignalName[];
  raisedTo?: Tier;
}

export interface AlertSeen {
  label: string;
  tier: Tier;
  openedAt: Instant;
  /** Oldest first; the first is that of its opening. */
  happened: [Moment, ...Moment[]];
  tasks: string[];
  /** By whom first, since it has been as urgent as it is. */
  acknowledged?: { by: string; afterMs: number };
  closed?: { at: Instant; by: string; outcome?: Outcome };
}

export type Felt = NonNullable<Beside['felt']>;

export type Fact =
  | ({ is: 'change' } & Omit<Extract<Change, { kind: 'compared' }>, 'kind'>)
  /** A mean, and no word of where it goes: there are too few answers now or at first. */
  | { is: 'too-little'; measure: Measure; now: Summary; first: number; needed: number }
  /** The same: there are enough, but until this day they are those of the first days too. */
  | { is: 'too-early'; measure: Measure; now: Summary; comparable: Day }
  /** So few numbers that each is shown. */
  | { is: 'points'; measure: Measure; points: Point[]; days: number; needed: number }
  | { is: 'none'; measure: Measure; days: number }
  | { is: 'overall'; overall: Overall }
  | { is: 'flare-days'; days: Day[]; outOf: number; within: number }
  | { is: 'flares-unknown' }
  | { is: 'helped'; step: string; helped: number; done: number }
  | {
      is: 'quota';
      words: string;
      quota: number;
      goal: number;
      reached: number;
      logged: number;
      within: number;
    }
  /** Of the same activity: sets, on the days on which they were told. */
  | { is: 'sets'; words: string; mean: number; told: number; within: number }
  | {
      is: 'felt';
      words: string;
      times: Partial<Record<Felt, number>>;
      pain?: number;
      told: number;
      within: number;
    }
  | { is: 'weeks'; part: number; reach: number; by: Day; words: string }
  | { is: 'work'; hours: number; goal: number; look?: Day; words: string }
  | { is: 'work-asks'; what: 'leaveOut' | 'limits' | 'breaks'; words: string }
  | { is: 'aim'; first: Point; last: Point; entries: number; reach: number; by: Day; words: string }
  /** The reason to look early, in the person's words; `metOn`: the answers have shown it, and nobody has looked since. */
  | { is: 'stop-watched'; measure: Measure; watch: StopWatch; metOn?: Day; words: string }
  | { is: 'stop-written'; words: string }
  | { is: 'boom-bust'; episodes: Episode[] }
  /** `asked`: only a doubt, of which it was asked and which no answer has confirmed. */
  | { is: 'heard'; signal: SignalName; days: Day[]; asked?: true }
  /** `trouble` and `left` as they were answered; `asked` are the days of the watch. */
  | {
      is: 'medicine-watch';
      changed?: { day: Day; asked: number[] };
      answers: { day: Day; trouble: number; left?: number }[];
    }
  | { is: 'answered'; answered: number; inPart: number; asked: number; within: number }
  | { is: 'alert'; alert: AlertSeen; open: boolean }
  | { is: 'more-alerts'; count: number; open: number; tier: 'any' | 'soon' }
  | { is: 'no-alerts'; within: number }
  | { is: 'prepared'; what: Prepared; words: string; at: Instant }
  /** The same put in short by a language model: no quotation, and never without the words themselves. */
  | { is: 'summary'; short: string; at: Instant }
  /** `drafted`: a language model has put it into words, and the patient has said yes to them. */
  | { is: 'question'; place: number; words: string; at: Instant; drafted?: true }
  | { is: 'more-questions'; count: number }
  | { is: 'no-questions' }
  | { is: 'agreed'; part: AgreedPart | 'taught-back'; words: string; at: Instant }
  | { is: 'correction'; words: string; at: Instant }
  /** Said of what this record does not hold, so that nobody takes its absence for good news. */
  | { is: 'not-kept'; what: 'quotas' | 'medicines' | 'helped' };

export interface Line {
  section: Section;
  fact: Fact;
  from: Source[];
}

export interface Brief {
  id: string;
  name: string;
  madeAt: Instant;
  zone: string;
  today: Day;
  visitAt: Instant | undefined;
  /** The first day that is looked at. */
  since: Day;
  lines: Line[];
  /** The last day that is drawn. */
  drawnTo: Day;
  /** What is drawn beside function and pain, day by day. */
  drawn: {
    measure: Measure;
    series: Series;
    usual: number | undefined;
    since: Day | undefined;
    /** Days without a number that are nobody's silence. */
    notAsked?: Day[];
  }[];
}

/** A danger that nobody has closed; what only waits on the list draws no eye. */
export function isOpenDanger(fact: Fact): boolean {
  return fact.is === 'alert' && fact.open && outranks(fact.alert.tier, 'soon');
}

export function linesOf({ lines }: Pick<Brief, 'lines'>, section: Section): Line[] {
  return lines.filter((each) => each.section === section);
}
