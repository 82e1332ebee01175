/** Lists of options that many forms only name. A form that names one of these need not carry it. */
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { readSource, shaped, written, type Fault } from './source.ts';

const concept = z.looseObject({ code: z.string(), display: z.string() });
const valueSet = z.looseObject({
  resourceType: z.literal('ValueSet'),
  url: z.url(),
  compose: z.object({
    include: z.array(z.object({ system: z.url(), concept: z.array(concept).min(1) })).min(1),
  }),
});
export type ValueSet = z.infer<typeof valueSet>;

const valueSetsFile = z.strictObject({
  id: z.string(),
  version: z.number().int().min(1),
  source: z.string(),
  review: z.looseObject({ status: z.enum(['draft', 'approved']) }),
  valueSets: z.array(valueSet),
});

export function valueSetFaults(dir: string): Fault[] {
  const faults: Fault[] = [];
  shaped(readSource(dir, 'value-sets.json', faults), valueSetsFile, faults);
  return faults;
}

/** Throws AppError CONTENT with what is wrong. */
export function readValueSets(dir: string): ValueSet[] {
  const faults: Fault[] = [];
  const value = shaped(readSource(dir, 'value-sets.json', faults), valueSetsFile, faults);
  if (value === undefined) throw new AppError('CONTENT', faults.map(written).join('\n'));
  return value.valueSets;
}
