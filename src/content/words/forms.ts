/** How answers to the questions of forms are understood. */
import { z } from 'zod';
import { numbered, phrase, phrases, some } from './phrases.ts';

/** Fewer than none are before the hour. */
const minutesPast = z.record(z.string().regex(/^-?\d+$/, 'is not a number'), phrases);

export const inForms = z.strictObject({
  /** Before a day or a time they add nothing. */
  lead: phrases,
  trail: phrases,
  /** How often or how much, and what leads up to it: beside the words of the question they are an answer in own words. */
  howMuch: phrases,
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
  pastBefore: minutesPast,
  pastAfter: minutesPast,
  oclock: phrases,
  morning: phrases,
  afternoon: phrases,
  /** Of 6 to 11 the evening, of 12 midnight, and of less the morning. */
  night: phrases,
  /** Numbers that no scale of ten has. */
  numbers: numbered,
  half: phrases,
  /** So many, more or less. */
  few: numbered,
  andHalf: phrases,
  /** Before an amount they add nothing. */
  amountLead: phrases,
  /** Of a list of options. */
  all: phrases,
  none: phrases,
  /** There is no more of what is asked for one by one. */
  enough: phrases,
  /** Beside those they add nothing. */
  besideEnough: phrases,
  /** All that may be picked but what follows. */
  allBut: phrases,
  /** What follows is left out. */
  but: phrases,
  /** Behind a day or a month. */
  thisYear: phrases,
  lastYear: phrases,
  /** Said to us, of our questions, or of what calls somebody away just now. */
  toUs: phrases,
  /** How what is asked of us begins, beside `number.asksAbout`, where words of somebody's own are wanted. */
  asks: phrases,
  /** The form is to end here: only as the whole message. */
  leave: phrases,
  /** Units by their UCUM codes: of many and of one as they are shown, then as they are said. */
  unitNames: z.record(phrase, z.array(phrase).min(2)),
  per: phrases,
  /** In a question for a place of the body, to which "back" is an answer. */
  where: phrases,
  /** Right before what a question counts. */
  howMany: phrases,
  /** In a question for the time since something began. */
  howLong: phrases,
  /** Of a pressure the two ends, as a question asks for one of them, and what stands between them. */
  pressure: z.strictObject({ upper: phrases, lower: phrases, over: phrases }),
  below: phrases,
  above: phrases,
  orMore: phrases,
  orLess: phrases,
  atLeast: phrases,
  atMost: phrases,
  /** Between the ends of a span. */
  spanTo: phrases,
  /** An option that is beyond all others. */
  longer: phrases,
  together: phrases,
});

export const choice = z.strictObject({
  ordinals: numbered,
  /** Each a row of words that mean the same as an option: "never", "not at all". */
  alike: z.array(phrases),
  /** How many days of the last two weeks an option means. */
  ofFortnight: z.array(z.strictObject({ says: phrases, from: z.number().int(), to: z.number().int() })),
  /** Words that mean the same wherever they stand in an option or in a reply; all languages have the same names. */
  same: z.record(phrase, phrases),
  /** They make a word stronger. */
  stronger: phrases,
  /** Names of several at once, and the names of each. */
  groups: z.array(z.strictObject({ says: phrases, are: z.array(z.string()) })),
  /** From one day to another. */
  upTo: phrases,
  fromDay: phrases,
  /** How often, from never to always: each row a rung. */
  rungs: z.array(phrases),
  /** How often, in one word. */
  times: numbered,
  fillers: phrases,
});
