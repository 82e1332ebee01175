/**
 * The understanding room: what a free message asks for. Pure and total. It judges no danger (that has been done before) and
 * reads no answers (that is the reading room's); it only names a wish, and says when it is not sure.
 *
 * Three readers, the plainest first: words that always work, phrases that a clinician can read, and likeness to examples.
 * The last two must add up; what only one of them half believes is asked back.
 */
import type { Words } from '../content/words.ts';
import { readCommand, readWhole, type Command } from '../reading/command.ts';
import type { RiskFile } from '../risk/files.ts';
import { compilePhrases } from './compile.ts';
import type { UnderstandingFiles } from './files.ts';
import { intents, type Intent, type Meaning, type Understood } from './intents.ts';
import { createLikeness, type Like } from './likeness.ts';
import { isForPeople, toldBy, type Told } from './told.ts';

export type Understand = (text: string) => Understood;

export interface UnderstandingContent {
  understanding: UnderstandingFiles;
  riskFiles: readonly RiskFile[];
  words: readonly Words[];
}

export function createUnderstanding({ understanding, riskFiles, words }: UnderstandingContent): Understand {
  const phrases = compilePhrases(understanding.phrases, riskFiles);
  const likeness = createLikeness(understanding.reader());
  const read = (text: string): Understood => {
    const told = toldBy(text, phrases);
    return { ...meantBy(text, told), ...(told.passes && { passes: true }) };
  };
  const meantBy = (text: string, told: Told): Understood => {
    if (told.kind === 'wish' && isForPeople(told.intent))
      return { kind: 'wish', intent: told.intent, asks: told.asks };
    const whole = wishOf[readWhole(text, words) ?? 'skip'];
    if (whole !== undefined) return { kind: 'wish', intent: whole, asks: true };
    const inside = wishOf[readCommand(text, words) ?? 'skip'];
    return understood(told, inside, likeness(text));
  };
  // Several rooms ask of one message, one after the other.
  let last: { text: string; understood: Understood } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, understood: read(text) };
    return last.understood;
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
  questions: 'questions',
  brief: 'brief',
  prepare: 'prepare',
  pace: 'pace',
  weeks: 'weeks',
  work: 'work',
  aim: 'aim',
  review: 'review',
  medicines: 'medicines',
};

/** What a phrase adds to the likeness, and from where on something begins, or is asked back. */
const PHRASE = 0.35;
/** Phrases of questions about pain are wide. */
const HINT = 0.1;
const INSIDE = 0.6;
const BEGINS = 0.45;
const ASKS = 0.24;
/** What is hardly less likely is offered beside it. */
const EITHER = 0.6;
/** What is told and not asked must be surer: talk of pain may be no flare, and no question about it. */
const TOLD = 0.65;
/** The first questions about a flare can wake a clinician: whoever tells of a hard day is asked first whether it is one. */
const TOLD_OF_A_FLARE = 0.85;

/** Then nothing is offered beside it. */
const SURE = 0.75;
const URGENT = 0.55;
/** Less is a fragment, mostly; but nothing begins beside it unasked. */
const GRAVE = 0.25;
/** What is taken back is named too, so that it is most like what it takes back: so much likeness to a refusal is a doubt. */
const TAKEN_BACK = 0.1;

/** What people tell of that do not ask for it. */
const toldToo: ReadonlySet<Intent> = new Set(['flare', 'ask', 'medicine', 'prepare']);

interface Weighed {
  label: Meaning;
  weight: number;
}

function understood(told: Told, inside: Intent | undefined, likely: readonly Like[]): Understood {
  const said = inside ?? meaningTold(told);
  const more = inside !== undefined ? INSIDE : said === 'ask' ? HINT : PHRASE;
  const weighed = likely
    .map(({ label, sure }) => ({ label, weight: sure + (label === said ? more : 0) }))
    .toSorted((a, b) => b.weight - a.weight);
  const [best] = weighed;
  // Its fixed words can do no harm, and cannot wait for a yes.
  const grave = weighed.find(({ label }) => label === 'emergency')?.weight ?? 0;
  if (grave >= URGENT) return { kind: 'wish', intent: 'emergency', asks: told.asks };
  // A bare "no" is like many refusals; only what says that something is not wanted takes it back.
  if (best?.label === 'refuse' && told.refuses) return { kind: 'refusal' };
  const intent = intents.find((each) => each === best?.label);
  if (best === undefined || intent === undefined || best.weight < ASKS)
    return { kind: 'nothing', asks: told.asks };
  const isTalk = !told.asks && intent !== said && (toldToo.has(intent) || intent === 'emergency');
  if (isTalk && intent === 'flare' && best.weight < TOLD_OF_A_FLARE) return { kind: 'maybe', intent };
  if (isTalk && best.weight < TOLD) return { kind: 'nothing', asks: told.asks };
  const either: Either = (likely[0]?.sure ?? 0) >= SURE ? {} : besides(best, weighed);
  if (grave >= GRAVE && intent !== 'emergency') return { kind: 'maybe', intent };
  const isPlain = inside === intent || (either.or === undefined && !isDoubtful(intent, told, likely));
  if (best.weight >= BEGINS && isPlain) return { kind: 'wish', intent, asks: told.asks || inside === intent };
  return { kind: 'maybe', intent, ...either };
}

/** "Do not text me this week": no is how these are asked for. */
const saidWithNo: ReadonlySet<Intent> = new Set(['pause', 'later', 'time']);

/** A phrase was found in what is like talk, or one that takes back or speaks against what it is like. */
function isDoubtful(intent: Intent, told: Told, likely: readonly Like[]): boolean {
  const [first] = likely;
  const isTold = told.kind === 'wish' && told.intent === intent;
  const isTakenBack = told.kind === 'refusal' && !saidWithNo.has(intent);
  if (!isTold && (isTakenBack || told.barred.includes(intent))) return true;
  if ((likely.find(({ label }) => label === 'refuse')?.sure ?? 0) >= TAKEN_BACK) return true;
  return first !== undefined && first.label !== intent && first.label === 'none';
}

interface Either {
  or?: Intent;
}

function besides(best: Weighed, [, next]: readonly Weighed[]): Either {
  const or = intents.find((each) => each === next?.label);
  return or === undefined || (next?.weight ?? 0) < EITHER * best.weight ? {} : { or };
}

function meaningTold(told: Told): Meaning | undefined {
  return told.kind === 'wish' ? told.intent : told.kind === 'refusal' ? 'refuse' : undefined;
}
