/** The people who answer alerts, how each of them is reached, and the clinic they work for. */
import { z } from 'zod';
import { country, language, type Language } from './language.ts';
import { clockTime, dayPattern, zone } from './time.ts';

/** Ways to reach a clinician. A way without a carrier in this service counts as a page that failed. */
export const ways = ['sms', 'teams', 'teams-channel', 'voice', 'email', 'webhook'] as const;
export const way = z.enum(ways);
export type Way = z.infer<typeof way>;

const quiet = z.strictObject({ from: clockTime, to: clockTime });
const day = z.string().regex(dayPattern, 'is not a day; write it as 2026-11-24');

export const contact = z.strictObject({
  by: way,
  /** The number, address or id; left out for sms and teams, which the person has anyway. */
  to: z.string().min(1).optional(),
  /** The day on which somebody saw that a message by this way arrives. */
  verified: day.optional(),
  /** Not used in these hours of the clinic's day, but for an emergency. */
  quiet: quiet.optional(),
});

/** The one that may most comes last. */
export const roles = ['clinician', 'lead', 'admin'] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** A part of the clinic that looks after its own patients, such as "north". */
export const careTeam = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,29}$/, 'is not a name; use small letters, digits and -');

export const clinician = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string(),
  /** How a patient would be told of this person, such as "nurse Otieno": in one language for all, or in each. */
  title: z.union([z.string(), z.record(language, z.string())]),
  /** What pages, cards and answers to this person are written in. */
  lang: language.default('en'),
  sms: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  /** The person's Teams user id (an Entra object id, or the channel's own id). */
  teams: z.string().optional(),
  /** The person's subject or object id at the sign-in provider, where it is not the Teams user id. */
  signIn: z.string().min(1).optional(),
  /** What they may do on the clinic's pages, where the sign-in provider does not say. */
  role: role.default('clinician'),
  /** Whose patients they look after; a patient of another care team is opened with a reason. */
  careTeams: z.array(careTeam).optional(),
  /** In the order in which they are to be used. Without it: sms, then teams. */
  contacts: z.array(contact).default([]),
});
export type Clinician = z.infer<typeof clinician>;

export interface Contact {
  by: Way;
  to: string;
  verified?: string | undefined;
  quiet?: { from: string; to: string } | undefined;
}

/** How somebody who reads this language is told of them; of nobody we know, the clinic's name. */
export function titleOf(clinic: Clinic, id: string, lang: Language): string {
  const title = clinic.clinicians.find((each) => each.id === id)?.title ?? clinic.name;
  return typeof title === 'string' ? title : title[lang];
}

/** Every way to this person that has an address, in their own order. */
export function contactsOf(who: Clinician): Contact[] {
  const own: Partial<Record<Way, string | undefined>> = { sms: who.sms, teams: who.teams };
  const named = who.contacts.map((each) => ({ ...each, to: each.to ?? own[each.by] }));
  const rest = (['sms', 'teams'] as const)
    .filter((by) => !who.contacts.some((each) => each.by === by))
    .map((by) => ({ by, to: own[by] }));
  return [...named, ...rest].flatMap(({ to, ...each }) => (to === undefined ? [] : [{ ...each, to }]));
}

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
  /** Days on which the clinic is closed whatever day of the week it is. */
  holidays: z.array(day).default([]),
  quietHours: quiet,
  clinicians: z.array(clinician),
  /** Where nobody takes turns: everybody in it is always on call, the first first. Otherwise there is a roster. */
  onCall: z.array(z.string()).optional(),
  /** Called when nobody on the list answers or the list is empty. */
  fallback: z.string(),
});
export type Clinic = z.infer<typeof clinic>;
