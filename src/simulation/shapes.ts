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
  danger: z.array(z.strictObject({ signal: signalName, says: phrases })).min(1),
});
export type Phrases = z.infer<typeof perLanguage>;

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
