/** Who is written to at all: the words of carriers, of those who want no texts, and of those who are somebody else. */
import { z } from 'zod';
import { phrases } from './phrases.ts';

/** Words that the carrier acts on by itself, when they are the whole message. Fixed by carriers and by law. */
export const carrier = z.strictObject({ stop: phrases, start: phrases, help: phrases });

export const revocation = z.strictObject({
  /** They end texts as the whole message, but where a question is open. */
  unasked: phrases,
  /** A no to the invitation, as the whole message. */
  declines: phrases,
  says: phrases,
  /** As `says`, but it names no texts and is also the cry of somebody in danger: "leave me alone". */
  orCry: phrases,
  /** As a whole part of a sentence: "no texts". */
  alone: phrases,
  /** In the same sentence, they show that it is about something else: "I wish the pain would leave me alone". */
  unless: phrases,
  /** Before them it is asked how to: "how do I stop these texts". */
  howTo: phrases,
  /** An hour at which no text is wanted: "no more texts tonight". */
  notNow: phrases,
  /** They end our texts whatever day another part of the sentence tells of. */
  noMore: phrases,
  /** Whatever else is said of how long: "this week or ever". */
  forGood: phrases,
});

/**
 * Whoever writes is another person: `alone` with hardly a word beside it, `denies` right before the name of the one we mean;
 * `inNames` stand between names and are none.
 */
export const notMe = z.strictObject({ says: phrases, alone: phrases, denies: phrases, inNames: phrases });
