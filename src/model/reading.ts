/** What a language model outside the house is asked about a message, and all that it may answer. */
import { z } from 'zod';
import type { Language } from './language.ts';
import type { SignalName } from './signal.ts';

/** `meaning`: what the message asks for. `danger`: whether somebody in danger has been overheard. */
export const uses = ['meaning', 'danger'] as const;
export const use = z.enum(uses);
export type Use = z.infer<typeof use>;

export interface Asked {
  use: Use;
  text: string;
  lang: Language;
  /** What must not leave in any case: the names of the patient, of the clinic and of its people. */
  names: readonly string[];
}

/** Why nothing came of it. Every word of it may stand in a metric. */
export type Because =
  | 'nothing-left'
  | 'busy'
  | 'budget'
  | 'resting'
  | 'unreachable'
  | 'rate-limited'
  | 'refused'
  | 'garbage'
  | 'made-up';

/** `words`: those of the message that the answer rests on, as the patient wrote them. */
export type Read =
  | { kind: 'meaning'; meaning: string; words: string }
  | { kind: 'danger'; signal: SignalName; words: string }
  /** It was asked and has found nothing. */
  | { kind: 'none' }
  | { kind: 'failed'; because: Because };
