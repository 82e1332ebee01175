/** How a clinician has ended an alert; with these the share of alerts that were worth their page is counted. */
import { z } from 'zod';

export const outcomes = ['acted', 'advised', 'referred', 'false-alarm', 'other'] as const;
export const outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof outcome>;

const dealtWith: readonly Outcome[] = ['acted', 'advised', 'referred'];

/** Somebody has done something about it, and not only closed it. */
export function isDealtWith(how: Outcome | undefined): boolean {
  return how !== undefined && dealtWith.includes(how);
}
