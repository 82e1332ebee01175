/** The shapes of the files in content/understanding: by which phrases a wish is told, and by which examples. */
import { z } from 'zod';
import { language } from '../model/language.ts';
import { intents, meanings } from './intents.ts';

const phrases = z.array(z.string().min(1));

const header = {
  id: z.string(),
  version: z.number().int().min(1),
  source: z.string(),
  review: z.looseObject({ status: z.enum(['draft', 'approved']) }),
  lang: language,
};

export const understandingFile = z.strictObject({
  ...header,
  sets: z.record(z.string().regex(/^[a-z][a-z-]*$/), phrases),
  /** Right before a wish, in the same part of a sentence, they take it back. */
  refusals: phrases.min(1),
  /** How a message begins that asks something, where no question mark says so. */
  asks: phrases.min(1),
  /** What is said to be passed on to a person of the clinic. */
  passes: phrases.min(1),
  intents: z.record(
    z.enum(intents),
    z.strictObject({
      /** Its phrases are wide, and count only where no other wish is found. */
      hints: z.boolean().default(false),
      words: phrases.min(1),
      /** Where one of these overlaps what was found, it was about something else. */
      not: phrases.default([]),
    }),
  ),
});
export type UnderstandingFile = z.infer<typeof understandingFile>;

/** How people ask for it, in whole messages. */
export const examplesFile = z.strictObject({ ...header, examples: z.record(z.enum(meanings), phrases) });
export type ExamplesFile = z.infer<typeof examplesFile>;

/** What the reader of wishes learns from besides; a line may stand for many messages. */
export const trainingFile = z.strictObject({
  ...header,
  examples: z.partialRecord(z.enum(meanings), phrases),
});
export type TrainingFile = z.infer<typeof trainingFile>;

/** A line of what others wrote for it to learn from. */
export const writtenWish = z.strictObject({ text: z.string().min(1), meant: z.enum(meanings) });

export const familiesFile = z.strictObject({
  id: z.literal('understanding-families'),
  version: z.number().int().min(1),
  source: z.string(),
  review: header.review,
  families: z.record(
    z.string().regex(/^[a-z]+$/),
    z.string().regex(/^[^A-Z']+$/, 'has a capital or an apostrophe'),
  ),
});
export type FamiliesFile = z.infer<typeof familiesFile>;

/** Says of reader.bin what it is and what it was made from; written by training. */
export const readerFile = z.strictObject({
  about: z.string(),
  featuresVersion: z.number(),
  /** SHA-256 of reader.bin, and of each file it was made from. */
  table: z.string(),
  madeFrom: z.record(z.string(), z.string()),
  heads: z.partialRecord(
    z.enum(meanings),
    z.strictObject({ bias: z.number(), scale: z.number().positive() }),
  ),
});
export type ReaderFile = z.infer<typeof readerFile>;

export interface IntentReader {
  families: FamiliesFile;
  reader: ReaderFile;
  table: Int8Array;
}

/** One answer of the clinic to a question about living with pain. */
export const answerFile = z.strictObject({
  ...header,
  title: z.string().min(1),
  /** How people ask it. */
  asks: phrases.min(3),
  text: z.string().min(1),
});
export type AnswerFile = z.infer<typeof answerFile>;

export interface UnderstandingFiles {
  answers: readonly AnswerFile[];
  phrases: readonly UnderstandingFile[];
  examples: readonly ExamplesFile[];
  /** Behind a function, for a table of bytes cannot be frozen with the rest. */
  reader: () => IntentReader;
}
