/** What is kept of the talk about a danger, and how that talk is begun. */
import { z } from 'zod';
import { about, signalName, type About, type SignalName, type Tier } from '../src/model/signal.ts';

export type Alarming = Exclude<Tier, 'none'>;
export interface Danger {
  signal: SignalName;
  tier: Alarming;
  /** Whose it is, when it is not the patient's own. */
  about?: About | undefined;
}

const danger = z.looseObject({
  signal: signalName,
  tier: z.enum(['emergency', 'urgent', 'soon', 'ask']),
  about: about.optional(),
});

/** Another version of the service may have written it, so it is checked before it is believed. */
export const crisisState = danger.extend({
  /** `asked`: the direct question is open. `standing`: an emergency somebody has yet to resolve. */
  stage: z.enum(['asked', 'standing']),
  /** Dangers heard meanwhile whose own question comes after this one. */
  behind: z.array(danger).optional(),
  /** How often the question was put again: into silence, and after talk of something else. */
  again: z.number().optional(),
  turned: z.number().optional(),
  /** It was put in other words, to a reply that was no answer. */
  otherwise: z.boolean().optional(),
  /** What was typed and did not answer it. */
  meanwhile: z.array(z.string()).optional(),
  /** Silence has been taken for an answer; a late one still counts. */
  silent: z.boolean().optional(),
});
export type CrisisState = z.infer<typeof crisisState>;

export interface CrisisBegin {
  /** Goes on after a direct question that was asked by a dialog which is gone. */
  asked?: SignalName;
  /** What a number has shown, where no words did. */
  found?: Danger;
}
