/**
 * Where somebody is in a form, as plain JSON. A place is the path of linkIds down to an item, with the number of the
 * round where something repeats ("medicine[1]/dose"), so that a changed form never files an answer under another
 * question.
 */
import { z } from 'zod';
import type { Option, Value } from './form.ts';

export type Place = string;

const value = z.custom<Value>((found) => typeof found === 'object' && found !== null);
const answered = z.object({
  values: z.array(value),
  /** `start`: what the form came with and nobody has confirmed. */
  by: z.enum(['person', 'start']),
  skipped: z.literal(true).optional(),
});
export type Answered = z.infer<typeof answered>;

const found = z.object({
  values: z.record(z.string(), z.array(value)).default({}),
  /** Places that an expression has switched off. */
  off: z.array(z.string()).default([]),
  /** Options that do not stand at the moment, by their number. */
  optionsOff: z.record(z.string(), z.array(z.number())).default({}),
  /** Options that an expression has given. */
  options: z.record(z.string(), z.array(z.custom<Option>((each) => typeof each === 'object'))).default({}),
  texts: z.record(z.string(), z.string()).default({}),
});
export type Found = z.infer<typeof found>;

/** What a clinician or whoever keeps the form must know: without a word of what anybody has answered. */
export const flagKinds = [
  'expression-failed',
  'expression-cut-off',
  'expressions-unsettled',
  'score-incomplete',
  'score-disagrees',
  'score-unchecked',
  'wrong-type',
  'constraint-broken',
] as const;
const flag = z.object({ kind: z.enum(flagKinds), linkId: z.string(), says: z.string() });
export type Flag = z.infer<typeof flag>;

export const state = z.object({
  v: z.literal(1),
  questionnaire: z.string(),
  version: z.string(),
  /** The open question; none when everything has been asked. */
  at: z.string().optional(),
  /** What was answered last, which "sorry, I meant 4" is about. */
  last: z.string().optional(),
  answers: z.record(z.string(), answered).default({}),
  /** How often a group that repeats stands there. */
  rounds: z.record(z.string(), z.number()).default({}),
  /** Where nothing more is to be added. */
  closed: z.array(z.string()).default([]),
  /** Places whose first values have been set, so that nobody sets them twice. */
  started: z.array(z.string()).default([]),
  /** The options that a search has left, by their number. */
  narrowed: z.array(z.number()).optional(),
  /** A reply to the open question that lacked only a part: "15 March", of which year. */
  half: z.string().optional(),
  /** A reply to the open question that may be none, until somebody says that it is: as written, and as it would be kept. */
  doubt: z.object({ means: z.string(), said: z.string(), values: z.array(value) }).optional(),
  /** How often the open question has been answered with something that was not understood. */
  tries: z.number().default(0),
  found: found.default({ values: {}, off: [], optionsOff: {}, options: {}, texts: {} }),
  flags: z.array(flag).default([]),
});
export type State = z.infer<typeof state>;

export function emptyFound(): Found {
  return { values: {}, off: [], optionsOff: {}, options: {}, texts: {} };
}

export function placeOf(above: Place | undefined, linkId: string, round?: number): Place {
  const plain = encodeURIComponent(linkId.toWellFormed());
  // Places are keys of plain objects, which have some names of their own: "constructor".
  const safe = plain in {} ? `%${plain.charCodeAt(0).toString(16)}${plain.slice(1)}` : plain;
  const own = safe + (round === undefined ? '' : `[${round}]`);
  return above === undefined ? own : `${above}/${own}`;
}
