/** What a language model outside the house is asked about a message, and all that it may answer. */
import { z } from 'zod';
import type { Language } from './language.ts';
import type { SignalName } from './signal.ts';

/**
 * `meaning`: what the message asks for. `danger`: whether somebody in danger has been overheard. `answer`: which of the
 * clinic's pages answers it. `question`: a question for the visit, made of it. `summary`: the same put in short for the page of
 * the visit.
 */
export const uses = ['meaning', 'danger', 'answer', 'question', 'summary'] as const;
export const use = z.enum(uses);
export type Use = z.infer<typeof use>;

export interface Asked {
  use: Use;
  text: string;
  lang: Language;
  /** What must not leave in any case: the names of the patient and of the clinic's people, and each part of them. */
  names: readonly string[];
  /** The clinic's name goes where it stands whole: its parts may be what everybody writes about, such as "pain". */
  clinic?: string;
}

/** A reviewed text of the clinic, as the model is shown it. */
export interface Page {
  id: string;
  title: string;
  text: string;
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
  /** `text`: the page shortened for this question; without it the page is said as it stands. */
  | { kind: 'answer'; page: string; words: string; text?: string }
  /** `question`: in the patient's own words, but for a few small ones. */
  | { kind: 'question'; question: string; words: string }
  | { kind: 'summary'; short: string; words: string }
  /** It was asked and has found nothing. */
  | { kind: 'none' }
  | { kind: 'failed'; because: Because };
