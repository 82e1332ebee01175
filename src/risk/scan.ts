/** Finds every phrase of the lexicon in a message, in one pass. */
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

interface Compiled<Label> {
  label: Label;
  /** The lexicon's number of each position; -1 is any word. */
  numbers: number[];
  pattern: Pattern;
}

export class Scanner<Label> {
  private readonly lexicon: Lexicon;
  private readonly byStart = new Map<number, Compiled<Label>[]>();

  constructor(notMisspelt: ReadonlySet<string>) {
    this.lexicon = new Lexicon(notMisspelt);
  }

  add(label: Label, pattern: Pattern): void {
    const numbers = pattern.pieces.map((piece) => (piece.kind === 'any' ? -1 : this.lexicon.enter(piece)));
    for (const start of new Set(pattern.starts.map((at) => numbers[at]!))) {
      this.byStart.set(start, [...(this.byStart.get(start) ?? []), { label, numbers, pattern }]);
    }
  }

  scan(tokens: readonly Token[]): Hit<Label>[] {
    const known = new Map<string, number[]>();
    const words = tokens.map((token) => this.numbersOf(token, known));
    const hits: Hit<Label>[] = [];
    words.forEach((numbers, from) => {
      for (const compiled of this.startingWith(numbers)) {
        const to = longest(compiled, from, tokens, words);
        if (to !== undefined) hits.push({ label: compiled.label, from, to });
      }
    });
    return hits;
  }

  private numbersOf(token: Token, known: Map<string, number[]>): Set<number> {
    const all = new Set<number>(token.number === undefined ? [] : this.lexicon.amountsOf(token.number));
    for (const reading of token.readings) {
      const found = known.get(reading) ?? this.lexicon.find(reading);
      known.set(reading, found);
      for (const number of found) all.add(number);
    }
    return all;
  }

  private startingWith(numbers: Set<number>): Set<Compiled<Label>> {
    return new Set([...numbers].flatMap((number) => this.byStart.get(number) ?? []));
  }
}

/** Where the longest match from here ends. A phrase never runs over the end of a sentence, nor a gap over a comma or a "but". */
function longest<L>(
  compiled: Compiled<L>,
  from: number,
  tokens: readonly Token[],
  words: Set<number>[],
): number | undefined {
  const { numbers, pattern } = compiled;
  if (pattern.fromStart && tokens[from]!.before === breaks.none) return undefined;
  const closes = (at: number) => !pattern.toEnd || endsAt(at, tokens);
  let here = new Set(pattern.starts.filter((at) => words[from]!.has(numbers[at]!)));
  let end = reached(here, pattern) && closes(from + 1) ? from + 1 : undefined;
  for (let at = from + 1; at < tokens.length && here.size > 0; at++) {
    const token = tokens[at]!;
    if (token.before === breaks.sentence) break;
    const after = new Set<number>();
    for (const place of here) {
      for (const next of pattern.next[place]!) {
        const number = numbers[next]!;
        if (number === -1 ? token.before === breaks.none : words[at]!.has(number)) after.add(next);
      }
    }
    if (reached(after, pattern) && closes(at + 1)) end = at + 1;
    if (token.filler) for (const place of here) after.add(place);
    here = after;
  }
  return end;
}

/** Whether nothing, or only fillers, stands between here and the next comma, clause or sentence. */
function endsAt(at: number, tokens: readonly Token[]): boolean {
  let next = at;
  while (tokens[next]?.filler && tokens[next]?.before === breaks.none) next++;
  return (tokens[next]?.before ?? breaks.sentence) !== breaks.none;
}

function reached(places: Set<number>, pattern: Pattern): boolean {
  for (const place of places) if (pattern.ends.has(place)) return true;
  return false;
}
