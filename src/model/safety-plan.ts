/**
 * A patient's own plan for the hours in which thoughts of suicide come: seven parts in their words. It is theirs to write,
 * leave out, see, change and erase. The order of the first six follows the safety planning intervention of Stanley and
 * Brown; none of its form's wording is used.
 */
import { z } from 'zod';

export const planParts = [
  'signs',
  'coping',
  'places',
  'people',
  'professionals',
  'surroundings',
  'worth',
] as const;
export const planPart = z.enum(planParts);
export type PlanPart = z.infer<typeof planPart>;

/** `words` is absent when the part was left out on purpose. */
const written = z.object({ at: z.number(), words: z.string().optional() });
export const safetyPlan = z.object({
  v: z.literal(1),
  parts: z.partialRecord(planPart, written),
});
export type SafetyPlan = z.infer<typeof safetyPlan>;

export function wordsFor(plan: SafetyPlan | undefined, part: PlanPart): string | undefined {
  return plan?.parts[part]?.words;
}

export function isWritten(plan: SafetyPlan | undefined): plan is SafetyPlan {
  return planParts.some((part) => wordsFor(plan, part) !== undefined);
}

/** The first part after this one that nobody has come to yet; without one, the first of all. */
export function nextPart(plan: SafetyPlan | undefined, after?: PlanPart): PlanPart | undefined {
  const rest = after === undefined ? planParts : planParts.slice(planParts.indexOf(after) + 1);
  return rest.find((part) => plan?.parts[part] === undefined);
}

export function partBefore(part: PlanPart): PlanPart | undefined {
  return planParts[planParts.indexOf(part) - 1];
}

export function withPart(
  plan: SafetyPlan | undefined,
  part: PlanPart,
  at: number,
  words?: string,
): SafetyPlan {
  const given = words === undefined ? { at } : { at, words };
  return { v: 1, parts: { ...plan?.parts, [part]: given } };
}
