/** The shapes of content/prompts: how each question is put to the model, and what is taken out of a message before. */
import { z } from 'zod';
import { language } from '../model/language.ts';
import { use } from '../model/reading.ts';

const header = {
  id: z.string(),
  version: z.number().int().min(1),
  source: z.string(),
  review: z.looseObject({ status: z.enum(['draft', 'approved']) }),
};

const words = z.array(z.string().regex(/^[\p{Ll}' -]+$/u, 'is written in small letters')).min(1);
const inBoth = z.strictObject({ en: words, es: words });

export const promptFile = z.strictObject({
  ...header,
  use,
  /** What the model is told. Nothing of a patient ever stands in it. */
  says: z.string().min(1),
  /** The most that an answer may cost. */
  answerTokens: z.number().int().min(20).max(2_000),
  examples: z
    .array(
      z.strictObject({
        lang: language,
        message: z.string().min(1),
        /** The clinic's pages that the model is offered with it. */
        pages: z.array(z.strictObject({ id: z.string(), title: z.string(), text: z.string() })).optional(),
        answer: z.record(z.string(), z.string()),
      }),
    )
    .min(4),
  /** The only words that the model may put to those it was given. None of them may change what is said. */
  mayAdd: inBoth.optional(),
  /** A sentence that holds one of these is left as it is, whole. */
  keeps: inBoth.optional(),
});
export type PromptFile = z.infer<typeof promptFile>;

export const redactionFile = z.strictObject({
  ...header,
  /** Taken out wherever they stand, though they are ordinary words elsewhere. */
  names: words,
  places: words,
  /** A name follows. */
  titles: words,
  months: words,
  /** Number words: three in a row are a number that somebody spells. */
  digits: words,
  /** Ordinary words that no other file of content/ has. */
  ordinary: words,
});
export type RedactionFile = z.infer<typeof redactionFile>;

/** What becomes of an answer. */
export const modelPolicy = z.strictObject({
  ...header,
  /** What a danger that the model alone has heard is treated as. */
  warning: z.enum(['ask', 'soon']),
  /** Shorter messages are not read again. */
  leastWords: z.number().int().min(1),
  /** So many messages of one patient are read in a day. */
  perPatientPerDay: z.number().int().min(1),
  /** An answer that comes later is no follow-up any more; a danger is asked about for longer. */
  followUpSeconds: z.number().min(5),
  waiting: z.strictObject({ perPatient: z.number().int().min(1), inAll: z.number().int().min(1) }),
  warningMinutes: z.number().min(1),
});
export type ModelPolicy = z.infer<typeof modelPolicy>;

export interface LanguageModelFiles {
  prompts: readonly PromptFile[];
  redaction: RedactionFile;
  policy: ModelPolicy;
}
