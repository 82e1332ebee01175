/** "Walked 12 mins yesterday", "did 10 min": what was done of an activity, told without being asked. */
import type { Words } from '../content/words.ts';
import { readActivityDay, type ActivityDay } from './activity-day.ts';
import { hasFigure } from './amounts.ts';
import { namesUnit } from './activity-put-right.ts';
import { hasPhrase, listsOf, longestAt, once, withoutBack, type Lists } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface ActivityTold {
  told: ActivityDay;
  /** Undefined where no day is said. */
  on: 'today' | 'yesterday' | undefined;
  /** The activity itself is named, so that it can be about nothing else. */
  named: boolean;
}

const LONGEST = 120;

/** Only what has been done: a wish, a limit, a question, another day and a usual amount are none. */
export function readActivityTold(
  text: string,
  activity: string,
  words: readonly Words[],
): ActivityTold | undefined {
  const tokens = tokensOf(text);
  const lists = listsFor(words);
  if (text.length > LONGEST || /[?？]/.test(text) || hasPhrase(tokens, lists.unless)) return undefined;
  const [today, yesterday] = [hasPhrase(tokens, lists.today), hasPhrase(tokens, lists.yesterday)];
  const named = tokens.some((token) => isOfActivity(token, activity));
  if ((today && yesterday) || (!named && !beginsWith(tokens, lists.did))) return undefined;
  const told = readActivityDay(without(text, tokens, activity, lists), words);
  if (told?.minutes === undefined || !namesUnit(text, ['minutes', 'hours'], words)) return undefined;
  if (told.note !== undefined && hasFigure(told.note, words)) return undefined;
  return { told, on: yesterday ? 'yesterday' : today ? 'today' : undefined, named };
}

const listsFor = once((words) => ({
  did: listsOf(words, ({ activity }) => activity.did),
  today: listsOf(words, ({ activity }) => activity.today),
  yesterday: listsOf(words, ({ activity }) => activity.yesterday),
  unless: [
    ...listsOf(words, (each) => each.negations),
    ...listsOf(words, ({ activity }) => activity.unless),
    ...words.flatMap(({ wishes }) => Object.values(wishes.weekdays)),
  ],
  beside: words.flatMap(({ activity, fillers }) => [activity.of, activity.beside, fillers]),
}));

function beginsWith(tokens: readonly Token[], lists: Lists): boolean {
  return longestAt(tokens, 0, lists) > 0;
}

/** "Walked" and "walks" are of "walking the dog"; short words must be the same. */
export function isOfActivity({ kind, text }: Token, activity: string): boolean {
  const STEM = 4;
  if (kind !== 'word') return false;
  return tokensOf(activity).some(
    (each) =>
      each.kind === 'word' &&
      each.text.length >= STEM - 1 &&
      (each.text === text || (each.text.length >= STEM && text.slice(0, STEM) === each.text.slice(0, STEM))),
  );
}

/** What is left to read: without the day, and without the activity and what leads up to it. */
function without(
  text: string,
  tokens: readonly Token[],
  activity: string,
  { today, yesterday, beside }: ReturnType<typeof listsFor>,
): string {
  let rest = '';
  let from = 0;
  for (const [at, token] of tokens.entries()) {
    const days = longestAt(tokens, at, [...today, ...yesterday]);
    const length = days > 0 ? days : isOfActivity(token, activity) ? 1 : 0;
    if (length === 0 || token.from < from) continue;
    const before = withoutBack(
      tokens.slice(0, at).filter((each) => each.from >= from),
      beside,
    );
    rest += `${text.slice(from, before.at(-1)?.to ?? from)}, `;
    from = tokens[at + length - 1]?.to ?? text.length;
  }
  return rest + text.slice(from);
}
