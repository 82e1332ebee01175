/** The shapes of what lies in content/second-reader. */
import { z } from 'zod';
import { header } from '../files.ts';

export const familiesFile = z.strictObject({
  ...header,
  id: z.literal('families'),
  /** Families that colour all else in a message, and the one of them that denies what comes after it. */
  frames: z.array(z.string()),
  denying: z.string(),
  families: z.record(
    z.string().regex(/^[a-z-]+$/),
    z.string().regex(/^[^A-Z']+$/, 'has a capital or an apostrophe'),
  ),
});
export type FamiliesFile = z.infer<typeof familiesFile>;

/** What the second reader may do to a message: have it asked about, settle the doubt of a rule, have somebody alerted, paged. */
export const levels = ['ask', 'support', 'alert', 'page'] as const;
export type Level = (typeof levels)[number];

/** Each language has bounds of its own, since what is rare in one may be said every day in the other. */
export const langs = ['en', 'es'] as const;
export type Lang = (typeof langs)[number];

const share = z.number().min(0).max(1);
/** Strangers' texts are English alone. */
const budget = z.strictObject({ everyday: share, strangers: share.optional(), lookAlikes: share });
export type Budget = z.infer<typeof budget>;
const budgets = z.strictObject({
  ask: budget,
  support: budget,
  alert: budget,
  page: budget.extend({ lesser: share }),
});
export type Budgets = z.infer<typeof budgets>;
export const budgetsFile = z.strictObject({
  ...header,
  id: z.literal('budgets'),
  budgets: z.strictObject({ en: budgets, es: budgets }),
});
export type BudgetsFile = z.infer<typeof budgetsFile>;

const measured = z.strictObject({
  everyday: share,
  lookAlikes: share,
  emergencies: share,
  urgent: share,
  soon: share,
});
export type Measured = z.infer<typeof measured>;
const calibrated = z.strictObject({
  at: z.strictObject({ en: z.number(), es: z.number() }),
  measured: z.strictObject({ strangers: share, en: measured, es: measured }),
});
export type Calibration = z.infer<typeof calibrated>;
const scale = z.number().positive();
const head = z.strictObject({ bias: z.number(), scale });

/** Says of reader.bin what it is and how sure it may be; written by training, with the measurements on unseen folds. */
export const readerFile = z.strictObject({
  about: z.string(),
  featuresVersion: z.number(),
  /** SHA-256 of the table that reader.bin unpacks to, and of each file it was made from. */
  table: z.string(),
  /** SHA-256 of the table that the small part of these files makes, by which training can be tried in a moment. */
  small: z.string(),
  madeFrom: z.record(z.string(), z.string()),
  messages: z.record(z.string(), z.number()),
  heads: z.strictObject({ danger: head, grave: head, emergency: head, spanish: head }),
  signals: z.record(z.string(), head),
  levels: z.strictObject({ ask: calibrated, support: calibrated, alert: calibrated, page: calibrated }),
});
export type ReaderFile = z.infer<typeof readerFile>;

export interface SecondReaderFiles {
  families: FamiliesFile;
  reader: ReaderFile;
  table: Int8Array;
}
