/** Words that stand already and might become an aim: those of a visit, or of the clinic's record. They become one by a yes. */
import type { Proposed } from '../../src/model/aim.ts';
import type { Agreed } from '../../src/model/visit.ts';
import type { AimBegin } from './state.ts';

/** So that it can be shown with its numbers in two segments. */
export const MOST_LETTERS = 90;

export function offering({ words, by, until }: Proposed): AimBegin {
  return { stage: 'offered', words, offer: { by, ...(until !== undefined && { until }) } };
}

/** What was agreed at a visit, for a yes or no; undefined when it names no aim that fits a text. */
export function aimAgreed({ parts, by }: Agreed): AimBegin | undefined {
  const words = short(parts.aim?.words ?? '');
  if (words === undefined || words === '') return undefined;
  // It is said behind an "if" of ours.
  const stop = parts.stop && short(parts.stop.words.replace(/^(if|when|si|cuando)\s+/i, ''));
  return {
    stage: 'offered',
    words,
    offer: { by: 'visit', ...(by !== undefined && { until: by }), ...(stop !== undefined && { stop }) },
  };
}

export function short(text: string): string | undefined {
  return text.length <= MOST_LETTERS ? text : undefined;
}
