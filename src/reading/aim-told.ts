/** The aim itself, where it is told with the wish for one: "I want to set a goal, walk to the market". */
import type { Words } from '../content/words.ts';
import { findPhrase, isWhole, listsOf, longestAt, withoutEnds, withoutFront } from './phrases.ts';
import { isBreak, tokensOf, type Token } from './tokens.ts';

/** In words: with fewer it is a courtesy, or part of the wish. */
const SHORTEST = 2;

export function aimTold(text: string, words: readonly Words[]): string | undefined {
  const tokens = tokensOf(text);
  if (/[?¿]/.test(text)) return undefined;
  const rest = behindWish(tokens, words);
  const first = rest[0];
  const said = withoutEnds(
    rest.filter(({ kind }) => kind !== 'mark'),
    listsOf(words, ({ fillers }) => fillers),
  );
  return first === undefined || said.length < SHORTEST
    ? undefined
    : text
        .slice(first.from)
        .trim()
        .replace(/[\s.,;:]+$/u, '');
}

function behindWish(tokens: readonly Token[], words: readonly Words[]): Token[] {
  const ends = tokens.findIndex(isBreak);
  const opening = tokens.slice(0, ends < 0 ? tokens.length : ends);
  const { alone, inside, joins, asks } = {
    alone: listsOf(words, ({ commands }) => commands.aim.alone),
    inside: listsOf(words, ({ commands }) => commands.aim.inside),
    joins: listsOf(words, ({ aimBehind }) => aimBehind),
    asks: words.flatMap(({ fillers, asking }) => [fillers, asking]),
  };
  const at = findPhrase(opening, inside);
  const end = at + longestAt(opening, at, inside);
  const joined = at < 0 ? 0 : longestAt(opening, end, joins);
  if (joined > 0) return tokens.slice(end + joined);
  const isWish = (at >= 0 && end === opening.length) || isWhole(withoutFront(opening, asks), alone);
  return isWish && ends >= 0 ? tokens.slice(ends + 1) : [];
}
