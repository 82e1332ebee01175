/** A pain score told beside something else. */
import type { Words } from '../content/words.ts';
import { amountAt } from './amounts.ts';
import { readNumber } from './number.ts';
import { listsOf, longestAt, withoutFront } from './phrases.ts';
import { isBreak, tokensOf, type Token } from './tokens.ts';

interface Score {
  score?: number;
  rest: string;
}

/** "Pain 6", "6/10": only where it says itself that it is a score; with another number beside it nobody knows of when. */
export function readScore(text: string, words: readonly Words[]): Score {
  const tokens = tokensOf(text);
  const spans = tokens.flatMap((_, at) => scoreAt(tokens, at, words) ?? []);
  const [span, ...more] = spans;
  if (span === undefined || more.length > 0) return { rest: text };
  const from = tokens[span.at]?.from ?? 0;
  const to = tokens[span.at + span.length - 1]?.to ?? from;
  const ends = tokens.slice(span.at + span.length).find(isBreak)?.from ?? text.length;
  const read = readNumber(text.slice(from, ends), { min: 0, max: 10 }, words);
  if (read.kind !== 'value' || read.over) return { rest: text };
  return { score: read.value, rest: `${text.slice(0, from)}, ${text.slice(to)}` };
}

function scoreAt(
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): { at: number; length: number } | undefined {
  const name = longestAt(
    tokens,
    at,
    listsOf(words, ({ told }) => told['pain-now']?.about ?? []),
  );
  const links = words.flatMap(({ number, toldBeside }) => [
    number.links,
    number.articles,
    number.approximate,
    toldBeside,
  ]);
  const from = name === 0 ? at : tokens.length - withoutFront(tokens.slice(at + name), links).length;
  const count = amountAt(tokens, from, words);
  if (count === undefined) return undefined;
  const end = from + count.length;
  const outOf = outOfTen(tokens, end, words);
  const units = longestAt(
    tokens,
    end,
    listsOf(words, ({ number }) => number.units),
  );
  const isScore = (name > 0 || outOf > 0) && units === 0 && (tokens[from]?.suffix ?? '') === '';
  return isScore ? { at, length: end + outOf - at } : undefined;
}

function outOfTen(tokens: readonly Token[], at: number, words: readonly Words[]): number {
  const slash = tokens[at]?.text === '/' ? 1 : 0;
  const length =
    slash ||
    longestAt(
      tokens,
      at,
      listsOf(words, ({ number }) => number.outOf),
    );
  return length > 0 && tokens[at + length]?.value === 10 ? length + 1 : 0;
}
