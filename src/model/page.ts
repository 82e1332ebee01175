/**
 * A page by telephone, mail or a paging service. All of these are seen, heard or kept by others, so a page can hold nothing
 * of the patient's: no field of it could carry a name, a number, a word of theirs or what they suffer from.
 */
import { z } from 'zod';
import { language } from './language.ts';
import { tier } from './signal.ts';
import type { Instant } from './time.ts';

export const pager = z.enum(['voice', 'email', 'webhook']);
export type PagerName = z.infer<typeof pager>;

/** Which alert, and to whom: ids of ours, never shown outside but sealed. */
export const pageOf = z.object({ patientId: z.string(), alertId: z.string(), clinician: z.string() });
export type PageOf = z.infer<typeof pageOf>;

/**
 * `page` is the first; `again` says that nobody has it, `more` that there is news; `drill` that it is practice; `contact` that only
 * the way itself is tried, and then the label is the code.
 */
export const pageWhy = z.enum(['page', 'again', 'more', 'opted-out', 'drill', 'contact']);
export type PageWhy = z.infer<typeof pageWhy>;

export const page = z.object({
  /** The same each time the same page is tried. */
  id: z.string(),
  of: pageOf,
  /** A number, an address, or the name of a paging service. */
  to: z.string(),
  lang: language,
  tier,
  /** Two letters and two digits that mean nothing. */
  label: z.string().regex(/^[A-Z]{2}\d{2}$/),
  why: pageWhy,
  at: z.number(),
});
export type Page = z.infer<typeof page>;

/** What a clinician has done elsewhere to say that the alert is theirs. */
export interface PageAck {
  of: PageOf;
  by: PagerName;
  /** When, or at the earliest: what has happened to the alert since is not covered. */
  doneAt: Instant;
  /** Who pressed, as the paging service knows them; left out where only the one who was paged can press. */
  agent?: string;
}
/** `news`: the alert has begun anew since, and the person is told of that apart. `unknown-person`: nobody of ours. */
export type PageTaken = 'yours' | 'already' | 'gone' | 'news' | 'unknown-person';

/** How a page ended that was taken and not acknowledged. `ended`: it was answered, and nobody acknowledged. */
export interface PageEnd {
  of: PageOf;
  by: PagerName;
  providerId: string;
  how: 'no-answer' | 'busy' | 'failed' | 'machine' | 'ended';
}
