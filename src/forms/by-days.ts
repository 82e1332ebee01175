/** "9 days out of the 14" where an option is "more than half the days": so many days of the last two weeks. */
import type { Words } from '../content/words.ts';
import { readNumber } from '../reading/number.ts';
import { hasPhrase, isWhole, listsOf } from '../reading/phrases.ts';
import { tokensOf } from '../reading/tokens.ts';
import type { Offer } from './offered.ts';

const FORTNIGHT = 14;

/** Whether the options are those: then "half the days" is no stretch of numbers that a day would fall into. */
export function isOfFortnight(offers: readonly Offer[], words: readonly Words[]): boolean {
  return offers.filter((each) => rowOf(each, words) !== undefined).length > 1;
}

/** None where no option, or more than one, may be meant: one day, or half of them. Undefined where no days are told. */
export function offersByDays(
  said: string,
  offers: readonly Offer[],
  words: readonly Words[],
): Offer[] | undefined {
  const tokens = tokensOf(said);
  const isOfDays = hasPhrase(
    tokens,
    listsOf(words, ({ number }) => number.counted.days),
  );
  if (!isOfDays && !tokens.some(({ value }) => value === FORTNIGHT)) return undefined;
  const read = readNumber(said, { min: 0, max: FORTNIGHT, of: 'days' }, words);
  if (read.kind !== 'value' && read.kind !== 'range') return undefined;
  const [low, high] = read.kind === 'range' ? [read.low, read.high] : [read.value, read.value];
  return offers.filter((each) => {
    const row = rowOf(each, words);
    return row !== undefined && low >= row.from && high <= row.to;
  });
}

function rowOf({ label }: Offer, words: readonly Words[]) {
  return words
    .flatMap(({ choice }) => choice.ofFortnight)
    .find(({ says }) => isWhole(tokensOf(label), [says]));
}
