/** The roster as it is written: lines of people who take turns, who stands in for whom, and who is away. */
import { z } from 'zod';
import { atLocal, clockTime, dayAfter, dayPattern, type Instant } from './time.ts';

const day = z.string().regex(dayPattern, 'is not a day; write it as 2026-11-24');
/** A time on the clinic's clock. A bare day begins at midnight, and as an end it is the whole of that day. */
export const civil = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(?:[ T](?:[01]\d|2[0-3]):[0-5]\d)?$/,
    'is not a time; write it as 2026-12-24 18:00, or as a day',
  );

/** Hours in which a shift plan counts. `to` at or before `from` is on the next day: 00:00 to 00:00 is the whole day. */
export const hours = z.strictObject({
  days: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5, 6, 7]),
  from: clockTime.default('00:00'),
  to: clockTime.default('00:00'),
  /** Whether it counts on the clinic's holidays as well, not on them, or on them alone. */
  holidays: z.enum(['too', 'not', 'only']).default('too'),
});
export type Hours = z.infer<typeof hours>;

export const change = z.strictObject({
  /** `day`, `week`, or so many days. */
  every: z.union([z.enum(['day', 'week']), z.number().int().min(1).max(366)]),
  /** When the next person takes over; several times a day are several turns. */
  at: z.union([clockTime.transform((at) => [at]), z.array(clockTime).min(1).max(8)]),
  /** A day on which the first of `people` takes over, in the past or in the future. */
  from: day,
});
export type ShiftChange = z.infer<typeof change>;

export const shiftPlan = z
  .strictObject({
    people: z.array(z.string()).min(1),
    change: change.optional(),
    only: hours.optional(),
  })
  .refine((each) => each.people.length === 1 || each.change !== undefined, {
    message: 'has several people and does not say when they change. Add change.',
  });
export type ShiftPlan = z.infer<typeof shiftPlan>;

/** One place on the on-call list. The first plan that counts at a time has it. */
export const line = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'is not a name; use small letters, digits and -'),
  shifts: z.array(shiftPlan).min(1),
});

/** Somebody takes a place for a while, whoever's turn it is. The newest wins. */
export const override = z.strictObject({ line: z.string(), who: z.string(), from: civil, until: civil });
/** Somebody is away. Without `cover` the next of the same plan takes the turn. */
export const leave = z.strictObject({
  who: z.string(),
  from: civil,
  until: civil,
  cover: z.string().optional(),
});
export type Override = z.infer<typeof override>;
export type Leave = z.infer<typeof leave>;

export const roster = z.strictObject({
  lines: z.array(line).min(1),
  overrides: z.array(override).default([]),
  leave: z.array(leave).default([]),
});
export type Roster = z.infer<typeof roster>;

const PLACES = ['first', 'second', 'third'];

/** A plain list is a roster in which nobody changes. */
export function alwaysOnCall(people: readonly string[]): Roster {
  const lines = people.map((who, at) => ({
    name: PLACES[at] ?? `place-${at + 1}`,
    shifts: [{ people: [who] }],
  }));
  return { lines, overrides: [], leave: [] };
}

export interface Period {
  from: Instant;
  until: Instant;
}

export function periodOf(of: { from: string; until: string }, zone: string): Period {
  return { from: instantOf(of.from, zone), until: endOf(of.until, zone) };
}

function instantOf(text: string, zone: string): Instant {
  return atLocal(text.slice(0, 10), text.slice(11) || '00:00', zone);
}

function endOf(text: string, zone: string): Instant {
  return text.length > 10 ? instantOf(text, zone) : atLocal(dayAfter(text), '00:00', zone);
}
