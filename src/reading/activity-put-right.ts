/** What was told of an activity is put right. */
import type { Words } from '../content/words.ts';
import { readActivityDay, type ActivityDay } from './activity-day.ts';
import { amountAt } from './amounts.ts';
import { readCorrection } from './correction.ts';
import { hasPhrase, listsOf, longestAt, withoutFront } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

/** "Sorry, 12 min", "change my sets to 3", "my minutes were 12, not 20": it says itself what is put right, and of what. */
export function readActivityPutRight(text: string, words: readonly Words[]): ActivityDay | undefined {
  const tokens = tokensOf(text);
  const corrected = readCorrection(text, words)?.rest ?? changedIn(tokens, words);
  if (text.length > LONGEST_PUT_RIGHT || corrected === undefined) return undefined;
  const read = readActivityDay(corrected, words);
  const isNamed = namesUnit(corrected, ['minutes', 'hours', 'sets'], words);
  return isNamed && read?.note === undefined ? read : undefined;
}

type Unit = 'minutes' | 'hours' | 'sets';

export function namesUnit(text: string, units: readonly Unit[], words: readonly Words[]): boolean {
  const lists = units.flatMap((unit) => listsOf(words, ({ number }) => number.counted[unit]));
  const tokens = tokensOf(text);
  return (
    hasPhrase(tokens, lists) || tokens.some(({ suffix }) => lists.some((each) => each.includes(suffix ?? '')))
  );
}

const LONGEST_PUT_RIGHT = 120;

/** "Change my sets to 3" as "3 sets". */
function changedIn(tokens: readonly Token[], words: readonly Words[]): string | undefined {
  const change = longestAt(
    tokens,
    0,
    listsOf(words, ({ correction }) => correction.changes),
  );
  if (change === 0) return undefined;
  const idle = words.flatMap(({ activity, toldBeside, number, fillers }) => [
    activity.beside,
    toldBeside,
    number.fromTo,
    number.links,
    fillers,
  ]);
  const named = withoutFront(tokens.slice(change), idle);
  const name = (['minutes', 'sets'] as const)
    .map((unit) =>
      longestAt(
        named,
        0,
        listsOf(words, ({ number }) => number.counted[unit]),
      ),
    )
    .find((length) => length > 0);
  const rest = name === undefined ? undefined : withoutFront(named.slice(name), idle);
  const unit = named
    .slice(0, name ?? 0)
    .map((each) => each.text)
    .join(' ');
  const count = rest && amountAt(rest, 0, words);
  return count !== undefined && rest?.length === count.length ? `${count.value} ${unit}` : undefined;
}
