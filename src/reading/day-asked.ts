/** "What was my pain on Saturday?", "estoy mejor que ayer?": somebody asks for what they answered on a day. */
import type { Words } from '../content/words.ts';
import type { Asked } from './named-questions.ts';
import { listsOf, longestAt, withoutFront } from './phrases.ts';
import type { DayBack } from './day-named.ts';
import { partsOf } from './put-right-parts.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface DayAsked {
  day: DayBack;
  /** The questions that are named; all where none is. */
  about: string[];
  /** Beside what was answered today. */
  compares: boolean;
}

/** Longer texts tell of a day. */
const LONGEST = 90;

/** Every word has to belong to it. */
export function readDayAsked(
  text: string,
  asked: readonly Asked[],
  words: readonly Words[],
): DayAsked | undefined {
  if (text.length > LONGEST) return undefined;
  const fillers = listsOf(words, (each) => each.fillers);
  const spoken = withoutFront(
    tokensOf(text).filter(({ kind }) => kind !== 'mark'),
    fillers,
  );
  const opens = longestAt(
    spoken,
    0,
    listsOf(words, ({ dayAsked }) => dayAsked.opens),
  );
  if (opens === 0 && !/[?¿]/.test(text)) return undefined;
  const { rest, compares } = withoutAsking(spoken.slice(opens), words);
  const parts = partsOf(rest, asked, words) ?? [];
  const days = parts.flatMap((each) => (each.is === 'day' ? [each.day] : []));
  const [day, ...more] = days;
  const only = parts.every(
    ({ is }) => is === 'day' || is === 'name' || is === 'beside' || is === 'past' || is === 'answers',
  );
  if (day === undefined || more.length > 0 || !only) return undefined;
  return { day, about: parts.flatMap((each) => (each.is === 'name' ? [each.linkId] : [])), compares };
}

function withoutAsking(tokens: readonly Token[], words: readonly Words[]) {
  const than = listsOf(words, ({ dayAsked }) => dayAsked.than);
  const beside = listsOf(words, ({ dayAsked }) => dayAsked.beside);
  const rest: Token[] = [];
  let compares = false;
  for (let at = 0; at < tokens.length;) {
    const [compared, idle] = [longestAt(tokens, at, than), longestAt(tokens, at, beside)];
    compares ||= compared > 0;
    const token = tokens[at];
    if (compared + idle === 0 && token !== undefined) rest.push(token);
    at += Math.max(compared, idle, 1);
  }
  return { rest, compares };
}
