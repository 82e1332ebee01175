/** What is remembered of a danger while the store is away. */
import type { Language } from '../model/language.ts';
import type { Route } from '../model/patient.ts';
import type { Instant } from '../model/time.ts';

/** One person who has written something dangerous, until a clinician answers or it has reached the store. */
export interface Danger {
  sender: string;
  from: Route;
  tier: 'emergency' | 'urgent';
  code: number;
  /** As in an alert: the last step of the policy that was carried out, and how often it has begun again. */
  step: number;
  loop: number;
  nextAt: Instant;
  /** The messages that have not reached the store yet. */
  waiting: Set<string>;
  answered?: Answered;
  drainedAt?: Instant;
}

export interface Answered {
  clinician: string;
  at: Instant;
}

/** Somebody who has not been given the numbers to call yet. */
export interface Untold {
  id: string;
  to: Route;
  lang: Language;
  tries: number;
  nextAt: Instant;
}

/** What a restart must know. */
export type Noted =
  | { is: 'told'; message: string }
  | { is: 'paging'; sender: string; code: number; step: number; loop: number; at: Instant }
  | ({ is: 'answered'; sender: string } & Answered);
