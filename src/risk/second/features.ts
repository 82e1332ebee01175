/**
 * What every reader looks at in a run of words: words, pairs, pieces of words, and the families they stand in, each hashed to
 * a slot of a table. Training and reading see the same, since both come here.
 */
import type { Kin } from './families.ts';
import { hashOf, joined, longer, mixed } from './hash.ts';

/** A word with the families it stands in. */
export interface Told extends Kin {
  text: string;
}
/** Called for each feature, with its hash, its value, the place of its first word and of its last. */
export type OnFeature = (hash: number, value: number, first: number, last: number) => void;
/** What one reader looks at, and into how many bits of a slot it puts that. */
export interface Look {
  bits: number;
  each(words: readonly Told[], from: number, to: number, on: OnFeature): void;
}

/** Raised whenever what follows changes, so that no model is read with other eyes than it was trained with. */
export const featuresVersion = 3;

/** Families say more than letters do, in what few examples there are. */
export const familyValue = 2;
/** How many words of a family one of another is still taken together with. */
const reach = 4;
/** How many words a "not" reaches at most, and what ends it sooner. */
const denialReach = 6;
const endsDenial = new Set(['.', '?', '!', 'but', 'except', 'though', 'pero', 'sino', 'excepto', 'aunque']);
const seed = {
  word: 1,
  pair: 2,
  piece: 5,
  family: 6,
  families: 7,
  chain: 8,
  beside: 9,
  denied: 10,
  deniedFamily: 11,
  framed: 12,
};

/** Called at each word from the third on, with its hash and those of the two before it. */
export type OnThird = (at: number, own: number, before: number, twoBefore: number) => void;

export function eachShared(
  words: readonly Told[],
  from: number,
  to: number,
  on: OnFeature,
  third?: OnThird,
): void {
  let before = 0;
  let twoBefore = 0;
  for (let i = from; i < to; i++) {
    const { text } = words[i]!;
    const own = hashOf(text);
    on(mixed(own, seed.word), 1, i, i);
    if (i > from) on(mixed(joined(before, own), seed.pair), 1, i - 1, i);
    if (i > from + 1) third?.(i, own, before, twoBefore);
    if (text.length > 2) eachPiece(text, i, on);
    eachNeighbour(words, i, own, from, to, on);
    twoBefore = before;
    before = own;
  }
  eachFamily(words, from, to, on);
  eachDenied(words, from, to, on);
  eachFramed(words, from, to, on);
}

/** Three to five letters in a row, the edges of the word among them: what survives a misspelling. */
function eachPiece(word: string, at: number, on: OnFeature): void {
  const edged = `<${word}>`;
  for (let start = 0; start + 3 <= edged.length; start++) {
    let hash = longer(longer(0x811c9dc5, edged.charCodeAt(start)), edged.charCodeAt(start + 1));
    const end = Math.min(edged.length, start + 5);
    for (let i = start + 2; i < end; i++) {
      hash = longer(hash, edged.charCodeAt(i));
      on(mixed(hash, seed.piece), 1, at, at);
    }
  }
}

/** A word with the families of the two words to either side of it. */
function eachNeighbour(
  words: readonly Told[],
  at: number,
  hash: number,
  from: number,
  to: number,
  on: OnFeature,
): void {
  for (let i = Math.max(from, at - 2); i < Math.min(to, at + 3); i++) {
    if (i === at) continue;
    const side = i < at ? 1 : 2;
    for (const family of words[i]!.families) {
      on(mixed(joined(hash, family * 2 + side), seed.beside), familyValue, Math.min(i, at), Math.max(i, at));
    }
  }
}

/** Families alone, in pairs within reach and in threes, whatever other words stand between. */
function eachFamily(words: readonly Told[], from: number, to: number, on: OnFeature): void {
  const places: number[] = [];
  for (let i = from; i < to; i++) if (words[i]!.families.length > 0) places.push(i);
  for (let at = 0; at < places.length; at++) {
    const first = places[at]!;
    for (const family of words[first]!.families) {
      on(mixed(family, seed.family), familyValue, first, first);
      for (let next = at + 1; next < places.length && next <= at + reach; next++) {
        for (const other of words[places[next]!]!.families) {
          const pair = family * 1024 + other;
          on(mixed(pair, seed.families), familyValue, first, places[next]!);
          if (next === at + 1 && next + 1 < places.length)
            eachThird(words, pair, first, places[next + 1]!, on);
        }
      }
    }
  }
}

function eachThird(words: readonly Told[], pair: number, first: number, last: number, on: OnFeature): void {
  for (const third of words[last]!.families)
    on(mixed(joined(pair, third), seed.chain), familyValue, first, last);
}

/** What a "not" reaches: the words after it, until a "but" or the end of the sentence. */
function eachDenied(words: readonly Told[], from: number, to: number, on: OnFeature): void {
  let left = 0;
  for (let i = from; i < to; i++) {
    const { text, families, denies } = words[i]!;
    if (endsDenial.has(text)) left = 0;
    if (denies) left = denialReach;
    else if (left > 0) {
      left--;
      on(mixed(hashOf(text), seed.denied), 1, i, i);
      for (const family of families) on(mixed(family, seed.deniedFamily), familyValue, i, i);
    }
  }
}

/** Every family with everything that colours the whole: long ago, somebody else, a film, a question, gone again. */
function eachFramed(words: readonly Told[], from: number, to: number, on: OnFeature): void {
  const frames = new Set<number>();
  for (let i = from; i < to; i++) for (const frame of words[i]!.frames) frames.add(frame);
  if (frames.size === 0) return;
  for (let i = from; i < to; i++)
    for (const family of words[i]!.families)
      for (const frame of frames)
        if (family !== frame) on(mixed(frame * 1024 + family, seed.framed), 1, i, i);
}
