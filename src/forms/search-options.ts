/** A search in a list of options too long to show. */
import type { Words } from '../content/words.ts';
import { withoutEnds } from '../reading/phrases.ts';
import { tokensOf } from '../reading/tokens.ts';
import type { Offer } from './offered.ts';
import type { OptionsRead } from './options-read.ts';
import { isSlipOf } from './slip.ts';

export const MOST_FOUND = 9;

/** Every word that says something must begin a word of the label. */
export function searched(said: string, offers: readonly Offer[], words: readonly Words[]): OptionsRead {
  const spoken = tokensOf(said).filter(({ kind }) => kind !== 'mark');
  const fillers = words.flatMap((each) => [each.fillers, each.choice.fillers]);
  const telling = withoutEnds(spoken, fillers).map(({ text, suffix }) => text + (suffix ?? ''));
  if (telling.length === 0) return { kind: 'unclear', because: 'found-none' };
  const begun = withWords(telling, offers, (word, each) => each.startsWith(word));
  const isSlip = begun.length === 0;
  const found = isSlip ? withWords(telling, offers, (word, each) => isSlipOf(word, each)) : begun;
  if (found.length === 0) return { kind: 'unclear', because: 'found-none' };
  if (found.length === 1) return { kind: 'offers', offers: found, ...(isSlip && { isSlip }) };
  if (found.length > MOST_FOUND) return { kind: 'unclear', because: 'found-many', count: found.length };
  return { kind: 'narrowed', to: found };
}

function withWords(
  telling: readonly string[],
  offers: readonly Offer[],
  is: (word: string, own: string) => boolean,
): Offer[] {
  return offers.filter(({ label }) => {
    const own = wordsIn(label);
    return telling.every((word) => own.some((each) => is(word, each)));
  });
}

export function wordsIn(text: string): string[] {
  return tokensOf(text)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ text: word, suffix }) => word + (suffix ?? ''));
}
