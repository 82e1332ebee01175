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
