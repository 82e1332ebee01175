/** Which of the patient's own words weighed most, so that a decision of the second reader explains itself. */
import { dangerLook } from './danger-features.ts';
import type { Told } from './features.ts';
import type { Stretch } from './reading.ts';
import type { ReadWord } from './words.ts';

const most = 6;

/** Up to six words, as written and in their order, neighbours joined to phrases. */
export function evidence(
  original: string,
  words: readonly (Told & ReadWord)[],
  stretch: Stretch,
  weights: Int8Array,
): string[] {
  const weight = weightOfWords(words, stretch, weights);
  const heavy = [...weight.keys()]
    .filter((at) => weight[at]! > 0)
    .sort((a, b) => weight[b]! - weight[a]! || a - b)
    .slice(0, most)
    .sort((a, b) => a - b)
    .map((at) => at + stretch.from);
  return phrases(heavy).map(([first, last]) => original.slice(words[first]!.start, words[last]!.end));
}

/** Each feature's weight is shared out among the words it spans. */
function weightOfWords(words: readonly Told[], { from, to }: Stretch, weights: Int8Array): Float64Array {
  const share = new Float64Array(to - from);
  dangerLook.each(words, from, to, (hash, value, first, last) => {
    const each = (weights[hash >>> (32 - dangerLook.bits)]! * value) / (first === last ? 1 : 2);
    share[first - from]! += each;
    if (last !== first) share[last - from]! += each;
  });
  return share;
}

function phrases(places: readonly number[]): [number, number][] {
  const list: [number, number][] = [];
  for (const at of places) {
    const open = list.at(-1);
    if (open && open[1] === at - 1) open[1] = at;
    else list.push([at, at]);
  }
  return list;
}
