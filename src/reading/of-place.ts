/** "5 for the first one": a number for a question that is called by its place. */
import type { Words } from '../content/words.ts';
import { amountAt } from './amounts.ts';
import { longestNumberAt } from './number-words.ts';
import { longestAt, type Lists } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface OfPlace {
  place: number;
  value: number;
}

/** Undefined where anything more is said. */
export function readOfPlace(text: string, words: readonly Words[]): OfPlace | undefined {
  const tokens = tokensOf(text);
  const idle: Lists = words.flatMap(({ correction, toldBeside, number, fillers }) => [
    correction.beside,
    correction.placed,
    toldBeside,
    number.articles,
    number.lead,
    fillers,
  ]);
  const found: Partial<OfPlace> = {};
  for (let at = 0; at < tokens.length;) {
    const place = placeAt(tokens, at, words);
    const beside = longestAt(tokens, at, idle);
    const count = place === undefined && beside === 0 ? amountAt(tokens, at, words) : undefined;
    const isTwice = (place && found.place !== undefined) || (count && found.value !== undefined);
    const step = place?.length ?? (beside || count?.length) ?? (tokens[at]?.kind === 'mark' ? 1 : 0);
    if (step === 0 || isTwice) return undefined;
    if (place !== undefined) found.place = place.value;
    if (count !== undefined) found.value = count.value;
    at += step;
  }
  const { place, value } = found;
  return place === undefined || value === undefined ? undefined : { place, value };
}

function placeAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  // A bare "1" is a number, and "1st" a place.
  if (tokens[at]?.kind === 'figure' && (tokens[at]?.suffix ?? '') === '') return undefined;
  return words
    .map(({ choice }) => longestNumberAt(tokens, at, choice.ordinals))
    .find((each) => each !== undefined);
}
