/** What a patient may wish: when they are asked, and what they are reminded of. */
import { z } from 'zod';
import { numbered, phrase, phrases } from './phrases.ts';

/** What a patient may wish of their check-ins, and how the questions are told of in passing. */
export const wishes = z.strictObject({
  pause: phrases,
  /** They ask for a pause only with an end: "give me a break for a week". */
  rest: phrases,
  /** To have no more texts for good, in words too open to be obeyed at once. */
  leave: z.strictObject({ alone: phrases, inside: phrases }),
  /** No texts at some hours: what stops, what it stops, and when; `hours` are told by a clock behind them. */
  quiet: z.strictObject({
    stops: phrases,
    texts: phrases,
    times: phrases,
    hours: phrases,
    /** They tell of texts that did not come. */
    unless: phrases,
  }),
  /** On which days to be asked. */
  rarer: z.strictObject({
    /** Fewer, and nobody can tell which. */
    how: phrases,
    daily: phrases,
    /** Every so many days; so many days a week. */
    every: numbered,
    perWeek: numbered,
    weekdays: phrases,
    weekends: phrases,
    /** They show that days that are named are meant for check-ins. */
    asks: phrases,
    /** They show that it is a wish, and not of what. */
    wants: phrases,
    except: phrases,
    /** Before a day: each of them. */
    each: phrases,
    /** What may stand beside all that. */
    beside: phrases,
  }),
  /** After a wish for no texts, so long they are not wanted: "for", and a few days without a number. */
  for: phrases,
  few: phrases,
  /** As the whole message. */
  resume: phrases,
  /** They put something else in the place of what was just settled. */
  rather: phrases,
  /** What was just settled is not wanted after all; as the whole message, or behind "no wait". */
  takeBack: phrases,
  /** One question is not wanted: what refuses it, and what stands before its name. */
  unwanted: z.strictObject({ stops: phrases, about: phrases }),
  holiday: phrases,
  /** A stay in hospital that is named and not told of: "hospital stay next week". */
  stays: phrases,
  hospital: phrases,
  /** Of oneself and of now: "I'm still in the hospital". */
  inHospital: phrases,
  /** To a hospital, where nothing else is said: "I was admitted to the trial". */
  admitted: phrases,
  toHospital: phrases,
  /** When somebody was admitted who is there still, and what is over. */
  lately: phrases,
  over: phrases,
  until: phrases,
  /** Before the first day of two and more; `fromOfTwo` only where the last one follows, behind "until" or `through`. */
  from: phrases,
  fromOfTwo: phrases,
  through: phrases,
  /** Between "until" and a day, and an hour. */
  beforeDay: phrases,
  beforeHour: phrases,
  tomorrow: phrases,
  nextWeek: phrases,
  weekend: phrases,
  /** Feasts of the same day each year; the key is their date in the language of the file. */
  feasts: z.record(z.string(), phrases),
  days: phrases,
  weeks: phrases,
  /** 1 is Monday. */
  weekdays: numbered,
  /** How somebody begins to tell where they are. */
  own: phrases,
  placeBefore: phrases,
  thisWeek: phrases,
  /** Beside a day: that one and no other. */
  only: phrases,
  /** Adds nothing to a day: that it was said before. */
  asSaid: phrases,
  askAt: phrases,
  insteadAt: phrases,
  /** Behind a time of day: as it was. */
  again: phrases,
  /** After an hour of 1 to 11 they make it one after noon. */
  afterNoon: phrases,
  yesterday: phrases,
  /** As the whole message: no check-in on this day. */
  notToday: phrases,
});

/**
 * A short break every so often until a time: "remind me every 30 min until 4". As the whole message `off` ends it, and so
 * does one of `stops` with one of `things` after it, which a word of `the` may stand between.
 */
export const breaks = z.strictObject({
  ask: phrases,
  every: phrases,
  minutes: phrases,
  hours: phrases,
  hourly: phrases,
  until: phrases,
  am: phrases,
  pm: phrases,
  off: phrases,
  stops: phrases,
  the: phrases,
  things: phrases,
});

/**
 * To be reminded of something else than a break. A message begins with `ask`, which `before` may come before, or with a time
 * (`when`); `to` stands before what is to be done, or that ends in one of `verbEnds`; `about` before a thing. What holds one of
 * `own` is asked of what we do remind of, and one of `moves` is a break where it comes so often.
 */
export const reminders = z.strictObject({
  before: phrases,
  ask: phrases,
  when: phrases,
  to: phrases,
  verbEnds: z.array(phrase),
  about: phrases,
  questions: phrases,
  own: phrases,
  moves: phrases,
});

/**
 * To be asked once more on a day without an answer: one of `asks` and one of `when`, in any order, with nothing else but what
 * stands `beside` them. `alone` and `off` as the whole message; `no` before it ends it.
 */
export const onceMore = z.strictObject({
  asks: phrases,
  when: phrases,
  beside: phrases,
  no: phrases,
  alone: phrases,
  off: phrases,
});

/** To be written to in another language: its name, and what may stand beside it; `notMine` before the one that is not wanted. */
export const languages = z.strictObject({
  names: z.strictObject({ en: phrases, es: phrases }),
  beside: phrases,
  notMine: phrases,
});

/**
 * What is asked about when we write. A message begins with one of the first three, and names what is `ours`; of an answer that may
 * be owed it also names that it was `missed`.
 */
export const timesAsked = z.strictObject({
  next: phrases,
  howOften: phrases,
  owed: phrases,
  ours: phrases,
  missed: phrases,
  beside: phrases,
});
