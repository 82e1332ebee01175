/**
 * All segments of all phrases are one automaton, made deterministic step by step as texts need it: where they stand after
 * the same words of the lexicon is worked out once and remembered, within a bound, so that no text can fill the memory. A
 * written word may be several of the lexicon ("killing" is "kill*" too); a text then goes several ways at once.
 */
import { Lexicon } from './lexicon.ts';
import { breaks } from './normalise.ts';
import type { Token } from './normalise.ts';
import type { Segment } from './pattern.ts';
import { remembering } from './remembering.ts';

export interface Span {
  from: number;
  /** One past the last token. */
  to: number;
}
/** Where all the segments stand that have come by the same words. */
interface Way {
  places: readonly number[];
  /** The segments that may end here, in order. */
  ends: readonly number[];
  /** By the number of the next word; worked out when a text first goes on from here. */
  onward: ReadonlyMap<number, Way> | undefined;
}
/** The words, stems and amounts of the lexicon that a written word is. */
type Meant = readonly number[];

const mostRemembered = 400_000;

export class SegmentFinder {
  private readonly lexicon: Lexicon;
  private readonly known = new Map<string, number>();
  /** Of each place: the lexicon's number of its word, the places that follow, and the segment that may end there. */
  private readonly numbers: number[] = [];
  private readonly next: number[][] = [];
  private readonly endOf: (number | undefined)[] = [];
  private readonly starts: number[] = [];
  private readonly meantBy: (reading: string) => Meant;
  private begin: Way | undefined;
  private remembered = 0;

  constructor(notMisspelt: ReadonlySet<string>) {
    this.lexicon = new Lexicon(notMisspelt);
    this.meantBy = remembering((reading) => this.lexicon.find(reading));
  }

  /** The number of this segment; one that is there already keeps its own. */
  add(segment: Segment): number {
    const key = JSON.stringify([segment.pieces, segment.starts, [...segment.ends], segment.next]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const id = this.known.size;
    this.known.set(key, id);
    const offset = this.numbers.length;
    segment.pieces.forEach((piece, at) => {
      this.numbers.push(this.lexicon.enter(piece));
      this.next.push(segment.next[at]!.map((to) => to + offset));
      this.endOf.push(segment.ends.has(at) ? id : undefined);
    });
    for (const at of segment.starts) this.starts.push(at + offset);
    return id;
  }

  /** Every place where each segment stands, of every length. None runs over the end of a sentence. */
  find(tokens: readonly Token[]): Map<number, Span[]> {
    const begin = this.beginning();
    const words = tokens.map((token) => this.meant(token));
    const found = new Map<number, Span[]>();
    for (let from = 0; from < tokens.length; from++) {
      let ways: readonly Way[] = [begin];
      for (let at = from; at < tokens.length && ways.length > 0; at++) {
        const { before, filler } = tokens[at]!;
        if (at > from && before === breaks.sentence) break;
        const reached = this.reachedBy(words[at]!, ways);
        for (const segment of endsOf(reached, at === from)) put(found, segment, { from, to: at + 1 });
        ways = filler && at > from ? together(ways, reached) : reached;
      }
    }
    return found;
  }

  private beginning(): Way {
    if (this.begin === undefined || this.remembered > mostRemembered) {
      this.remembered = 0;
      this.begin = { places: [], ends: [], onward: this.sorted(this.starts) };
    }
    return this.begin;
  }

  private reachedBy(word: Meant, ways: readonly Way[]): readonly Way[] {
    let reached = nowhere;
    for (const way of ways) {
      const onward = (way.onward ??= this.onwardFrom(way));
      for (const number of word) {
        const next = onward.get(number);
        if (next !== undefined) reached = reached.length === 0 ? [next] : together(reached, [next]);
      }
    }
    return reached;
  }

  private onwardFrom({ places }: Way): ReadonlyMap<number, Way> {
    return this.sorted(new Set(places.flatMap((place) => this.next[place]!)));
  }

  /** The places by the word that leads to each. */
  private sorted(places: Iterable<number>): ReadonlyMap<number, Way> {
    const byWord = new Map<number, number[]>();
    for (const place of places) {
      const known = byWord.get(this.numbers[place]!);
      if (known) known.push(place);
      else byWord.set(this.numbers[place]!, [place]);
    }
    const onward = new Map<number, Way>();
    for (const [number, list] of byWord) onward.set(number, this.way(list));
    return onward;
  }

  private way(places: readonly number[]): Way {
    const ends = new Set(places.map((at) => this.endOf[at]).filter((each) => each !== undefined));
    this.remembered += 1 + places.length / 8;
    return { places, ends: [...ends].sort((a, b) => a - b), onward: undefined };
  }

  private meant({ readings, number }: Token): Meant {
    const amounts = number === undefined ? [] : this.lexicon.amountsOf(number);
    if (readings.length === 1 && amounts.length === 0) return this.meantBy(readings[0]!);
    return [...new Set([...amounts, ...readings.flatMap((each) => this.meantBy(each))])];
  }
}

const nowhere: readonly Way[] = [];

function together(some: readonly Way[], others: readonly Way[]): readonly Way[] {
  return some.length === 0 ? others : [...new Set([...some, ...others])];
}

/** In the order in which they were added; after one word alone, first those of the word itself and then those of its stems. */
function endsOf(ways: readonly Way[], isFirst: boolean): readonly number[] {
  if (ways.length <= 1) return ways[0]?.ends ?? [];
  const ends = new Set(ways.flatMap((way) => way.ends));
  return isFirst ? [...ends] : [...ends].sort((a, b) => a - b);
}

function put(found: Map<number, Span[]>, segment: number, span: Span): void {
  const spans = found.get(segment);
  if (spans) spans.push(span);
  else found.set(segment, [span]);
}
