/** Finds the segments of all phrases in a text, in one pass over its words. */
import { Found } from './found.ts';
import { Lexicon } from './lexicon.ts';
import { breaks } from './normalise.ts';
import type { Token } from './normalise.ts';
import { Places } from './places.ts';
import { remembering } from './remembering.ts';
import type { Tree } from './tree.ts';
import { both, Ways, type Meant, type Way } from './ways.ts';

export class SegmentFinder {
  private readonly lexicon: Lexicon;
  private readonly places: Places;
  private readonly ways: Ways;
  private readonly known = new Map<string, number>();
  private readonly found = new Found();
  private readonly meantBy: (reading: string) => Meant;

  constructor(notMisspelt: ReadonlySet<string>) {
    this.lexicon = new Lexicon(notMisspelt);
    this.places = new Places(this.lexicon);
    this.ways = new Ways(this.places);
    this.meantBy = remembering((reading) => this.lexicon.find(reading));
  }

  /** The number of this segment; one that is there already keeps its own. */
  add(segment: Tree): number {
    const known = this.known.get(segment.key);
    if (known !== undefined) return known;
    const id = this.known.size;
    this.known.set(segment.key, id);
    this.places.add(segment, id);
    return id;
  }

  /** Every place where each segment stands, of every length, until it is asked again. None runs over the end of a sentence. */
  find(tokens: readonly Token[]): Found {
    this.found.clear();
    this.ways.keepWithinBounds();
    const words = tokens.map((token) => this.meant(token));
    for (let from = 0; from < tokens.length; from++) {
      let ways = this.ways.begin(words[from]!);
      this.put(ways, from, from + 1);
      for (let at = from + 1; ways.length > 0 && at < tokens.length; at++) {
        const { before, filler } = tokens[at]!;
        if (before === breaks.sentence) break;
        const reached = this.ways.goOn(ways, words[at]!);
        this.put(reached, from, at + 1);
        ways = filler ? both(ways, reached) : reached;
      }
    }
    return this.found;
  }

  /** In the order in which they were added; at one word, first those of the word itself and then those of its stems. */
  private put(ways: readonly Way[], from: number, to: number): void {
    if (ways.length === 0) return;
    if (ways.length === 1) for (const segment of ways[0]!.ends) this.found.put(segment, from, to);
    else {
      const ends = [...new Set(ways.flatMap((way) => way.ends))];
      if (to > from + 1) ends.sort((a, b) => a - b);
      for (const segment of ends) this.found.put(segment, from, to);
    }
  }

  private meant({ readings, number }: Token): Meant {
    const amounts = number === undefined ? [] : this.lexicon.amountsOf(number);
    if (readings.length === 1 && amounts.length === 0) return this.meantBy(readings[0]!);
    return [...new Set([...amounts, ...readings.flatMap((each) => this.meantBy(each))])];
  }
}
