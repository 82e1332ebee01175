import type { Said } from './normalise.ts';
import type { Hit } from './scan.ts';

type Span = Pick<Hit<unknown>, 'from' | 'to'>;

export function covers(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && outer.to >= inner.to;
}

/** The patient's own words, as written. */
export function wordsOf(span: Span, said: Said): string {
  return said.original.slice(said.tokens[span.from]?.start, said.tokens[span.to - 1]?.end);
}

/** The spans that begin here or later and before another place, of spans in the order in which they begin. */
export function beginningIn<S extends Span>(spans: readonly S[], from: number, before: number): S[] {
  return spans.slice(firstAt(spans, from), firstAt(spans, before));
}

function firstAt(spans: readonly Span[], place: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.from < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What stands over each word: in a long text only that is compared with what else stands there, not all with all. */
export function standingOver<S extends Span>(spans: readonly S[]): (at: number) => readonly S[] {
  const places = new Map<number, S[]>();
  for (const span of spans)
    for (let at = span.from; at < span.to; at++) {
      const known = places.get(at);
      if (known) known.push(span);
      else places.set(at, [span]);
    }
  return (at) => places.get(at) ?? [];
}

export function inOrder<S extends Span>(spans: readonly S[]): S[] {
  return spans.toSorted((a, b) => a.from - b.from);
}
