/** Numbers that are a danger, or something a clinician should look at: each rule says when, how soon, and whose rule it is. */
import { z } from 'zod';
import { signalName } from './signal.ts';

/** A question or a score, as "form/item". */
export const item = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'is not a question; write it as form/item');
const days = z.number().int().min(1).max(28);
const soonAfter = z.number().int().min(1).max(90);
const longDays = z.number().int().min(1).max(366);
/** Among rules about numbers the name of a direct question that got no answer. */
export const unanswered = 'unanswered';
const ruleId = z.string().regex(/^[a-z0-9-]+$/);
const bounds = { atLeast: z.number().optional(), atMost: z.number().optional() };
const bounded = z.strictObject({ of: item, ...bounds });

const when = z.discriminatedUnion('kind', [
  /** What has just been answered. `refused`: it was not answered although it was asked. */
  z.strictObject({
    kind: z.literal('answer'),
    of: item,
    ...bounds,
    yes: z.literal(true).optional(),
    refused: z.literal(true).optional(),
  }),
  /** On so many of the last days; a day without a number does not count. `with`: the newest of another number as well. */
  z.strictObject({
    kind: z.literal('days'),
    of: item,
    ...bounds,
    days,
    outOf: days,
    with: bounded.optional(),
    /** Not met by what is usual for this person: less than `by` worse than the mean of so many days before them. */
    unlessUsual: z
      .strictObject({
        by: z.number().positive(),
        days,
        entries: days,
        /** With too few days before to know what is usual, everything is; left out, nothing is. */
        orUnknown: z.literal(true).optional(),
      })
      .optional(),
  }),
  /** Every number of the last days stands at least so far from the mean of the days before them. */
  z.strictObject({
    kind: z.literal('above-baseline'),
    of: item,
    by: z.number(),
    days,
    entries: days,
    baselineDays: days,
    baselineEntries: days,
  }),
  /** The mean of the last days stands at least so far above that of the person's very first days. */
  z.strictObject({
    kind: z.literal('above-first'),
    of: item,
    by: z.number(),
    days,
    entries: days,
    firstDays: days,
    firstEntries: days,
  }),
  /** Lower today than the best of the last days, and at most so much. */
  z.strictObject({
    kind: z.literal('fall'),
    of: item,
    by: z.number(),
    days,
    toAtMost: z.number().optional(),
    /** On so many answered days in a row, today the last of them. */
    holds: days.default(1),
  }),
  /** Worse than the number before them, or than the first: by points, or by a share where the earlier one is large enough. */
  z.strictObject({
    kind: z.literal('worse'),
    of: item,
    by: z.number(),
    percent: z.number(),
    percentFrom: z.number(),
    /** So many numbers in a row, today's the last of them: what one answer makes of a week may be chance. */
    holds: days.default(1),
  }),
  /** A check-in was asked and met with silence, this soon after a danger. */
  z.strictObject({
    kind: z.literal('silence-after-risk'),
    withinDays: soonAfter,
    /** But of what these rules alone have heard, once a clinician has talked about it; `unanswered` is a direct question. */
    unlessTalkedAbout: z.array(ruleId).min(1).optional(),
  }),
  /** So many asked check-ins in a row met with silence, this soon after just that. */
  z.strictObject({
    kind: z.literal('silence-after-talk'),
    withinDays: soonAfter,
    talkedAbout: z.array(ruleId).min(1),
    inARow: days,
  }),
  z.strictObject({ kind: z.literal('opt-out-after-risk'), withinDays: soonAfter }),
  /** So many asked check-ins in a row met with silence. */
  z.strictObject({
    kind: z.literal('missed'),
    inARow: days,
    /** Only of somebody of whom one of these rules was found so lately. */
    after: z.strictObject({ rules: z.array(ruleId).min(1), withinDays: days }).optional(),
  }),
]);

export const triggerRule = z
  .strictObject({
    id: ruleId,
    source: z.string().min(1),
    when,
    tier: z.enum(['emergency', 'urgent', 'soon']),
    /** The danger it means. After a risk it is the earlier one, so none is named; `only` then says which ones count. */
    signal: signalName.optional(),
    only: z.array(signalName).optional(),
    /** What a clinician reads, the name of a text `task.<name>`. */
    task: z.string().optional(),
    /** What the patient is told, the name of a text. A danger with a protocol says what that says. */
    say: z.string().optional(),
    /** Once found, it is not found again for so many days. */
    notAgainDays: z.number().int().min(0).default(0),
    /**
     * For so many days after it was found, the same again is no news: only a number that is `by` worse than what the clinic
     * was told with, or than it has been since, is.
     */
    news: z.strictObject({ by: z.number().positive(), withinDays: longDays }).optional(),
    /**
     * Of what calls somebody. For so many days after the call the same again is told under the name `as` and without a call, where a
     * clinician has talked about it, nothing but these rules has heard such a danger since, and it is not `by` worse than the call said.
     * The person is asked and answered as ever.
     */
    known: z
      .strictObject({
        as: ruleId,
        tier: z.literal('soon'),
        task: z.string(),
        by: z.number().positive(),
        withinDays: soonAfter,
        talkedAbout: z.array(ruleId).min(1),
      })
      .optional(),
    /** Not within so many days after any other rule: somebody has just looked at this person. */
    bundledDays: days.optional(),
  })
  .refine((each) => each.signal !== undefined || each.task !== undefined, {
    message: 'names neither a signal nor a task, so nobody would know what it is about',
  })
  .refine(({ news, when }) => news === undefined || 'of' in when, {
    message: 'has no number that could be news',
  })
  .refine(({ news, tier }) => news === undefined || tier === 'soon', {
    message: 'calls somebody, and is never kept back because it is known',
  })
  .refine(
    ({ known, when, tier, signal }) => known === undefined || (tier === 'urgent' && signal && 'of' in when),
    {
      message: 'has no number and no urgent danger of its own that could be known',
    },
  )
  .refine(({ bundledDays, tier, signal }) => bundledDays === undefined || (tier === 'soon' && !signal), {
    message: 'means a danger, and a danger never waits for another',
  });
export type TriggerRule = z.infer<typeof triggerRule>;
export const triggerRules = z.object({ rules: z.array(triggerRule).min(1) });
