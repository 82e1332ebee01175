/** At which time of day somebody wants to be asked, as they tell it. */
import type { Words } from '../../src/content/words.ts';
import { partNamed, readClock } from '../../src/forms/read-clock.ts';
import { isQuietAt } from '../../src/model/time.ts';
import { listsOf, withoutEnds } from '../../src/reading/phrases.ts';
import { tokensOf, type Token } from '../../src/reading/tokens.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { wordsOf } from '../turn-of.ts';

/** A bare 9 in place of 20:00 is 21:00, for nobody has said that the half of the day is another. */
export function clockNear(text: string, words: readonly Words[], near: string): string | undefined {
  const half = near < '12:00' ? 'am' : 'pm';
  return (readClock(text, words) ?? readClock(`${text} ${half}`, words))?.slice(0, 5);
}

/** Of an hour whose half was not said: the half in which we may write, and where that is either or none, the one of now. */
export function likelierHalf(clock: string, { patient, content }: Turn): string {
  const hour = Number(clock.slice(0, 2)) % 12;
  const halves = [hour, hour + 12].map((each) => `${String(each).padStart(2, '0')}${clock.slice(2)}`);
  const open = halves.filter((each) => !isQuietAt(each, content.clinic.quietHours));
  const isNow = (each: string) => each < '12:00' === patient.checkInAt < '12:00';
  return (open.length === 1 ? open[0] : halves.find(isNow)) ?? clock;
}

/** In tokens: "half past seven in the evening". */
const LONGEST = 7;

/** The first time of day in the words that can be no other: "9 pm", "a las 8 de la noche", "18:30". */
export function clockIn(text: string, words: readonly Words[]): string | undefined {
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const core = withoutEnds(
    spoken,
    listsOf(words, ({ fillers }) => fillers),
  );
  for (const { part, isLast, isOne } of runsOf(text, core)) {
    // A number with more to come may count something: "in 20 minutes".
    const isBare = /\d$/.test(part) && !part.includes(':');
    if (isBare && (!isLast || isOne)) continue;
    const found = readClock(part, words);
    if (found !== undefined) return found.slice(0, 5);
  }
  return undefined;
}

/** The longest first, from each word on. */
function runsOf(text: string, tokens: readonly Token[]) {
  return tokens.flatMap((first, from) => {
    const ends = tokens.slice(from, from + LONGEST).reverse();
    return ends.map((last, at) => ({
      part: text.slice(first.from, last.to),
      isLast: last === tokens.at(-1),
      isOne: at === ends.length - 1,
    }));
  });
}

/** Where it is known that a time of day is told: also "in the afternoon, about 6", and "9" where no other number stands. */
export function clockTold(turn: Turn, text: string): string | undefined {
  const words = wordsOf(turn);
  const whole = clockIn(text, words);
  if (whole !== undefined) return whole;
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  if (tokens.filter(({ kind }) => kind === 'figure').length > 1) return undefined;
  const named = partNamed(text, words);
  for (const { part } of runsOf(text, tokens)) {
    const found = readClock(`${part} ${named === '' ? 'am' : named}`, words)?.slice(0, 5);
    const isTwelve = named === '' && readClock(`${part} pm`, words) === '12:00:00';
    if (isTwelve) return '12:00';
    if (found !== undefined) return named === '' ? likelierHalf(found, turn) : found;
  }
  return undefined;
}
