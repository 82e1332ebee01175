/** "Please don't ask me about my mood": one question is not wanted, and everything else is. */
import type { Words } from '../content/words.ts';
import { findPhrase, listsOf, longestAt } from './phrases.ts';
import { tokensOf } from './tokens.ts';
import { isOnlyWhen } from './until.ts';

/** In tokens: who says more of it tells a story. */
const LONGEST_NAME = 5;

/** What somebody does not want to be asked about, as it was written; undefined where they refuse something else. */
export function readUnwanted(text: string, words: readonly Words[]): string | undefined {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const stops = listsOf(words, ({ wishes }) => wishes.unwanted.stops);
  const at = findPhrase(tokens, stops);
  const rest = at < 0 ? [] : tokens.slice(at + longestAt(tokens, at, stops));
  const about = longestAt(
    rest,
    0,
    listsOf(words, ({ wishes }) => wishes.unwanted.about),
  );
  const name = about === 0 ? [] : rest.slice(about);
  const named = text.slice(name[0]?.from, name.at(-1)?.to);
  // "No me pregunte por una semana" says for how long.
  const isTime = isOnlyWhen(named, words);
  return name.length === 0 || name.length > LONGEST_NAME || isTime ? undefined : named;
}
