/** "How am I doing with the walking?", "how much should I do today?", "stop asking about the walking". */
import type { Words } from '../content/words.ts';
import { isOfActivity } from './activity-told.ts';
import { hasPhrase, isWhole, listsOf, withoutEnds } from './phrases.ts';
import { tokensOf } from './tokens.ts';
import { readUnwanted } from './unwanted-question.ts';

const LONGEST = 80;

/** `how` wants to see the plan; `over` no more of it. */
export function readPacingWish(
  text: string,
  activity: string,
  words: readonly Words[],
): 'how' | 'over' | undefined {
  if (text.length > LONGEST) return undefined;
  const unwanted = readUnwanted(text, words);
  if (unwanted !== undefined) return names(unwanted, activity) ? 'over' : undefined;
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const amount = listsOf(words, (each) => each.activity.amountAsked);
  const fillers = listsOf(words, (each) => each.fillers);
  if (isWhole(withoutEnds(spoken, fillers), amount)) return 'how';
  const asked = listsOf(words, (each) => each.activity.asked);
  return names(text, activity) && hasPhrase(spoken, [...asked, ...amount]) ? 'how' : undefined;
}

function names(text: string, activity: string): boolean {
  return tokensOf(text).some((token) => isOfActivity(token, activity));
}
