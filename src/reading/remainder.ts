/** What is left of a reply beside its number, in the patient's own writing: it may be worth keeping as a note. */
import type { Words } from '../content/words.ts';
import { longestAt, longestBefore, withoutFront } from './phrases.ts';
import type { Group } from './ranges.ts';
import { tokensOf, type Token } from './tokens.ts';

const EDGE = /^[\s.,;:!?)"'~#*+-]+|[\s.,;:!?("'~#*+-]+$/gu;

export function restBeside(
  raw: string,
  tokens: readonly Token[],
  group: Group,
  words: readonly Words[],
): string {
  const from = tokens[startOf(tokens, group, words)]?.from ?? 0;
  const to = tokens[endOf(tokens, group, words) - 1]?.to ?? raw.length;
  const sides = [raw.slice(0, from), raw.slice(to)].map((side) => side.replace(EDGE, '').trim());
  const rest = sides.filter((side) => side !== '').join(' ');
  return saysNothing(rest, words) ? '' : rest;
}

function startOf(tokens: readonly Token[], { from }: Group, words: readonly Words[]): number {
  const before = words.flatMap(({ number }) => [
    number.articles,
    number.approximate,
    number.lead,
    number.between,
    number.now,
  ]);
  let start = from;
  for (;;) {
    const step = '~#"'.includes(tokens[start - 1]?.text ?? ' ') ? 1 : longestBefore(tokens, start, before);
    if (step === 0) return start;
    start -= step;
  }
}

function endOf(tokens: readonly Token[], { to }: Group, words: readonly Words[]): number {
  const after = words.flatMap(({ number }) => [number.approximate, number.now]);
  let end = to;
  for (let step = longestAt(tokens, end, after); step > 0; step = longestAt(tokens, end, after)) end += step;
  return end;
}

/** "Today, thanks" is no note. */
function saysNothing(rest: string, words: readonly Words[]): boolean {
  const idle = words.flatMap(({ fillers, number }) => [fillers, number.now, number.lead]);
  const spoken = tokensOf(rest).filter(
    ({ kind, text }) => kind !== 'mark' || /\p{Extended_Pictographic}/u.test(text),
  );
  return withoutFront(spoken, idle).length === 0;
}
