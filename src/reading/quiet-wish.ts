/** "Stop texts at night", "no messages after 9": nothing is to come at some hours, which is neither an end nor another time. */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt, type Lists } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

/** A longer part of a sentence tells of something else beside it. */
const LONGEST = 12;

export function isQuietWish(text: string, words: readonly Words[]): boolean {
  return clausesOf(tokensOf(text)).some((clause) => isNotThen(clause, words));
}

/** A part of a sentence that wants no texts at some hour. */
export function isNotThen(clause: readonly Token[], words: readonly Words[]): boolean {
  if (clause.length > LONGEST) return false;
  const of = (name: keyof Words['wishes']['quiet']) => listsOf(words, ({ wishes }) => wishes.quiet[name]);
  if (behind(clause, 0, of('unless')) !== undefined) return false;
  const stops = behind(clause, 0, [...of('stops'), ...listsOf(words, ({ negations }) => negations)]);
  const texts = stops === undefined ? undefined : behind(clause, stops, of('texts'));
  if (texts === undefined) return false;
  const hour = behind(clause, texts, of('hours'));
  const isHour = hour !== undefined && ['figure', 'thing'].includes(clause[hour]?.kind ?? '');
  return isHour || behind(clause, texts, of('times')) !== undefined;
}

/** The place behind the first of these phrases. */
function behind(clause: readonly Token[], from: number, lists: Lists): number | undefined {
  for (let at = from; at < clause.length; at += 1) {
    const length = longestAt(clause, at, lists);
    if (length > 0) return at + length;
  }
  return undefined;
}
