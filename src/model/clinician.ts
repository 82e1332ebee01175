/** The people who answer alerts, and who of them is on call. */
import { z } from 'zod';
import { country } from './language.ts';
import { clockTime, zone } from './time.ts';

export const clinician = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string(),
  /** How a patient would be told of this person, such as "nurse Otieno". */
  title: z.string(),
  sms: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  /** The person's Teams user id (an Entra object id, or the channel's own id). */
  teams: z.string().optional(),
});
export type Clinician = z.infer<typeof clinician>;

export const clinic = z.object({
  id: z.string(),
  version: z.number(),
  /** Goes first in the first text of a day; 16 characters keep the fixed texts within one segment. */
  name: z.string().max(16),
  /** The number a patient may ring, as it is to be shown. */
  phone: z.string(),
  country,
  zone,
  openingHours: z.object({ days: z.array(z.number().min(1).max(7)), from: clockTime, to: clockTime }),
  quietHours: z.object({ from: clockTime, to: clockTime }),
  clinicians: z.array(clinician),
  /** Clinician ids, first to be called first; everybody in it is on call. */
  onCall: z.array(z.string()),
  /** Called when nobody on the list answers or the list is empty. */
  fallback: z.string(),
});
export type Clinic = z.infer<typeof clinic>;
