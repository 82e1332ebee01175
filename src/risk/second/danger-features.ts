/** What the second reader of the risk screen looks at besides what every reader does: how words and messages begin and end. */
import { eachShared, type Look, type OnFeature, type Told } from './features.ts';
import { hashOf, joined, mixed } from './hash.ts';

export const slotBits = 21;
/** Raised whenever what it looks at changes here or in what all look at. */
export const dangerFeaturesVersion = 5;
/** Letters by which a word is known however it ends: Spanish, and haste, have many endings. */
const beginning = 4;
const seed = { begun: 20, begunPair: 21, begunApart: 22, first: 23, opening: 24, last: 25 };

export const dangerLook: Look = {
  bits: slotBits,
  each(words, from, to, on) {
    eachShared(words, from, to, on);
    eachBeginning(words, from, to, on);
    onEdges(words, from, to, on);
  },
};

/** How each word begins, with how the next begins and the one after that: "se acaban" and "se me acabó" are alike. */
function eachBeginning(words: readonly Told[], from: number, to: number, on: OnFeature): void {
  let before = 0;
  let twoBefore = 0;
  for (let i = from; i < to; i++) {
    const own = hashOf(words[i]!.text, beginning);
    on(mixed(own, seed.begun), 1, i, i);
    if (i > from) on(mixed(joined(before, own), seed.begunPair), 1, i - 1, i);
    if (i > from + 1) on(mixed(joined(twoBefore, own), seed.begunApart), 1, i - 2, i);
    twoBefore = before;
    before = own;
  }
}

/** How a message opens and ends. */
function onEdges(words: readonly Told[], from: number, to: number, on: OnFeature): void {
  if (from >= to) return;
  const first = hashOf(words[from]!.text);
  on(mixed(first, seed.first), 1, from, from);
  on(mixed(hashOf(words[to - 1]!.text), seed.last), 1, to - 1, to - 1);
  if (from + 1 < to) on(mixed(joined(first, hashOf(words[from + 1]!.text)), seed.opening), 1, from, from + 1);
}
