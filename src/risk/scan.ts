/**
 * Finds every phrase of the lexicon in a message, in one pass. All patterns are one automaton (see pattern.ts), made
 * deterministic step by step as texts need it: what a state becomes after a word is worked out once and remembered,
 * within a bound, so that no text can fill the memory.
 */
import { Lexicon } from './lexicon.ts';
import { breaks } from './normalise.ts';
import type { Token } from './normalise.ts';
import type { Pattern } from './pattern.ts';

export interface Hit<Label> {
  label: Label;
  from: number;
  /** One past the last token. */
  to: number;
}

/** Where all the phrases that began at one word stand after another. */
interface State {
  places: number[];
  /** Phrases that may end here. */
  ends: number[];
  after: Map<number, State>;
}
interface Phrase<Label> {
  label: Label;
  fromStart: boolean;
  toEnd: boolean;
}
/** All that is known of a written word: which words, stems and amounts of the patterns it is. */
interface WordClass {
  id: number;
  numbers: Set<number>;
}

const mostRemembered = 1_000_000;
const anyWord = -1;

export class Scanner<Label> {
  private readonly lexicon: Lexicon;
  private readonly phrases: Phrase<Label>[] = [];
  /** Of each place: the lexicon's number of its word, the places that follow, and the phrase that may end there. */
  private readonly numbers: number[] = [];
  private readonly next: number[][] = [];
  private readonly endOf: (number | undefined)[] = [];
  private readonly starts = new Map<number, number[]>();
  private readonly phraseOf: number[] = [];
  private readonly classes = new Map<string, WordClass>();
  private readonly firsts = new Map<number, State>();
  private readonly states = new Map<string, State>();
  private readonly words = new Map<string, number[]>();
  private remembered = 0;

  constructor(notMisspelt: ReadonlySet<string>) {
    this.lexicon = new Lexicon(notMisspelt);
  }

  add(label: Label, pattern: Pattern): void {
    const phrase = this.phrases.push({ label, fromStart: pattern.fromStart, toEnd: pattern.toEnd }) - 1;
    const offset = this.numbers.length;
    pattern.pieces.forEach((piece, at) => {
      this.numbers.push(piece.kind === 'any' ? anyWord : this.lexicon.enter(piece));
      this.next.push(pattern.next[at]!.map((to) => to + offset));
      this.endOf.push(pattern.ends.has(at) ? phrase : undefined);
      this.phraseOf.push(phrase);
    });
    for (const at of pattern.starts) {
      const number = this.numbers[at + offset]!;
      this.starts.set(number, [...(this.starts.get(number) ?? []), at + offset]);
    }
    this.forget();
  }

  scan(tokens: readonly Token[]): Hit<Label>[] {
    if (this.remembered > mostRemembered) this.forget();
    const classes = tokens.map((token) => this.classOf(token));
    const hits: Hit<Label>[] = [];
    for (let from = 0; from < tokens.length; from++) this.scanFrom(from, tokens, classes, hits);
    return hits;
  }

  /** The longest match of each phrase. None runs over the end of a sentence, nor a gap over a comma or a "but". */
  private scanFrom(
    from: number,
    tokens: readonly Token[],
    classes: WordClass[],
    hits: Hit<Label>[],
  ): void {
    let state = this.first(classes[from]!, tokens[from]!.before !== breaks.none);
    const found = new Map<number, number>();
    for (let at = from; state.places.length > 0; ) {
      for (const phrase of state.ends)
        if (!this.phrases[phrase]!.toEnd || endsAt(at + 1, tokens)) found.set(phrase, at + 1);
      at++;
      if (at >= tokens.length || tokens[at]!.before === breaks.sentence) break;
      state = this.step(state, classes[at]!, tokens[at]!);
    }
    for (const [phrase, to] of found) hits.push({ label: this.phrases[phrase]!.label, from, to });
  }

  private first(word: WordClass, opens: boolean): State {
    const key = word.id * 2 + (opens ? 1 : 0);
    let state = this.firsts.get(key);
    if (state === undefined) {
      const places = [...word.numbers]
        .flatMap((number) => this.starts.get(number) ?? [])
        .filter((at) => opens || !this.phrases[this.phraseOf[at]!]!.fromStart);
      state = this.state(places, places);
      this.firsts.set(key, state);
    }
    return state;
  }

  private step(state: State, word: WordClass, token: Token): State {
    const gap = token.before === breaks.none;
    const key = word.id * 4 + (gap ? 2 : 0) + (token.filler ? 1 : 0);
    const known = state.after.get(key);
    if (known !== undefined) return known;
    const reached = new Set<number>();
    for (const place of state.places) {
      for (const next of this.next[place]!) {
        const number = this.numbers[next]!;
        if (number === anyWord ? gap : word.numbers.has(number)) reached.add(next);
      }
    }
    const places = token.filler ? [...new Set([...reached, ...state.places])] : [...reached];
    const after = this.state(places, [...reached]);
    state.after.set(key, after);
    this.remembered += 1 + places.length / 8;
    return after;
  }

  private state(places: number[], reached: number[]): State {
    const ends = [...new Set(reached.map((at) => this.endOf[at]).filter((each) => each !== undefined))];
    const sorted = [...new Set(places)].sort((a, b) => a - b);
    const key = `${sorted.join()};${ends.sort((a, b) => a - b).join()}`;
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
    let numbers = this.words.get(reading);
    if (numbers !== undefined) return numbers;
    numbers = this.lexicon.find(reading);
    this.words.set(reading, numbers);
    this.remembered += 1 + reading.length / 32;
    return numbers;
  }

  private forget(): void {
    if (this.remembered === 0 && this.states.size === 0) return;
    for (const memory of [this.classes, this.firsts, this.states, this.words]) memory.clear();
    this.remembered = 0;
  }
}

/** Whether nothing, or only fillers, stands between here and the next comma, clause or sentence. */
function endsAt(at: number, tokens: readonly Token[]): boolean {
  let next = at;
  while (tokens[next]?.filler && tokens[next]?.before === breaks.none) next++;
  return (tokens[next]?.before ?? breaks.sentence) !== breaks.none;
}
