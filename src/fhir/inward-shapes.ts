/** What of other people's resources is read, and no more: whatever else they hold is let be. */
import { z } from 'zod';

const identifier = z.looseObject({ system: z.string().optional(), value: z.string().optional() });
export const reference = z.looseObject({
  reference: z.string().optional(),
  identifier: identifier.optional(),
});
const concept = z.looseObject({
  text: z.string().optional(),
  coding: z.array(z.looseObject({ code: z.string().optional(), display: z.string().optional() })).default([]),
});
export const resource = z.looseObject({ resourceType: z.string(), id: z.string().optional() });
export const bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.looseObject({ fullUrl: z.string().optional(), resource: z.unknown() })).default([]),
});
const extension = z.looseObject({ url: z.string(), valueCode: z.string().optional() });
export const patient = z.looseObject({
  id: z.string().optional(),
  active: z.boolean().optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: z.string().optional(),
  identifier: z.array(identifier).default([]),
  name: z
    .array(
      z.looseObject({
        use: z.string().optional(),
        text: z.string().optional(),
        given: z.array(z.string()).default([]),
        family: z.string().optional(),
      }),
    )
    .default([]),
  telecom: z
    .array(
      z.looseObject({
        system: z.string().optional(),
        value: z.string().optional(),
        use: z.string().optional(),
      }),
    )
    .default([]),
  communication: z.array(z.looseObject({ language: concept, preferred: z.boolean().optional() })).default([]),
  address: z.array(z.looseObject({ country: z.string().optional() })).default([]),
  extension: z.array(extension).default([]),
});
export const appointment = z.looseObject({
  status: z.string(),
  start: z.string().optional(),
  participant: z.array(z.looseObject({ actor: reference.optional() })).default([]),
});
export const goal = z.looseObject({
  lifecycleStatus: z.string(),
  description: concept,
  subject: reference.optional(),
  target: z.array(z.looseObject({ dueDate: z.string().optional() })).default([]),
});
export const carePlan = z.looseObject({
  status: z.string(),
  subject: reference,
  goal: z.array(reference).default([]),
  contained: z.array(z.unknown()).default([]),
});
