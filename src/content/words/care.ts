/** Medicines, sorrow, and what is asked while a danger stands. */
import { z } from 'zod';
import { phrases } from './phrases.ts';

/** A question about a medicine: one of `asks`, and after it one of `names`, or of `takes` where a name stands before; but not where `form` names our own questions. */
export const medicine = z.strictObject({
  /** What stands around the name of a medicine where somebody only tells that they take it, or took it, and when. */
  around: phrases,
  /** Before a number of hours. */
  every: phrases,
  asks: phrases,
  names: phrases,
  takes: phrases,
  more: phrases,
  /** A dose was not taken when it was due. */
  late: phrases,
  /** It was taken, or more of it. */
  taken: phrases,
  form: phrases,
});

/** Loss and harm by others: no exercise answers them. */
export const sorrow = z.strictObject({ loss: phrases, harm: phrases });

/** While somebody is in danger: what to do now, who knows of it, and what is asked or told on the way to help. */
export const standing = z.strictObject({
  next: phrases,
  who: phrases,
  /** What was heard as a danger was meant otherwise, as a whole part of the message; `wasOnly` may stand before it. */
  mistaken: phrases,
  /** The same of a medicine, which a whole message must say. */
  usualDose: phrases,
  wasOnly: phrases,
  asides: z.strictObject({
    there: phrases,
    ride: phrases,
    cost: phrases,
    refuses: phrases,
    tell: phrases,
    eases: phrases,
    what: phrases,
    wait: phrases,
  }),
});
