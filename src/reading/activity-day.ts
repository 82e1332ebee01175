/**
 * What a reply tells of a day's activity: "10 minutes and 2 sets of 8, it felt worse, pain 6". Each number must say itself
 * what it is of but the minutes that are asked for; where one does not, nothing is taken from the reply.
 */
import type { Words } from '../content/words.ts';
import type { Beside } from '../model/pacing.ts';
import { hasFigure } from './amounts.ts';
import { howIn } from './how-it-went.ts';
import { readMinutesBeside } from './minutes.ts';
import { readScore } from './pain-said.ts';
import { readSets, setSpansIn } from './sets.ts';
import { tokensOf } from './tokens.ts';

export interface ActivityDay extends Beside {
  minutes?: number;
}

export function readActivityDay(text: string, words: readonly Words[]): ActivityDay | undefined {
  const [span, ...more] = setSpansIn(tokensOf(text), words);
  const sets = span && readSets(text, span, words);
  if (more.length > 0 || (span !== undefined && sets === undefined)) return undefined;
  const beside = span === undefined ? text : `${text.slice(0, span.from)}, ${text.slice(span.to)}`;
  const scored = readScore(beside, words);
  const minutes = readMinutesBeside(scored.rest, words);
  const rest = minutes === undefined ? scored.rest : minutes.rest;
  const isMore = hasFigure(rest, words);
  if (minutes === undefined && (sets === undefined || isMore)) return undefined;
  const { score } = scored;
  return {
    ...(minutes && { minutes: minutes.minutes }),
    ...sets,
    ...(score !== undefined && !isMore && { score }),
    ...howIn(score !== undefined && isMore ? beside : rest, words),
  };
}
