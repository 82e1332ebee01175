/** What every vocabulary is made of. */
import { z } from 'zod';

export const phrase = z.string().trim().min(1, 'is empty');
export const phrases = z.array(phrase).min(1);
/** A number as the file's key, and the words that mean it. */
export const numbered = z.record(z.string().regex(/^\d+$/, 'is not a number'), phrases);
/** `alone`: only as the whole message. `inside`: anywhere in a message, unless negated. */
export const command = z.strictObject({ alone: phrases, inside: z.array(phrase) });
/** There may be none. */
export const some = z.array(phrase);
