/** "The same as Friday", "igual que el viernes": the day that today is said to be like, and what is said of it. */
import type { Words } from '../content/words.ts';
import { dayNamedAt, type DayBack } from './day-named.ts';
import { pick } from './number-lists.ts';
import { longestBefore } from './phrases.ts';
import type { Token } from './tokens.ts';

export interface AsOn {
  day: DayBack;
  /** "The rest is the same". */
  rest: Token[];
}

/** Yesterday is said in too many ways to be taken apart, and stands in the words for "the same" itself. */
export function asOn(tokens: readonly Token[], words: readonly Words[]): AsOn | undefined {
  for (let at = 1; at < tokens.length; at++) {
    const like = longestBefore(tokens, at, pick(words, 'asOn'));
    const named = like > 0 ? dayNamedAt(tokens, at, words) : undefined;
    if (named !== undefined && !('ago' in named.day && named.day.ago < 2))
      return { day: named.day, rest: [...tokens.slice(0, at - like), ...tokens.slice(at + named.length)] };
  }
  return undefined;
}
