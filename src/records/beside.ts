/**
 * What is kept beside the check-ins, as far as the brief shows it: what helped in flares, the amount of one activity, the aim, and
 * that the clinic has changed a medicine. Documents that are not there, or say it otherwise, are nothing that a brief could show.
 */
import { z } from 'zod';
import type { Records } from '../brief/brief.ts';
import { aims } from '../model/aim.ts';
import { besideDay } from '../model/pacing.ts';
import { medicines } from '../model/medicine.ts';
import { weeksBook } from '../model/weeks.ts';
import type { Docs } from '../ports/owned.ts';

const flares = z.looseObject({
  tally: z.record(z.string(), z.object({ done: z.number(), helped: z.number() })),
});
const pacing = z.looseObject({
  words: z.string(),
  goal: z.number(),
  log: z.array(z.object({ day: z.string(), value: z.number() })),
  beside: z.array(besideDay).optional(),
  running: z.object({ quota: z.number() }).optional(),
});

export function besideIn(docs: Docs): Pick<Records, 'flares' | 'pacing' | 'weeks' | 'aims' | 'medicine'> {
  const plans = weeksBook.safeParse(docs['weeks']?.value);
  const helped = flares.safeParse(docs['flares']?.value);
  const steady = pacing.safeParse(docs['pacing']?.value);
  const watched = medicines.safeParse(docs['medicines']?.value);
  const goals = aims.safeParse(docs['aims']?.value);
  return {
    ...(goals.success && { aims: goals.data }),
    ...(plans.success && { weeks: plans.data }),
    ...(helped.success && { flares: helped.data }),
    ...(watched.data?.change && { medicine: watched.data.change }),
    ...(steady.success &&
      steady.data.running && { pacing: { ...steady.data, quota: steady.data.running.quota } }),
  };
}
