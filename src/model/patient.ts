/** A person who lives with chronic pain and is looked after by the clinic. */
import { z } from 'zod';
import { askedDays } from './asked-days.ts';
import { careTeam } from './clinician.ts';
import { country, language } from './language.ts';
import { threshold } from './threshold.ts';
import { riskContext } from './signal.ts';
import { clockTime, zone, type Instant } from './time.ts';

/** Where a person can be reached. `via` says which wire an SMS number answers on: Twilio, or Azure Bot Service. */
export const smsRoute = z.object({
  channel: z.literal('sms'),
  number: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'is not a phone number in international form, such as +15550100001'),
  via: z.enum(['twilio', 'bot']).default('twilio'),
  /** When texts did not reach it lately. */
  missed: z.array(z.number()).optional(),
  /** Set when the carrier says the number cannot be reached; a message from it, or staff, clear it. */
  dead: z.string().optional(),
  /** The Bot Framework conversation when `via` is "bot". */
  reference: z.unknown().optional(),
});
export const teamsRoute = z.object({
  channel: z.literal('teams'),
  user: z.string(),
  /** The Bot Framework conversation reference; opaque to everything but src/bot. Absent until the app is installed. */
  reference: z.unknown().optional(),
  dead: z.string().optional(),
});
export const route = z.discriminatedUnion('channel', [smsRoute, teamsRoute]);
export type SmsRoute = z.infer<typeof smsRoute>;
export type TeamsRoute = z.infer<typeof teamsRoute>;
export type Route = z.infer<typeof route>;
export type Channel = Route['channel'];

export const patient = z.object({
  v: z.literal(1),
  id: z.string(),
  name: z.string().min(1),
  lang: language,
  country,
  zone,
  checkInAt: clockTime,
  /** The days on which they want to be asked; every day without it. */
  days: askedDays.optional(),
  sms: smsRoute.optional(),
  teams: teamsRoute.optional(),
  /** The channel that proactive messages use: the one the patient last wrote on. */
  prefers: z.enum(['sms', 'teams']).default('sms'),
  /** By which plan of content/policies/forms.yaml forms are asked, and since when; none without it. */
  plan: z.object({ name: z.string(), since: z.number() }).optional(),
  /** On a journey the clock is that of the place; after its last day it is the clock at home again. */
  away: z.object({ home: zone, until: z.string() }).optional(),
  /** Whether to be asked once more on a day without an answer: only who wants it is; to others it has been offered, or not. */
  nudge: z.enum(['offered', 'wanted', 'unwanted']).optional(),
  /** A pause that is planned has not begun yet: until then all goes on. */
  paused: z.object({ from: z.number().optional(), until: z.number().optional() }).optional(),
  /** They do not want a language model to read what they write. */
  noAi: z.literal(true).optional(),
  context: riskContext.default({}),
  /** Those of the clinic who look after this person; everybody does without it. */
  careTeam: careTeam.optional(),
  /** Limits of this person's own in place of a rule's, each with a reason and a last day. */
  thresholds: z.array(threshold).optional(),
});
export type Patient = z.infer<typeof patient>;

export function isPaused({ paused }: Pick<Patient, 'paused'>, at: Instant): boolean {
  return paused !== undefined && (paused.from ?? -Infinity) <= at && (paused.until ?? Infinity) > at;
}

/** The route for something the patient did not just ask for: the preferred one if it is alive and open, else any that is. */
export function proactiveRoute(who: Patient, isOpen: (channel: Channel) => boolean): Route | undefined {
  const order = who.prefers === 'teams' ? [who.teams, who.sms] : [who.sms, who.teams];
  return order.find(
    (candidate) => candidate !== undefined && isAlive(candidate) && isOpen(candidate.channel),
  );
}

export function isAlive(candidate: Route): boolean {
  if (candidate.dead !== undefined) return false;
  return candidate.channel === 'sms' || candidate.reference !== undefined;
}
