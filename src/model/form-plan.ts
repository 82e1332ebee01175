/** Which forms are asked of whom and when, as the clinic decides it: little, and never two on one day. */
import { z } from 'zod';
import { medicineClasses } from './signal.ts';
import { item } from './trigger.ts';

const days = z.number().int().min(1).max(366);
const formId = z.string().regex(/^[a-z0-9-]+$/);

const planned = z.strictObject({
  form: formId,
  /** Not before the so-many-th day of the plan. */
  fromDay: days,
  /** Again after so many days; once only when left out. */
  everyDays: days.optional(),
  /** Only where the newest number of another form, not older than so many days, calls for it. */
  when: z.strictObject({ of: item, atLeast: z.number(), withinDays: days }).optional(),
});
export type Planned = z.infer<typeof planned>;

export const formPolicy = z.object({
  /** One that was left in the middle is taken up again for so many days. */
  keepOpenDays: z.number().int().min(1).max(14),
  /** What another form has asked in the very words not longer ago is not asked again. */
  carryDays: z.number().int().min(0).max(7),
  /** From where on a check of a form says what patients would feel of it, and how long one question takes. */
  felt: z.strictObject({
    questions: z.number().int().positive(),
    textsOfOne: z.number().int().positive(),
    secondsOfOne: z.number().positive(),
  }),
  /** Forms that may find a danger to life: asked only while somebody at the clinic can answer to it today. */
  staffed: z.array(
    z.strictObject({
      form: formId,
      /** What is asked while nobody can; nothing when left out. */
      instead: formId.optional(),
      /** How long the clinic must still be open. */
      leftMinutes: z.number().int().min(0).max(480),
    }),
  ),
  /** Long ones: whether now is a good time is asked first; whoever puts it off is asked again after so many days. */
  askFirst: z.strictObject({
    forms: z.array(formId),
    /** After the first time, the second and so on; the last of them holds from then on. */
    againAfterDays: z.array(z.number().int().min(1).max(28)).min(1),
  }),
  /** Whose answers do not age: left in the middle, they are gone on with, and not asked anew. */
  lasting: z.array(formId).default([]),
  /** Which answers tell a class of medicine. What could be one class or another tells none. */
  medicineClasses: z
    .array(z.strictObject({ of: item, classes: z.record(formId, z.enum(medicineClasses)) }))
    .default([]),
  /** By name; the first form in the list that is due is the one that is asked. */
  plans: z.record(formId, z.array(planned).min(1)),
});
export type FormPolicy = z.infer<typeof formPolicy>;
