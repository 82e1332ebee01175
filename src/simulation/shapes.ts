/** What content/simulation.yaml holds: who lives in a simulated clinic, how they write, and what a text costs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { signalName } from '../model/signal.ts';
import { temperaments } from './temperaments.ts';

const phrases = z.array(z.string().min(1)).min(1);
const perLanguage = z.strictObject({
  /** {n} is the number. */
  number: phrases,
  numberWords: z.array(z.string()).length(11),
  noNote: phrases,
  note: phrases,
  noteOverdone: phrases,
  noteIll: phrases,
  unasked: phrases,
  no: phrases,
  yes: phrases,
  join: phrases,
  goal: phrases,
  noticed: phrases,
  danger: z.array(z.strictObject({ signal: signalName, says: phrases })).min(1),
});
export type Phrases = z.infer<typeof perLanguage>;

const felt = z.enum(['pain', 'limits', 'sleep', 'mood']);
const of = z
  .array(z.string().regex(/^[a-z0-9-]+\/[\w-]+$/, 'is not a question; write it as form/question'))
  .min(1);
/** What an answer to a form hangs on. */
const formAnswer = z.union([
  z.strictObject({
    of,
    by: felt,
    days: z.number().int().min(1),
    at0: z.number(),
    at10: z.number(),
    spread: z.number().min(0),
  }),
  z.strictObject({ of, says: phrases }),
  z.strictObject({ of, words: z.enum(['goal', 'noticed']) }),
  z.strictObject({ of, truth: z.enum(['thoughts', 'trouble']) }),
]);
export type FormAnswer = z.infer<typeof formAnswer>;

const percent = z.number().min(0).max(100);
const forms = z.strictObject({
  plan: z.string().min(1),
  thoughts: percent,
  /** By the number of the choice. */
  trouble: z.record(z.string().regex(/^\d$/), percent),
  answers: z.array(formAnswer),
});

const tariff = z.strictObject({
  currency: z.string().length(3),
  perSegmentOut: z.number().min(0),
  perSegmentIn: z.number().min(0),
  source: z.string().min(1),
});
export type Tariff = z.infer<typeof tariff>;

const simulation = z.strictObject({
  id: z.literal('simulation'),
  version: z.number(),
  source: z.string(),
  review: z.strictObject({ status: z.literal('draft') }),
  tariff,
  shares: z.record(z.enum(temperaments), z.number().min(0)),
  spanish: z.number().min(0).max(1),
  zones: phrases,
  away: phrases,
  forms,
  en: perLanguage,
  es: perLanguage,
});
export type Simulation = z.infer<typeof simulation>;

export function readSimulation(contentDir: string): Simulation {
  const file = join(contentDir, 'simulation.yaml');
  const read = simulation.safeParse(parse(textOf(file)));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new AppError('CONTENT', `${file}: ${first?.path.join('.')}: ${first?.message}`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError('CONTENT', `${file} cannot be read`, cause);
  }
}
