/** What reading a reply as an answer can come to. */
import type { Value } from './form.ts';
import type { Offer } from './offered.ts';
import type { Said } from './said.ts';

/** The last part of a message's key, and what fills it. */
export interface Unclear {
  kind: 'unclear';
  because: string;
  /** What was said, where it lacks only a part that may come by itself, such as the unit or the year. */
  half?: string;
  values?: Record<string, string | number>;
}
export type AnswerRead =
  /** `said`: what was made of the reply, where that is not what it said. */
  | { kind: 'values'; values: Value[]; said?: Said[] }
  | { kind: 'narrowed' | 'either'; to: Offer[] }
  | { kind: 'none' }
  | Unclear;

export function unclear(because: string, values?: Record<string, string | number>): Unclear {
  return { kind: 'unclear', because, ...(values !== undefined && { values }) };
}

export function half(said: string, because: string): Unclear {
  return { kind: 'unclear', because, half: said };
}

export function only(value: Value): AnswerRead {
  return { kind: 'values', values: [value] };
}
