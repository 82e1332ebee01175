/** The shape of one file in content/risk, as a clinician writes it; content/risk/README.md explains each in words. */
import { z } from 'zod';
import { medicineClasses, modifier, signalName, tier } from '../model/signal.ts';

/** Who wrote a file of rules, in which version, and whether a clinician has signed it. */
export const header = {
  /** The path below content/risk without its ending, such as "rules/cardiac". */
  id: z.string(),
  version: z.number(),
  source: z.string(),
  review: z.strictObject({
    status: z.enum(['draft', 'approved']),
    by: z.string().optional(),
    on: z.string().optional(),
  }),
};
const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is not a name; use small letters, digits and hyphens');
const phrases = z.array(z.string().min(1));
const wordTable = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));

export const spellingFile = z.strictObject({
  ...header,
  kind: z.literal('spelling'),
  instead: wordTable,
  also: wordTable,
  emoji: z.record(z.string().regex(/^\P{ASCII}/u, 'is no emoji'), z.string()),
  numbers: z.record(z.string(), z.number()),
  fillers: phrases,
  clauses: phrases,
  denials: phrases,
  notMisspelt: phrases,
});

export const conceptsFile = z.strictObject({
  ...header,
  kind: z.literal('concepts'),
  /** Sets are shared by all files of a language. */
  lang: z.enum(['en', 'es', 'other']),
  sets: z.record(name, phrases).default({}),
  concepts: z
    .record(
      name,
      z.strictObject({
        about: z.string().optional(),
        /** A place, a thing or a time, which nobody denies or jokes about: modifiers do not reach it. */
        plain: z.boolean().default(false),
        words: phrases.min(1),
        not: phrases.default([]),
      }),
    )
    .default({}),
});

export const modifierKinds = modifier.shape.kind.exclude(['context']);
export type ModifierKind = z.infer<typeof modifierKinds>;
export const modifiersFile = z.strictObject({
  ...header,
  kind: z.literal('modifiers'),
  modifiers: z.array(
    z.strictObject({
      kind: modifierKinds,
      looks: z.enum(['ahead', 'back', 'sentence', 'message']),
      reach: z.number().int().min(1).default(40),
      words: phrases.min(1),
    }),
  ),
  notModifiers: phrases,
  /** Words that end the reach of some kinds of modifier. */
  ends: z.array(z.strictObject({ of: z.array(modifierKinds).min(1), words: phrases })),
});

const effect = z.union([z.literal('keep'), z.literal('drop'), tier]);
export type Effect = z.infer<typeof effect>;
const modified = z.partialRecord(modifierKinds, effect);
const given = z.strictObject({
  /** One of these concepts stands anywhere in the message. */
  with: z.array(name).optional(),
  /** And one of these. */
  and: z.array(name).optional(),
  /** And none of these. */
  unless: z.array(name).optional(),
  /** A modifier of this kind reached the finding. */
  changedBy: modifierKinds.optional(),
  medicines: z.array(z.enum(medicineClasses)).optional(),
  ageFrom: z.number().optional(),
  recentProcedure: z.literal(true).optional(),
  answering: z.array(z.string()).optional(),
});
export type Given = z.infer<typeof given>;
const change = z.strictObject({ given, to: tier });
const examples = z.strictObject({ match: phrases.default([]), pass: phrases.default([]) });
const rule = z.strictObject({
  id: name,
  version: z.number().optional(),
  source: z.string().optional(),
  why: z.string(),
  tier,
  /** By itself it has the person asked; its tier stands when the second reader hears danger too. */
  doubtful: z.boolean().default(false),
  all: z.array(name).default([]),
  any: z.array(name).default([]),
  none: z.array(name).default([]),
  within: z.enum(['clause', 'sentence', 'message']).default('sentence'),
  /** At most so many words between what the first concept found and each of the others. */
  near: z.number().int().min(1).optional(),
  /** The matched words must be the whole message, or nearly. */
  whole: z.boolean().default(false),
  modified: modified.default({}),
  raised: z.array(change).default([]),
  lowered: z.array(change).default([]),
  examples: z.partialRecord(z.enum(['en', 'es']), examples),
});
export type RuleText = z.infer<typeof rule>;
export const rulesFile = z.strictObject({
  ...header,
  kind: z.literal('rules'),
  signal: signalName,
  modified: modified.default({}),
  rules: z.array(rule).min(1),
});

export const riskFile = z.discriminatedUnion('kind', [spellingFile, conceptsFile, modifiersFile, rulesFile]);
export type RiskFile = z.infer<typeof riskFile>;
export type SpellingFile = z.infer<typeof spellingFile>;
export type ConceptsFile = z.infer<typeof conceptsFile>;
export type ModifiersFile = z.infer<typeof modifiersFile>;
export type RulesFile = z.infer<typeof rulesFile>;
