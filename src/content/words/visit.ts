/** What belongs to the next visit and to the aim. */
import { z } from 'zod';
import { phrases } from './phrases.ts';

/**
 * Questions for the visit. `add` begins a message, and the question follows; `addEnd` ends one that begins with
 * `addFront`. `reword` and `remove` come with the number of a question.
 */
export const questions = z.strictObject({
  add: phrases,
  addFront: phrases,
  addEnd: phrases,
  /** Before somebody of the clinic, and one of `about`: the question itself follows. */
  asks: phrases,
  about: phrases,
  reword: phrases,
  remove: phrases,
  /** Before a colon: what is not right in the brief follows. */
  fix: phrases,
});

/** When a visit is: `says` begins a message, and the day follows. The others tell of one in passing. */
export const appointment = z.strictObject({
  says: phrases,
  has: phrases,
  /** Right before one of `whom`. */
  meets: phrases,
  whom: phrases,
  /** Behind it, and before somebody: only one of `whom` makes it a visit. */
  with: phrases,
  /** In the same part of the sentence: a wish, a doubt, or a change that is asked for. */
  unless: phrases,
  /** The same, of a visit that is over. */
  past: phrases,
  /** What stands for it where it is `off`, which it is not to take place, or `moved`, to what stands behind one of `to`. */
  the: phrases,
  off: phrases,
  moved: phrases,
  to: phrases,
});

/** A reason to look at an aim early, where it is a limit of a number that is asked for daily. */
export const stops = z.strictObject({
  above: phrases,
  below: phrases,
  atLeast: phrases,
  atMost: phrases,
  /** It changes, and one of `to` right before the number says how far; else the number is by how much. */
  rises: phrases,
  falls: phrases,
  to: phrases,
  /** Which way these are depends on what is better. */
  judges: phrases,
  /** The limit is then no reason. */
  unless: phrases,
  /** Behind a number: it is by how much something changes; with `pointsUp`, by how much it is higher than it was. */
  points: phrases,
  pointsUp: phrases,
  /** What may stand behind a limit; anything else may be a unit. */
  after: phrases,
});
