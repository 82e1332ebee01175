/** What a message may ask for that is neither a danger nor an answer to an open question. */
export const intents = [
  // Questions that a machine must not answer come first: whatever else is asked beside them waits.
  'emergency',
  'medicine',
  'diagnosis',
  'nurse',
  'clinic',
  'data',
  'plan',
  'flare',
  'questions',
  'prepare',
  'brief',
  'skills',
  'pace',
  'weeks',
  'work',
  'aim',
  'review',
  'medicines',
  'yesterday',
  'resume',
  'pause',
  'time',
  'progress',
  'check-in',
  'bot',
  'later',
  'menu',
  'help',
  /** A question about living with pain. */
  'ask',
] as const;
export type Intent = (typeof intents)[number];

/** Examples may also ask for nothing, or take a wish back. */
export const meanings = [...intents, 'none', 'refuse'] as const;
export type Meaning = (typeof meanings)[number];

export type Understood = Meant & {
  /** It is said to be passed on to a person of the clinic. */
  passes?: true;
};
type Meant =
  /** `asks`: it is put as a question or a request, and not only named. */
  | { kind: 'wish'; intent: Intent; asks: boolean }
  /** Likely, but a person must say so before anything begins. `or`: what is hardly less likely. */
  | { kind: 'maybe'; intent: Intent; or?: Intent }
  /** It is named and taken back: "I do not want to check in". */
  | { kind: 'refusal' }
  /** `asks`: it asks something, but nobody can say what; otherwise it only tells something. */
  | { kind: 'nothing'; asks: boolean };
