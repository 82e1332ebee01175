/** What the pages ask of rooms that they do not know: each is what a command of the operator's does as well. */
import type { GrownOld } from '../content/reviews.ts';
import type { Enrolled, Expected } from '../enrolment/enrol.ts';
import type { Language } from '../model/language.ts';
import type { Day, Instant } from '../model/time.ts';
import type { DrillRow } from '../ops/drill-scores.ts';
import type { RuleShare } from '../ops/rule-shares.ts';
import type { Counted } from '../ops/tally.ts';
import type { Row } from '../ops/timings.ts';

export interface SafetyReport {
  alerts: Row[];
  drills: DrillRow[];
  rules: RuleShare[];
}

/** A file of content/ with who stands behind it. */
export interface Reviewed {
  file: string;
  version: string;
  source: string;
  status: 'draft' | 'approved';
  by?: string | undefined;
  on?: Day | undefined;
}
export interface ContentReview {
  files: Reviewed[];
  /** What is in order today and will not be before long, with where it stands. */
  expiring: GrownOld[];
}

export interface Tried extends Counted {
  rule: string;
  of: 'messages' | 'numbers';
  /** Patients who were looked at, of how many; fewer when it would have taken too long. */
  people: number;
  all: number;
}

export type Listed<T> = { kind: 'rows'; rows: T[] } | { kind: 'wrong'; because: string };

export interface Office {
  /** What would become of each row, in words of this language; nothing is done. */
  expect(csv: string, lang: Language): Promise<Listed<Expected>>;
  enrol(csv: string, lang: Language): Promise<Listed<Enrolled>>;
  plans: readonly string[];
  /** False when nobody of that id is enrolled. Without a time there is no visit any more. */
  keepVisit(owner: string, at: Instant | undefined): Promise<boolean>;
  brief(
    owner: string,
    lang: Language,
    actor: string,
  ): Promise<{ html: string; pdf: Buffer; styles: string } | undefined>;
  report(): Promise<SafetyReport>;
  review(): ContentReview;
  /** The rules there are, by name. */
  rules: { words: readonly string[]; numbers: readonly string[] };
  /** Undefined when there is no rule of that name. */
  tryRule(rule: string, actor: string): Promise<Tried | undefined>;
}
