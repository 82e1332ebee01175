/** How hard and whom we try, per tier, until somebody answers. */
import { z } from 'zod';
import { way } from './clinician.ts';
import { change } from './roster.ts';
import { signalName } from './signal.ts';
import { clockTime } from './time.ts';

/** `first`, `second`, ... are places on the on-call list; `everyone` is the whole list. */
export const whom = z.enum(['first', 'second', 'third', 'everyone', 'fallback']);
export const policyStep = z.object({
  tell: z.array(whom).min(1),
  by: z.array(way).min(1),
  /** How long an acknowledgement is waited for before the next step. */
  waitSeconds: z.number().int().min(30),
  /** Sooner in these hours, on the clinic's clock: what wakes nobody need not wait as long as what would. */
  byDay: z.strictObject({ from: clockTime, to: clockTime, waitSeconds: z.number().int().min(30) }).optional(),
});
/** By when a clinician is to have it, and on the list to have dealt with it; later it is marked. */
const withinMinutes = z.number().int().min(1).optional();
export const tierPolicy = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('page'),
    withinMinutes,
    steps: z.array(policyStep).min(1),
    /** After the last step it starts again here, for ever: an alert never goes quiet by itself. */
    repeatFrom: z.number().int().min(0).default(0),
    /** An acknowledgement without outcome comes back after this; being in contact with the patient lasts longer. */
    acknowledgedForMinutes: z.number().int().min(1),
    inContactForMinutes: z.number().int().min(1),
    /** The longest that a clinician may put it off at a time. */
    snoozeUpToMinutes: z.number().int().min(5).max(1440),
    /** What is done instead while the clinic is closed. */
    outOfHours: z
      .strictObject({
        /** These are treated as in the daytime. */
        exceptFor: z.array(signalName).default([]),
        /** None: it waits for the clinic to open, and the patient is told so. */
        steps: z.array(policyStep),
      })
      .optional(),
  }),
  /** Kept for the clinic's list; interrupts nobody. */
  z.object({ kind: z.literal('list'), withinMinutes }),
]);
export const policy = z.object({
  id: z.string(),
  version: z.number(),
  tiers: z.object({ emergency: tierPolicy, urgent: tierPolicy, soon: tierPolicy }),
  /** What is on the list, told once on every day on which the clinic is open. */
  digest: z.strictObject({
    at: clockTime,
    tell: z.array(whom).min(1),
    by: z.array(way).min(1),
    /** What is only about these is told once a week: from this weekday on (1 is Monday), the first on which the clinic opens. */
    weekly: z
      .strictObject({ on: z.number().int().min(1).max(7), tasks: z.array(z.string()).min(1) })
      .optional(),
  }),
  /** How often a clinician's phone may ring. */
  throttle: z.strictObject({
    /** Between two pages; an emergency waits only for another emergency, and only so long. */
    everySeconds: z.number().int().min(0).max(600),
    emergencyEverySeconds: z.number().int().min(0).max(60),
    /** At most so many, an emergency not counted. */
    perQuarterHour: z.number().int().min(1),
    perHour: z.number().int().min(1),
  }),
  /** Practice, at set times on the clinic's clock, such as every 28 days at 10:30. */
  drills: z.array(z.strictObject({ tier: z.enum(['emergency', 'urgent']), ...change.shape })).optional(),
});
export type Policy = z.infer<typeof policy>;
export type TierPolicy = z.infer<typeof tierPolicy>;

export const checkInPolicy = z.object({
  id: z.string(),
  version: z.number(),
  questionnaire: z.string(),
  spreadMinutes: z.number().int().min(0).max(120),
  /** One reminder after this long without any answer. */
  nudgeAfterMinutes: z.number().int().min(10),
  /** After so many days of silence in a row no reminder is sent, and after so many only the first question is asked. */
  silence: z.strictObject({
    noNudgeAfter: z.number().int().min(1).max(14),
    shortAfter: z.number().int().min(1).max(14),
  }),
  /** An answer of so many days before the newest check-in can still be put right. */
  putRightDays: z.number().int().min(1).max(14),
  /** What is told later than so many days after its time is kept, and read as no number of its day. */
  lateDays: z.number().int().min(1).max(14),
  /** For who wants to be asked on fewer days. */
  fewer: z.strictObject({
    /** On which days, 1 for Monday, when only so many a week were wished for. */
    perWeek: z.record(z.string().regex(/^[1-5]$/), z.array(z.number().int().min(1).max(7)).min(1)),
    /** So long after an urgent danger or an emergency it is every day all the same. */
    daysAfterDanger: z.number().int().min(0).max(60),
  }),
  /** Questions that take turns, one a day, in this order over and over. */
  rotation: z
    .strictObject({
      /** The first days of a person, with which later ones are compared, have turns of their own. */
      first: z.strictObject({ days: z.number().int().min(14), turns: z.array(z.string()).min(2) }),
      turns: z.array(z.string()).min(2),
      /** Asked every day, in the place of what has its turn, while the newest number is no higher. */
      always: z.array(z.strictObject({ of: z.string(), atMost: z.number() })),
    })
    .optional(),
  /** The check-in ends by itself after this, complete or not. */
  overAfterMinutes: z.number().int().min(30),
  /** One that could not be asked in time is recorded as missed rather than asked late. */
  staleAfterMinutes: z.number().int().min(15),
});
export type CheckInPolicy = z.infer<typeof checkInPolicy>;
