/**
 * Lists in an order of precedence, looked through together. Most words of a reply begin no phrase of any of them, and one
 * look must be enough to see that.
 */
import { lengthOf, partsOf, type Lists } from './phrases.ts';
import type { Token } from './tokens.ts';

interface Entry {
  /** Of its list in the order. */
  place: number;
  phrase: readonly string[];
}
/** By their first word; those of the first lists first. */
export type InOrder = ReadonlyMap<string, readonly Entry[]>;

export function inOrder(order: readonly Lists[]): InOrder {
  const entries = order.flatMap((lists, place) =>
    lists.flat().map((phrase) => ({ place, phrase: partsOf(phrase) })),
  );
  return Map.groupBy(
    entries.filter(({ phrase }) => phrase.length > 0),
    ({ phrase: [first = ''] }) => first,
  );
}

/** The place of the first list that all of this is a phrase of. */
export function firstWhole(tokens: readonly Token[], all: InOrder): number | undefined {
  const { length } = tokens;
  return all.get(tokens[0]?.text ?? '')?.find(({ phrase }) => lengthOf(phrase, tokens, 0) === length)?.place;
}

/** The longest phrase that begins at this token, in tokens, and the place of the first list that has it. */
export function longestOfAll(
  tokens: readonly Token[],
  at: number,
  all: InOrder,
): { place: number; length: number } | undefined {
  let longest: { place: number; length: number } | undefined;
  for (const { place, phrase } of all.get(tokens[at]?.text ?? '') ?? []) {
    const length = lengthOf(phrase, tokens, at);
    if (length > (longest?.length ?? 0)) longest = { place, length };
  }
  return longest;
}

/** The place of the first list of which a phrase begins at this token. */
export function firstAt(tokens: readonly Token[], at: number, all: InOrder): number | undefined {
  return all.get(tokens[at]?.text ?? '')?.find(({ phrase }) => lengthOf(phrase, tokens, at) > 0)?.place;
}
