/**
 * All segments of all phrases are one automaton, made deterministic step by step as texts need it: what a state becomes
 * after a word is worked out once and remembered, within a bound, so that no text can fill the memory.
 */
import { Lexicon } from './lexicon.ts';
import { breaks } from './normalise.ts';
import type { Token } from './normalise.ts';
import type { Segment } from './pattern.ts';

export interface Span {
  from: number;
  /** One past the last token. */
  to: number;
}
/** Where all the segments that began at one word stand after another, and which may end there. */
interface State {
  places: number[];
  ends: number[];
  after: Map<number, State>;
}
/** All that is known of a written word: which words, stems and amounts of the segments it is. */
interface WordClass {
  id: number;
  numbers: Set<number>;
}

const mostRemembered = 400_000;

export class SegmentFinder {
  private readonly lexicon: Lexicon;
  private readonly known = new Map<string, number>();
  /** Of each place: the lexicon's number of its word, the places that follow, and the segment that may end there. */
  private readonly numbers: number[] = [];
  private readonly next: number[][] = [];
  private readonly endOf: (number | undefined)[] = [];
  private readonly starts = new Map<number, number[]>();
  private readonly classes = new Map<string, WordClass>();
  private readonly firsts = new Map<number, State>();
  private readonly states = new Map<string, State>();
  private readonly words = new Map<string, number[]>();
  private remembered = 0;

  constructor(notMisspelt: ReadonlySet<string>) {
    this.lexicon = new Lexicon(notMisspelt);
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
    for (const at of segment.starts) {
      const number = this.numbers[at + offset]!;
      const others = this.starts.get(number);
      if (others) others.push(at + offset);
      else this.starts.set(number, [at + offset]);
    }
    return id;
  }

  /** Every place where each segment stands, of every length. None runs over the end of a sentence. */
  find(tokens: readonly Token[]): Map<number, Span[]> {
    if (this.remembered > mostRemembered) this.forget();
    const classes = tokens.map((token) => this.classOf(token));
    const found = new Map<number, Span[]>();
    for (let from = 0; from < tokens.length; from++) {
      let state = this.first(classes[from]!);
      for (let at = from; state.places.length > 0;) {
        for (const segment of state.ends) put(found, segment, { from, to: at + 1 });
        at++;
        if (at >= tokens.length || tokens[at]!.before === breaks.sentence) break;
        state = this.step(state, classes[at]!, tokens[at]!.filler);
      }
    }
    return found;
  }

  private first(word: WordClass): State {
    let state = this.firsts.get(word.id);
    if (state === undefined) {
      const places = [...word.numbers].flatMap((number) => this.starts.get(number) ?? []);
      state = this.state(places, places);
      this.firsts.set(word.id, state);
    }
    return state;
  }

  private step(state: State, word: WordClass, filler: boolean): State {
    const key = word.id * 2 + (filler ? 1 : 0);
    const known = state.after.get(key);
    if (known !== undefined) return known;
    const reached = new Set<number>();
    for (const place of state.places)
      for (const next of this.next[place]!) if (word.numbers.has(this.numbers[next]!)) reached.add(next);
    const places = filler ? [...new Set([...reached, ...state.places])] : [...reached];
    const after = this.state(places, [...reached]);
    state.after.set(key, after);
    this.remembered++;
    return after;
  }

  private state(places: number[], reached: number[]): State {
    const ends = [...new Set(reached.map((at) => this.endOf[at]).filter((each) => each !== undefined))];
    const sorted = [...new Set(places)].sort((a, b) => a - b);
    const key = `${sorted.join()};${ends.join()}`;
    const known = this.states.get(key);
    if (known !== undefined) return known;
    const state = { places: sorted, ends, after: new Map<number, State>() };
    this.states.set(key, state);
    this.remembered += 1 + sorted.length / 8;
    return state;
  }

  private classOf(token: Token): WordClass {
    const all = new Set<number>(token.number === undefined ? [] : this.lexicon.amountsOf(token.number));
    for (const reading of token.readings) for (const number of this.numbersOf(reading)) all.add(number);
    const key = [...all].sort((a, b) => a - b).join();
    let known = this.classes.get(key);
    if (known === undefined) this.classes.set(key, (known = { id: this.classes.size, numbers: all }));
    return known;
  }

  private numbersOf(reading: string): number[] {
    const known = this.words.get(reading);
    if (known !== undefined) return known;
    const numbers = this.lexicon.find(reading);
    this.words.set(reading, numbers);
    this.remembered += 1 + reading.length / 32;
    return numbers;
  }

  private forget(): void {
    for (const memory of [this.classes, this.firsts, this.states, this.words]) memory.clear();
    this.remembered = 0;
  }
}

function put(found: Map<number, Span[]>, segment: number, span: Span): void {
  const spans = found.get(segment);
  if (spans) spans.push(span);
  else found.set(segment, [span]);
}
