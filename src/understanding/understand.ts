/**
 * The understanding room: what a free message asks for. Pure and total. It judges no danger (that has been done before) and
 * reads no answers (that is the reading room's); it only names a wish, and says when it is not sure.
 *
 * Three readers, the plainest first: words that always work, phrases that a clinician can read, and likeness to examples.
 * The last two must add up; what only one of them half believes is asked back.
 */
import type { Words } from '../content/words.ts';
import { readCommand, type Command } from '../reading/command.ts';
import type { RiskFile } from '../risk/files.ts';
import { compilePhrases } from './compile.ts';
import type { UnderstandingFiles } from './files.ts';
import { intents, type Intent, type Meaning, type Understood } from './intents.ts';
import { learnLikeness, type Like } from './likeness.ts';
import { isForPeople, toldBy, type Told } from './told.ts';

export type Understand = (text: string) => Understood;

export interface UnderstandingContent {
  understanding: UnderstandingFiles;
  riskFiles: readonly RiskFile[];
  words: readonly Words[];
}

export function createUnderstanding({ understanding, riskFiles, words }: UnderstandingContent): Understand {
  const phrases = compilePhrases(understanding.phrases, riskFiles);
  const examples = understanding.examples.flatMap((file) =>
    Object.entries(file.examples).flatMap(([label, texts]) =>
      texts.map((text) => ({ label: label as Meaning, text })),
    ),
  );
  const likeness = learnLikeness(examples, phrases.spelling);
  return (text) => {
    const told = toldBy(text, phrases);
    if (told.kind === 'wish' && isForPeople(told.intent))
      return { kind: 'wish', intent: told.intent, asks: told.asks };
    const intent = wishOf[readCommand(text, words) ?? 'skip'];
    return intent === undefined ? understood(told, likeness(text)) : { kind: 'wish', intent, asks: true };
  };
}

/** The commands that are wishes of their own; the others belong to a question that is open. */
const wishOf: Partial<Record<Command, Intent>> = {
  'check-in': 'check-in',
  progress: 'progress',
  plan: 'plan',
  data: 'data',
  menu: 'menu',
  nurse: 'nurse',
  bot: 'bot',
  later: 'later',
};

/** What a phrase adds to the likeness, and from where on something begins, or is asked back. */
const PHRASE = 0.4;
const BEGINS = 0.45;
const ASKS = 0.25;

function understood(told: Told, likely: readonly Like<Meaning>[]): Understood {
  const said = meaningTold(told);
  const weighed = likely.map(({ label, sure }) => ({
    label,
    weight: sure + (label === said ? PHRASE : 0),
  }));
  const best = weighed.reduce((most, each) => (each.weight > most.weight ? each : most));
  // A bare "no" is like many refusals; only what says that something is not wanted takes it back.
  if (best.label === 'refuse' && told.refuses) return { kind: 'refusal' };
  const intent = intents.find((each) => each === best.label);
  // Talk of pain is no question about it, and may be no flare.
  const isTalk = !told.asks && best.label !== said;
  if (intent === undefined || best.weight < ASKS || (isTalk && intent === 'ask'))
    return { kind: 'nothing', asks: told.asks };
  if (best.weight < BEGINS || (isTalk && intent === 'flare')) return { kind: 'maybe', intent };
  return { kind: 'wish', intent, asks: told.asks };
}

function meaningTold(told: Told): Meaning | undefined {
  return told.kind === 'wish' ? told.intent : told.kind === 'refusal' ? 'refuse' : undefined;
}
