/**
 * Where each segment stands in the text under way. One is kept from text to text and emptied: there are thousands of
 * segments, of which a text has a few dozen, and a list by number is quicker asked than a map.
 */
export interface Span {
  from: number;
  /** One past the last token. */
  to: number;
}

export class Found {
  /** The segments that stand anywhere, in the order in which they were found. */
  readonly order: number[] = [];
  private readonly spans: (Span[] | undefined)[] = [];

  put(segment: number, from: number, to: number): void {
    while (this.spans.length <= segment) this.spans.push(undefined);
    const known = this.spans[segment];
    if (known !== undefined) known.push({ from, to });
    else {
      this.spans[segment] = [{ from, to }];
      this.order.push(segment);
    }
  }

  /** In the order in which they begin. */
  of(segment: number): readonly Span[] {
    return this.spans[segment] ?? nowhere;
  }

  hasAll(segments: readonly number[]): boolean {
    for (const each of segments) if (this.spans[each] === undefined) return false;
    return true;
  }

  clear(): void {
    for (const segment of this.order) this.spans[segment] = undefined;
    this.order.length = 0;
  }
}

const nowhere: readonly Span[] = [];
