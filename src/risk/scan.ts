/** Finds every phrase of the lexicon in a message: its segments in one pass, then the phrases that they make up. */
import type { Found, Span } from './found.ts';
import { breaks } from './normalise.ts';
import type { Token } from './normalise.ts';
import type { Phrase } from './pattern.ts';
import { SegmentFinder } from './segments.ts';

export interface Hit<Label> {
  label: Label;
  from: number;
  /** One past the last token. */
  to: number;
}

interface Compiled<Label> {
  label: Label;
  segments: readonly number[];
  gaps: readonly number[];
  fromStart: boolean;
  toEnd: boolean;
}

export class Scanner<Label> {
  private readonly finder: SegmentFinder;
  /** By the number of their first segment. */
  private readonly byFirst: Compiled<Label>[][] = [];

  constructor(notMisspelt: ReadonlySet<string>) {
    this.finder = new SegmentFinder(notMisspelt);
  }

  add(label: Label, phrase: Phrase): void {
    const segments = phrase.segments.map((segment) => this.finder.add(segment));
    const compiled = { label, segments, gaps: phrase.gaps, fromStart: phrase.fromStart, toEnd: phrase.toEnd };
    while (this.byFirst.length <= segments[0]!) this.byFirst.push([]);
    this.byFirst[segments[0]!]!.push(compiled);
  }

  scan(tokens: readonly Token[]): Hit<Label>[] {
    const found = this.finder.find(tokens);
    const hits: Hit<Label>[] = [];
    for (const first of found.order)
      for (const phrase of this.byFirst[first] ?? nothing)
        if (found.hasAll(phrase.segments)) join(phrase, found, tokens, hits);
    return hits;
  }
}

const nothing: readonly never[] = [];

/** From each place where a phrase begins, the longest way it goes. The first segments are in the order in which they begin. */
function join<L>(phrase: Compiled<L>, found: Found, tokens: readonly Token[], hits: Hit<L>[]): void {
  let [from, longest] = [-1, 0];
  const close = () => longest > 0 && hits.push({ label: phrase.label, from, to: longest });
  for (const first of found.of(phrase.segments[0]!)) {
    if (phrase.fromStart && tokens[first.from]!.before === breaks.none) continue;
    if (first.from !== from) {
      close();
      [from, longest] = [first.from, 0];
    }
    longest = Math.max(longest, furthest(phrase, 1, first.to, found, tokens));
  }
  close();
}

function furthest<L>(
  phrase: Compiled<L>,
  at: number,
  end: number,
  found: Found,
  tokens: readonly Token[],
): number {
  if (at === phrase.segments.length) return !phrase.toEnd || endsAt(end, tokens) ? end : 0;
  const reach = reachOf(end, phrase.gaps[at - 1]!, tokens);
  const spans = found.of(phrase.segments[at]!);
  let best = 0;
  for (let next = firstFrom(end, spans); (spans[next]?.from ?? Infinity) <= reach; next++)
    best = Math.max(best, furthest(phrase, at + 1, spans[next]!.to, found, tokens));
  return best;
}

/** The first of the spans, which are in order, that begins here or later: a text of one word a thousand times has many. */
function firstFrom(here: number, spans: readonly Span[]): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.from < here) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last place after a gap: it runs over no comma, clause or "not", and words that change nothing are not counted. */
function reachOf(from: number, words: number, tokens: readonly Token[]): number {
  if ((tokens[from]?.before ?? breaks.sentence) === breaks.sentence) return -1;
  let at = from;
  for (let left = words; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.before !== breaks.none || token.denies || (left === 0 && !token.filler)) break;
    if (!token.filler) left--;
  }
  return (tokens[at]?.before ?? breaks.sentence) === breaks.sentence ? at - 1 : at;
}

/** Whether nothing, or only fillers, stands between here and the next comma, clause or sentence. */
function endsAt(at: number, tokens: readonly Token[]): boolean {
  let next = at;
  while (tokens[next]?.filler && tokens[next]?.before === breaks.none) next++;
  return (tokens[next]?.before ?? breaks.sentence) !== breaks.none;
}
