/** What the risk screen says of a message: tiers and signals, after the clinic's triage policy. */
import { z } from 'zod';

/** Most urgent first. `ask` alerts nobody: the bot asks one direct, kind question and the answer decides. */
export const tiers = ['emergency', 'urgent', 'soon', 'ask', 'none'] as const;
export const tier = z.enum(tiers);
export type Tier = z.infer<typeof tier>;

/** True when `a` is more urgent than `b`. */
export function outranks(a: Tier, b: Tier): boolean {
  return tiers.indexOf(a) < tiers.indexOf(b);
}

export function highest(list: readonly Tier[]): Tier {
  return list.reduce<Tier>((top, next) => (outranks(next, top) ? next : top), 'none');
}

export const signalNames = [
  'suicide_self_harm',
  'harm_to_others',
  'overdose_sedation',
  'withdrawal',
  'medication_misuse',
  'adverse_drug_reaction',
  'allergic_reaction',
  'gi_bleed',
  'cauda_equina',
  'neuro_deficit',
  'infection',
  'cardiac',
  'stroke',
  'clot',
  'fracture_fall',
  'pregnancy',
  'abuse_unsafe_home',
  'severe_distress',
  'procedure_complication',
  'ran_out_of_medicine',
  'other_medical',
] as const;
export const signalName = z.enum(signalNames);
export type SignalName = z.infer<typeof signalName>;

/** A word or phrase that changed the weight of the matched words, and how. */
export const modifier = z.object({
  kind: z.enum([
    'negation',
    'other-person',
    'past',
    'hypothetical',
    'idiom',
    'quotation',
    'usual',
    'expected',
    'resolved',
    'everyday',
    'context',
  ]),
  words: z.string(),
});
export type Modifier = z.infer<typeof modifier>;

/** Whose danger it is when it is not the patient's own. */
export const about = z.literal('somebody-else');
export type About = z.infer<typeof about>;

export const signal = z.object({
  signal: signalName,
  tier,
  rule: z.string(),
  /** The patient's words that matched, as written, and what changed their weight. */
  evidence: z.object({
    words: z.array(z.string()),
    changedBy: z.array(modifier),
    about: about.optional(),
  }),
});
export type Signal = z.infer<typeof signal>;

export const medicineClasses = [
  'opioid',
  'nsaid',
  'tca',
  'snri',
  'gabapentinoid',
  'benzo',
  'anticoagulant',
  'steroid',
] as const;

/** What the service may know about the patient whom a message concerns. */
export const riskContext = z.object({
  medicines: z.array(z.enum(medicineClasses)).optional(),
  age: z.number().optional(),
  recentProcedure: z.boolean().optional(),
  /** Which question the text answers, such as "pain-now". */
  answering: z.string().optional(),
});
export type RiskContext = z.infer<typeof riskContext>;

/**
 * What a message is, where the reading room understands all of it: nothing but the words that our open question offers, or what it
 * asks told in numbers and words of its scale, a number
 * that answers it, nothing but that it is put off or has no answer; a bare no to our direct question; or, whatever is open,
 * an ordinary dose of a medicine, harm that is told as small, or what is said on any day.
 */
export type Expected = 'our-words' | 'told' | 'number' | 'put-off' | 'denial' | 'dose' | 'small' | 'ordinary';

/** Dangers of the mind, whose doubt is asked about in any company. */
export const ofTheMind: ReadonlySet<SignalName> = new Set([
  'suicide_self_harm',
  'harm_to_others',
  'severe_distress',
  'abuse_unsafe_home',
]);

/** The risk screen as those know it who hand it a message. */
export type Screening = (said: {
  text: string;
  lang?: string | undefined;
  context?: RiskContext | undefined;
  expected?: Expected | undefined;
}) => Screened;

export interface Screened {
  tier: Tier;
  signals: Signal[];
  /** What the whole message is about. */
  about?: About;
}

/** The rule under which the second reader's likeness is a signal. */
export const secondReaderRule = 'second-reader/both';

/** The rules under which a reply to a direct question, or the silence after it, is a signal. */
export const directQuestionRule = 'protocol/direct-question';
export const unansweredRule = 'protocol/unanswered';
