/**
 * One sentence in several texts: people press send in the middle, and carriers cut. A text is read by itself and once more
 * with those just before it, since the danger may be in neither half.
 */
import type { Pace } from '../model/pace.ts';
import { ofTheMind, outranks, secondReaderRule, type Screened } from '../model/signal.ts';
import { MINUTE, type Instant } from '../model/time.ts';

type Lately = Pace['lately'];

const WITHIN = 3 * MINUTE;
/** Whoever presses send in the middle goes on writing; whoever is tired, or has read our reply, takes longer. */
const AT_ONCE = 2 * MINUTE;
/** Nobody has read a direct question and answered it any sooner. */
const UNREAD = MINUTE / 3;
const TEXTS = 4;
/** Longer texts are sentences of their own; it also bounds what is kept. */
const LETTERS = 320;

export function withWords(before: Lately, said: Lately[number]): Lately {
  const kept = said.text.length > LETTERS ? [] : [said];
  return [...recent(before, said.at), ...kept].slice(-TEXTS);
}

/** Of what was written, what may belong to what comes now. */
export function recent(lately: Lately, now: Instant): Lately {
  return lately.filter(({ at }) => at > now - WITHIN);
}

interface Ears {
  screen(text: string): Screened;
  /** A command, or a wish that is plainly understood: it is the half of nothing. */
  isWhole(text: string): boolean;
  /** A yes or a no and nothing else, to whatever was asked. */
  isReply(text: string): boolean;
  /** A direct question about danger is open: what comes now is said to it. */
  isAsked: boolean;
}

/** What is heard of a text together with those before it, if that is graver than of either alone. */
export function heardTogether(
  before: Lately,
  said: Lately[number],
  alone: Screened,
  { screen, isWhole, isReply, isAsked }: Ears,
): Screened {
  // Nothing is graver than that.
  if (alone.tier === 'emergency') return alone;
  // A number, a sign, a bare yes or no is no half of a sentence: what was written before it has been heard.
  if (!/[\p{L}\p{Extended_Pictographic}]/u.test(said.text) || isReply(said.text)) return alone;
  const earlier = recent(before, said.at)
    .filter(({ apart, text }) => apart !== true && !isReply(text))
    .slice(1 - TEXTS);
  const graver = (texts: readonly string[]): Screened | undefined => {
    const words = texts.join(' ');
    if (words === '' || words.length + said.text.length > LETTERS) return undefined;
    const together = screen(`${words} ${said.text}`);
    const isNew = outranks(together.tier, alone.tier) && outranks(together.tier, screen(words).tier);
    return isNew ? together : undefined;
  };
  const together = graver(earlier.map(({ text }) => text));
  // Of a whole day in a few texts, rules find half of one sign here and half there; what may be despair is asked about all the same.
  if (together === undefined || isBodilyDoubt(together)) return alone;
  const isLikeness = isLikenessAlone(together);
  // Two requests make a phrase that nobody has written: "any tips for sleeping better" and "can you remind me".
  if (isWhole(said.text) && (isLikeness || together.tier === 'ask')) return alone;
  if (!isLikeness) return together;
  // Sentences in a row are like nothing that the second reader has learnt: a mere doubt of it about their sum is none, and
  // requests are left out of the sum, and replies to what we have said since.
  const atOnce = earlier.filter(({ at }) => at > said.at - (isAsked ? UNREAD : AT_ONCE));
  const halves = graver(atOnce.flatMap(({ text }) => (isWhole(text) ? [] : [text])));
  return halves === undefined || halves.tier === 'ask' ? alone : halves;
}

function isBodilyDoubt({ tier, signals }: Screened): boolean {
  return tier === 'ask' && !signals.some(({ signal }) => ofTheMind.has(signal));
}

/** No rule has heard it. */
function isLikenessAlone({ signals }: Screened): boolean {
  return signals.length > 0 && signals.every(({ rule }) => rule === secondReaderRule);
}
