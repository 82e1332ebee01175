/**
 * "If my pain is above 8 for three days": a reason to look at an aim early that the answers of the check-ins can show. Read only
 * where one number, one limit, which way and no other unit are told; all else stays words, and the person is told so.
 */
import type { Words } from '../content/words.ts';
import { numberWordAt } from './number-words.ts';
import { hasPhrase, listsOf, longestAt, longestBefore } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface Watchable {
  linkId: string;
  min: number;
  max: number;
  better: 'lower' | 'higher';
}
/** On so many days, one after the other: at least or at most so much, or so many points above what was usual before. */
export type StopRead = { linkId: string; days: number } & (
  { atLeast: number } | { atMost: number } | { by: number }
);
type Said = { is: 'days' | 'points' | 'level'; value: number; at: number };

export function readStop(
  text: string,
  words: readonly Words[],
  watchable: readonly Watchable[],
): StopRead | undefined {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const named = watchable.filter(({ linkId }) =>
    hasPhrase(
      tokens,
      listsOf(words, ({ told }) => told[linkId]?.about ?? []),
    ),
  );
  const [measure] = named;
  const isNegated = [
    listsOf(words, ({ negations }) => negations),
    listsOf(words, ({ stops }) => stops.unless),
  ].some((each) => hasPhrase(tokens, each));
  const said = saidIn(tokens, words);
  if (measure === undefined || named.length > 1 || isNegated || said === undefined) return undefined;
  const limits = said.filter(({ is }) => is !== 'days');
  const [limit] = limits;
  const lasting = said.filter(({ is }) => is === 'days');
  if (limit === undefined || limits.length > 1 || lasting.length > 1) return undefined;
  const days = lasting[0]?.value ?? 1;
  return days > LONGEST ? undefined : limited(measure, limit, days, tokens, words);
}

const LONGEST = 28;

function limited(
  { linkId, min, max, better }: Watchable,
  { is, value, at }: Said,
  days: number,
  tokens: readonly Token[],
  words: readonly Words[],
): StopRead | undefined {
  const list = (name: keyof Words['stops']) => listsOf(words, ({ stops }) => stops[name]);
  const says = (...names: (keyof Words['stops'])[]) => names.some((name) => hasPhrase(tokens, list(name)));
  // "Worse" is down where more is better.
  if (better === 'higher' && says('judges')) return undefined;
  const isDown = says('below', 'atMost', 'falls');
  // Only of what is worse when it is more: what was usual is not kept of the others in this way.
  if (is === 'points') {
    const isMore = better === 'lower' && value > 0 && !isDown && says('pointsUp', 'rises');
    return isMore ? { linkId, days, by: value } : undefined;
  }
  if (says('above', 'atLeast', 'rises') === isDown) return undefined;
  // "Drops 3" is by how much, and "drops to 3" is how far.
  if (says('rises', 'falls') && longestBefore(tokens, at, list('to')) === 0) return undefined;
  const limit = says('above') ? value + 1 : says('below') ? value - 1 : value;
  if (limit < min || limit > max || limit === (isDown ? max : min)) return undefined;
  return isDown ? { linkId, days, atMost: limit } : { linkId, days, atLeast: limit };
}

/** Every number with what it counts; undefined when one counts something else, such as hours. */
function saidIn(tokens: readonly Token[], words: readonly Words[]): Said[] | undefined {
  const said: Said[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const count = countAt(tokens, at, words);
    if (count === undefined) continue;
    const next = at + count.length;
    const unit = unitAt(tokens, next, words);
    // "A" is a number only where something is counted by it.
    if (count.isArticle && unit?.is !== 'days') continue;
    if (unit === undefined) return undefined;
    said.push({ is: unit.is, value: count.value * unit.times, at });
    at = next - 1;
    if (unit.is === 'level') at += scaleLength(tokens, next, words);
  }
  return said;
}

function unitAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  const is = (pick: (each: Words) => readonly string[]) => longestAt(tokens, at, listsOf(words, pick)) > 0;
  if (is(({ inForms }) => inForms.units.days)) return { is: 'days', times: 1 } as const;
  if (is(({ inForms }) => inForms.units.weeks)) return { is: 'days', times: 7 } as const;
  if (is(({ stops }) => stops.points) || is(({ stops }) => stops.pointsUp))
    return { is: 'points', times: 1 } as const;
  const isLevel = tokens[at] === undefined || is(({ stops }) => stops.after);
  return isLevel ? ({ is: 'level', times: 1 } as const) : undefined;
}

/** "8 out of 10": the ten is the scale. */
function scaleLength(tokens: readonly Token[], at: number, words: readonly Words[]): number {
  const outOf = longestAt(
    tokens,
    at,
    listsOf(words, ({ number }) => number.outOf),
  );
  return outOf > 0 && tokens[at + outOf]?.value === 10 ? outOf + 1 : 0;
}

function countAt(tokens: readonly Token[], at: number, words: readonly Words[]) {
  const figure = tokens[at];
  if (figure?.kind === 'figure') return { value: figure.value ?? NaN, length: 1, isArticle: false };
  const word = numberWordAt(tokens, at, words);
  if (word !== undefined && !word.weak) return { ...word, isArticle: false };
  const article = longestAt(
    tokens,
    at,
    listsOf(words, ({ number }) => number.articles),
  );
  const length = word?.length ?? article;
  return length === 0 ? undefined : { value: word?.value ?? 1, length, isArticle: true };
}
