/**
 * The places of all segments made deterministic step by step, as texts need it: where segments stand that have come by the
 * same words of the lexicon is worked out once and remembered, within a bound, so that no text can fill the memory. A written
 * word may be several of the lexicon ("killing" is "kill*" too); a text then goes several ways at once.
 */
import type { Places } from './places.ts';

/** The words, stems and amounts of the lexicon that a written word is. */
export type Meant = readonly number[];

export interface Way {
  /** The places that may follow, in lists as the places have them; none once it is worked out where they lead. */
  next: readonly (readonly number[])[];
  /** The segments that may end here, in the order in which they were added. */
  ends: readonly number[];
  /** Itself and no other. */
  alone: readonly Way[];
  /** Worked out when a text first goes on from here. */
  onward: Onward | undefined;
}
/** By the number of the next word. */
type Onward = ReadonlyMap<number, Way>;

const mostRemembered = 250_000;

export class Ways {
  private readonly places: Places;
  /** By the number of the first word. */
  private readonly begun: (Way | undefined)[] = [];
  private readonly known = new Map<readonly number[], Onward>();
  private remembered = 0;

  constructor(places: Places) {
    this.places = places;
  }

  /** To be asked before each text. */
  keepWithinBounds(): void {
    if (this.remembered > 0 && this.remembered <= mostRemembered) return;
    this.known.clear();
    this.remembered = 1;
    for (const [number, way] of this.sorted(this.places.starts)) put(this.begun, number, way);
  }

  begin(word: Meant): readonly Way[] {
    let reached = nowhere;
    for (const number of word) reached = together(reached, this.begun[number]);
    return reached;
  }

  goOn(ways: readonly Way[], word: Meant): readonly Way[] {
    let reached = nowhere;
    for (const way of ways) {
      const onward = way.onward ?? this.onward(way);
      if (onward.size > 0) for (const number of word) reached = together(reached, onward.get(number));
    }
    return reached;
  }

  private onward(way: Way): Onward {
    way.onward = this.leading(way.next);
    way.next = none;
    return way.onward;
  }

  private leading(lists: Way['next']): Onward {
    const [only] = lists;
    if (only === undefined) return toNothing;
    if (lists.length > 1) return this.sorted(new Set(lists.flat()));
    const known = this.known.get(only) ?? this.sorted(only);
    this.known.set(only, known);
    return known;
  }

  /** The places by the word that leads to each. */
  private sorted(places: Iterable<number>): Onward {
    const byWord = new Map<number, number[]>();
    for (const place of places)
      for (const number of this.places.words[place]!) {
        const known = byWord.get(number);
        if (known) known.push(place);
        else byWord.set(number, [place]);
      }
    const onward = new Map<number, Way>();
    for (const [number, list] of byWord) onward.set(number, this.way(list));
    return onward;
  }

  private way(places: readonly number[]): Way {
    const ends = new Set(places.map((at) => this.places.endOf[at]).filter((each) => each !== undefined));
    const next = new Set(places.map((at) => this.places.next[at]!).filter((list) => list.length > 0));
    this.remembered += 1 + next.size / 8;
    const way: Way = {
      ends: ends.size === 0 ? none : [...ends].sort((a, b) => a - b),
      next: next.size === 0 ? none : [...next],
      alone: nowhere,
      onward: undefined,
    };
    way.alone = [way];
    return way;
  }
}

const none: readonly never[] = [];
const toNothing: Onward = new Map();
const nowhere: readonly Way[] = [];

function together(ways: readonly Way[], more: Way | undefined): readonly Way[] {
  if (more === undefined || ways.includes(more)) return ways;
  return ways.length === 0 ? more.alone : [...ways, more];
}

/** What is reached by a word that may stand anywhere goes on from there, and also as if the word were not there. */
export function both(ways: readonly Way[], others: readonly Way[]): readonly Way[] {
  return others.reduce(together, ways);
}

function put<T>(list: (T | undefined)[], at: number, value: T): void {
  while (list.length <= at) list.push(undefined);
  list[at] = value;
}
