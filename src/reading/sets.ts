/** Sets and how often each was repeated: "2 sets of 8", "two sets x 10 reps". */
import type { Words } from '../content/words.ts';
import type { Beside } from '../model/pacing.ts';
import { amountAt, type Amount } from './amounts.ts';
import { readNumber } from './number.ts';
import { hasPhrase, listsOf, longestAt, longestBefore, type Lists } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

const MOST = { sets: 20, reps: 100 };

export interface SetSpan {
  /** Where it stands in the text, and where the sets alone end. */
  from: number;
  setsTo: number;
  to: number;
  reps?: number;
}

export function setSpansIn(tokens: readonly Token[], words: readonly Words[]): SetSpan[] {
  const spans: SetSpan[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const span = setSpanAt(tokens, at, words);
    if (span === undefined) continue;
    spans.push(span);
    while ((tokens[at + 1]?.from ?? Infinity) < span.to) at += 1;
  }
  return spans;
}

/** "2 sets", "2 sets of 8 reps each", "two sets x 8". */
function setSpanAt(tokens: readonly Token[], at: number, words: readonly Words[]): SetSpan | undefined {
  const count = amountAt(tokens, at, words);
  const sets = listsOf(words, ({ number }) => number.counted.sets);
  const isWritten = sets.some((each) => each.includes(tokens[at]?.suffix ?? ' '));
  const unit = count === undefined || isWritten ? 0 : longestAt(tokens, at + count.length, sets);
  if (count === undefined || (unit === 0 && !isWritten)) return undefined;
  const end = at + count.length + unit;
  const before = longestBefore(tokens, at, leadLists(words));
  const from = tokens[at - before]?.from ?? 0;
  const setsTo = tokens[end - 1]?.to ?? 0;
  const reps = repsAt(tokens, end, words);
  if (reps === undefined) return { from, setsTo, to: setsTo };
  return { from, setsTo, to: tokens[end + reps.length - 1]?.to ?? setsTo, reps: reps.value };
}

/** "Of 8", "x 8 reps", "8 times each". */
function repsAt(tokens: readonly Token[], from: number, words: readonly Words[]): Amount | undefined {
  const of = longestAt(
    tokens,
    from,
    listsOf(words, ({ activity }) => activity.of),
  );
  const count = amountAt(tokens, from + of, words);
  if (count === undefined) return undefined;
  let length = of + count.length;
  const unit = longestAt(
    tokens,
    from + length,
    listsOf(words, ({ number }) => number.counted.reps),
  );
  if (of === 0 && unit === 0) return undefined;
  length += unit;
  length += longestAt(
    tokens,
    from + length,
    listsOf(words, ({ activity }) => activity.each),
  );
  return { value: count.value, length };
}

/** What makes a number no answer ("or 3", "yesterday", "not") makes it none here; and "2 sets of 10 min" counts something else. */
export function readSets(
  text: string,
  { from, setsTo, to, reps }: SetSpan,
  words: readonly Words[],
): Pick<Beside, 'sets' | 'reps'> | undefined {
  const sets = readNumber(
    `${text.slice(0, setsTo)}, ${text.slice(to)}`,
    { min: 0, max: MOST.sets, of: 'sets' },
    words,
  );
  const behind = tokensOf(text.slice(to));
  const isOfUnits =
    longestAt(
      behind,
      0,
      listsOf(words, ({ number }) => number.units),
    ) > 0;
  const clause = clausesOf(tokensOf(text.slice(0, from))).at(-1) ?? [];
  const isDenied = hasPhrase(
    clause,
    listsOf(words, ({ negations }) => negations),
  );
  const isAnotherDay = hasPhrase(
    behind,
    listsOf(words, ({ number }) => number.anotherDay),
  );
  if (sets.kind !== 'value' || sets.over || !Number.isInteger(sets.value)) return undefined;
  if (isOfUnits || isDenied || isAnotherDay) return undefined;
  if (reps === undefined) return { sets: sets.value };
  const isCount = Number.isInteger(reps) && reps > 0 && reps <= MOST.reps;
  return isCount ? { sets: sets.value, reps } : undefined;
}

function leadLists(words: readonly Words[]): Lists {
  return words.flatMap(({ number }) => [number.beforeCount, number.approximate]);
}
