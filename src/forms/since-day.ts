/** A day that is told where a question asks how long: "since 2019" is some seven years. */
import type { Words } from '../content/words.ts';
import { dayAfter, daysBetween, type Day } from '../model/time.ts';
import { hasPhrase, listsOf } from '../reading/phrases.ts';
import { tokensOf } from '../reading/tokens.ts';
import { readDay, type Listening } from './read-day.ts';

/** In days: of a year or a month nobody knows which day was meant. */
export interface Since {
  least: number;
  most: number;
}

/** Undefined where no day is told, or one that is still to come, or the question asks something else. */
export function sinceDay(said: string, question: string, listening: Listening): Since | undefined {
  if (!asksHowLong(question, listening.words)) return undefined;
  const day = readDay(said, listening);
  const { first, last } = day === undefined ? {} : ends(day);
  if (first === undefined || last === undefined || first > listening.today) return undefined;
  const newest = last > listening.today ? listening.today : last;
  return {
    least: daysBetween(newest, listening.today),
    most: daysBetween(first, listening.today),
  };
}

function asksHowLong(question: string, words: readonly Words[]): boolean {
  return hasPhrase(
    tokensOf(question),
    listsOf(words, ({ inForms }) => inForms.howLong),
  );
}

/** The first and the last day of what was told: "2019", "2019-03" or one day. */
function ends(day: string): { first: Day; last: Day } {
  if (day.length === 10) return { first: day, last: day };
  if (day.length === 4) return { first: `${day}-01-01`, last: `${day}-12-31` };
  const [year = 0, month = 0] = day.split('-').map(Number);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { first: `${day}-01`, last: dayAfter(next, -1) };
}
