/** A search in a list of options too long to show. */
import type { Words } from '../content/words.ts';
import { withoutEnds } from '../reading/phrases.ts';
import { tokensOf } from '../reading/tokens.ts';
import type { Offer } from './offered.ts';
import type { OptionsRead } from './options-read.ts';

export const MOST_FOUND = 9;

/** Every word that says something must begin a word of the label. */
export function searched(said: string, offers: readonly Offer[], words: readonly Words[]): OptionsRead {
  const spoken = tokensOf(said).filter(({ kind }) => kind !== 'mark');
  const fillers = words.flatMap((each) => [each.fillers, each.choice.fillers]);
  const telling = withoutEnds(spoken, fillers).map(({ text, suffix }) => text + (suffix ?? ''));
  if (telling.length === 0) return { kind: 'unclear', because: 'found-none' };
  const found = offers.filter(({ label }) => {
    const own = wordsIn(label);
    return telling.every((word) => own.some((each) => each.startsWith(word)));
  });
  if (found.length === 0) return { kind: 'unclear', because: 'found-none' };
  if (found.length === 1) return { kind: 'offers', offers: found };
  if (found.length > MOST_FOUND) return { kind: 'unclear', because: 'found-many', count: found.length };
  return { kind: 'narrowed', to: found };
}

export function wordsIn(text: string): string[] {
  return tokensOf(text)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ text: word, suffix }) => word + (suffix ?? ''));
}
