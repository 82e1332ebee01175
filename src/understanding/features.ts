/** What the reader of wishes looks at besides what every reader does: words in their order, two apart and three in a row. */
import { eachShared, type Look } from '../risk/second/features.ts';
import { joined, mixed } from '../risk/second/hash.ts';

const seed = { apart: 3, three: 4 };

export const wishLook: Look = {
  bits: 18,
  each(words, from, to, on) {
    eachShared(words, from, to, on, (at, own, before, twoBefore) => {
      on(mixed(joined(twoBefore, own), seed.apart), 1, at - 2, at);
      on(mixed(joined(joined(twoBefore, before), own), seed.three), 1, at - 2, at);
    });
  },
};
