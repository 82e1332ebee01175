/** The value sets a clinic keeps for forms that only name them: `content/value-sets.json`. */
import { z } from 'zod';

export const valueSetsFile = z.object({
  id: z.string(),
  version: z.number().int().min(1),
  source: z.string(),
  review: z.looseObject({ status: z.enum(['draft', 'approved']) }),
  valueSets: z.array(z.looseObject({ resourceType: z.literal('ValueSet'), url: z.string() })),
});
