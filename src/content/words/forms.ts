/** How answers to the questions of forms are understood. */
import { z } from 'zod';
import { numbered, phrases, some } from './phrases.ts';

export const inForms = z.strictObject({
  /** Before a day or a time they add nothing. */
  lead: phrases,
  trail: phrases,
  daysAgo: numbered,
  daysAhead: numbered,
  agoBefore: some,
  agoAfter: some,
  aheadBefore: some,
  units: z.strictObject({ days: phrases, weeks: phrases, months: phrases, years: phrases }),
  lastBefore: some,
  lastAfter: some,
  noon: phrases,
  midnight: phrases,
  /** Minutes past an hour, said before or after it. */
  pastBefore: numbered,
  pastAfter: numbered,
  oclock: phrases,
  morning: phrases,
  afternoon: phrases,
  /** Of 6 to 11 the evening, of 12 midnight, and of less the morning. */
  night: phrases,
  /** Numbers that no scale of ten has. */
  numbers: numbered,
  half: phrases,
  andHalf: phrases,
  /** Before an amount they add nothing. */
  amountLead: phrases,
  /** Of a list of options. */
  all: phrases,
  none: phrases,
  /** There is no more of what is asked for one by one. */
  enough: phrases,
});

export const choice = z.strictObject({
  ordinals: numbered,
  /** Each a row of words that mean the same as an option: "never", "not at all". */
  alike: z.array(phrases),
  fillers: phrases,
});
