/** That the clinic has changed a medicine, and since when: neither which one nor how much, for nobody is told that here. */
import { z } from 'zod';
import { dayPattern } from './time.ts';

export const medicineChange = z.object({
  /** The day from which it is taken otherwise, on the patient's own calendar. */
  day: z.string().regex(dayPattern),
  enteredAt: z.number(),
  /** The days of the watch, such as 3, on which the questions were begun. */
  asked: z.array(z.number()).default([]),
  /** The days of the watch that were spoken of with a check-in. */
  said: z.array(z.number()).default([]),
  /** The clinic has been told that nobody answered. */
  told: z.boolean().optional(),
});
export type MedicineChange = z.infer<typeof medicineChange>;

export const medicines = z.object({ v: z.literal(1), change: medicineChange.optional() });
export type Medicines = z.infer<typeof medicines>;
export const noMedicines: Medicines = { v: 1 };

export const medicineWatchPolicy = z.object({
  /** The form that asks. */
  form: z.string(),
  days: z.array(z.number().int().min(1).max(60)).min(1),
  /** So long after its day it may still be asked. */
  keepDays: z.number().int().min(1).max(14),
});
export type MedicineWatchPolicy = z.infer<typeof medicineWatchPolicy>;
