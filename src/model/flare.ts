/** Coaching through a flare: the steps as content, and what is kept of an episode and of what has helped this person. */
import { z } from 'zod';
import { item } from './trigger.ts';
import { signalName } from './signal.ts';
import { clockTime } from './time.ts';

const id = z.string().regex(/^[a-z][a-z-]*$/, 'is not a name; write it in small letters');
/** The name of a text in content/messages. */
const key = z.string().min(1);
/** `tool`: the next of the person's tools that has not been come to. `end`: the plan for now is made. */
const target = z.string().min(1);

/** What an answer may show, which is talked about as that signal. */
const danger = { id, signal: signalName, tier: z.enum(['emergency', 'urgent']), source: z.string() };
const redFlag = z.strictObject({ ...danger, label: key });
export type RedFlag = z.infer<typeof redFlag>;

/** Asked before any coaching, which a danger ends. `plain` is asked instead when the first reply was none. */
export const flareQuestion = z.union([
  /** No, or not sure, is the danger. */
  z.strictObject({ ...danger, ask: key, plain: key }),
  /** Several at once: NO, or the letters of those that are so; `which` when the reply was only that there is one. */
  z.strictObject({ id, ask: key, plain: key, which: key, none: key, flags: z.array(redFlag).min(2).max(4) }),
]);
export type FlareQuestion = z.infer<typeof flareQuestion>;
export type FlagQuestion = Extract<FlareQuestion, { flags: unknown }>;

/** What a reply may be; `effect` is kept as what the step did. */
const choice = z.strictObject({
  id,
  label: key,
  say: key.optional(),
  effect: z.enum(['easier', 'same', 'worse']).optional(),
});

const common = {
  id,
  /** How it is called in a list of what has helped; a step without one cannot be named there. */
  label: key.optional(),
  tool: z.boolean().default(false),
  /** Said first: for whom, and on what, it is not meant. */
  notIf: key.optional(),
  /**
   * Asked once, before it is begun, by whom nothing is known: YES leaves it out, and is remembered as NO is, for so many days.
   */
  unless: z
    .strictObject({
      ask: key,
      left: key,
      days: z.number().int().min(7),
      source: z.string(),
    })
    .optional(),
  say: z.array(key).default([]),
  /** Said while it is being done, each so long after the one before; the question comes after the last. */
  timed: z
    .array(z.strictObject({ afterSeconds: z.number().int().min(20).max(300), say: key.optional() }))
    .default([]),
  ask: key,
  why: key,
  next: target,
  source: z.string(),
  evidence: z.string(),
};

export const flareStep = z.discriminatedUnion('reply', [
  z.strictObject({ ...common, reply: z.literal('ready') }),
  z.strictObject({ ...common, reply: z.literal('choice'), answers: z.array(choice).min(2).max(6) }),
  /** `known` is asked instead when the person has answered it in an earlier flare. */
  z.strictObject({ ...common, reply: z.literal('words'), known: key.optional(), kept: key.optional() }),
]);
export type FlareStep = z.infer<typeof flareStep>;

export const flareGraph = z.object({
  /** Offered after a check-in with both so high, as long as there is no baseline to tell a flare by. */
  offer: z.strictObject({ pain: item, painAtLeast: z.number(), limits: item, limitsAtLeast: z.number() }),
  screen: z.array(flareQuestion).min(1),
  /** What stands where somebody has said that there is a danger, and not which. */
  unnamed: z.strictObject(danger),
  first: target,
  steps: z.array(flareStep).min(1),
  follow: z.strictObject({
    afterMinutes: z.number().int().min(10).max(120),
    evening: clockTime,
    nextDay: clockTime,
    /** A follow-up that could not be asked in time is left out. */
    staleMinutes: z.number().int().min(15),
    /** So many follow-ups in a row without an answer, and no more are sent. */
    silences: z.number().int().min(1).max(5),
    longDays: z.number().int(),
    often: z.strictObject({ times: z.number().int(), days: z.number().int() }),
    source: z.string(),
  }),
});
export type FlareGraph = z.infer<typeof flareGraph>;

export const followUps = ['half-hour', 'evening', 'next-day'] as const;
export const followUp = z.enum(followUps);
export type FollowUp = z.infer<typeof followUp>;
export const feeling = z.enum(['easier', 'same', 'harder', 'usual']);
export type Feeling = z.infer<typeof feeling>;
const endings = z.enum(['settled', 'danger', 'silence', 'unscreened']);
export type FlareEnding = z.infer<typeof endings>;

export const flareEpisode = z.object({
  id: z.string(),
  startedAt: z.number(),
  /** The patient's own day on which it began. */
  from: z.string(),
  /** When the safety questions of the last round were begun, and when all of them had been answered without danger. */
  askedAt: z.number(),
  passedAt: z.number().optional(),
  /** There is a danger, and it has not been said which; and they have been answered by nothing that could be read. */
  unnamed: z.literal(true).optional(),
  unclear: z.literal(true).optional(),
  /** The person's tools, in the order in which they are come to. */
  order: z.array(z.string()).default([]),
  did: z.array(z.object({ step: z.string(), at: z.number(), answer: z.string().optional() })).default([]),
  /** Follow-ups that were asked, with what was answered; without one it was silence. */
  follow: z
    .array(z.object({ what: followUp, at: z.number(), day: z.string(), answer: feeling.optional() }))
    .default([]),
  /** Days near the usual, in a row. */
  calm: z.array(z.string()).default([]),
  ended: z.object({ at: z.number(), day: z.string(), because: endings }).optional(),
  helped: z.array(z.string()).optional(),
});
export type FlareEpisode = z.infer<typeof flareEpisode>;

export const flareBook = z.object({
  v: z.literal(1),
  /** The episode that is not over. */
  open: flareEpisode.optional(),
  /** In how many ended flares a step was done, and in how many of them it was named as what helped. */
  tally: z.record(z.string(), z.object({ done: z.number(), helped: z.number() })).default({}),
  /** For whom a step is not: what was said of oneself, and on which day. */
  unless: z.record(z.string(), z.object({ isSo: z.boolean(), day: z.string() })).default({}),
  /** What was answered to a question for words, to be offered again. */
  words: z.record(z.string(), z.string()).default({}),
  /** Earlier flares, oldest first. */
  past: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
  /** Days of which the person said that it is a flare. */
  declared: z.array(z.string()).default([]),
});
export type FlareBook = z.infer<typeof flareBook>;
export const emptyBook: FlareBook = { v: 1, tally: {}, unless: {}, words: {}, past: [], declared: [] };
