/**
 * An answer put right once the questions are over: "actually sleep was 2", "change my pain to 6", "it was 5 yesterday, not 6".
 * Every word of the message must belong to that; what says anything more is about something else.
 */
import type { Words } from '../content/words.ts';
import type { Asked } from './named-questions.ts';
import type { DayBack } from './day-named.ts';
import { daysNamed } from './cut-at-days.ts';
import { partsOf, type KindOf, type Part } from './put-right-parts.ts';
import { tokensOf } from './tokens.ts';

export interface PutRight {
  /** What is told by its name. */
  told: { linkId: string; value: number }[];
  /** A number that names no question. */
  value?: number;
  /** The question that is named without a number. */
  about?: string;
  /** The number that is said to be wrong. */
  old?: number;
  /** The day it is of. */
  day?: DayBack;
  /** It says itself that something is put right; else it only may be meant so. */
  isSure: boolean;
}

/** Longer texts are somebody's own words about their day. */
const LONGEST = 120;

export function readPutRight(
  text: string,
  asked: readonly Asked[],
  words: readonly Words[],
): PutRight | undefined {
  // "Sleep was 3 yesterday and 6 today" tells of two days.
  const named = daysNamed(text, words);
  if (text.length > LONGEST || named.length > 1) return undefined;
  const read = partsOf(tokensOf(text), asked, words, GIVEN);
  if (read === undefined) return undefined;
  const parts = withGivenOld(read);
  const numbers = parts.filter((each) => each.is === 'number');
  const fresh = numbers.filter(({ isOld }) => !isOld);
  const names = [...new Set(parts.flatMap((each) => (each.is === 'name' ? [each.linkId] : [])))];
  // What is "as yesterday" is of today.
  const isCompared = named.length === 0;
  const days = parts.flatMap((each) => (each.is === 'day' && !isCompared ? [each.day] : []));
  const has = (is: Part['is']) => parts.some((each) => each.is === is);
  const [old, ...moreOld] = numbers.filter(({ isOld }) => isOld);
  if (days.length > 1 || moreOld.length > 0) return undefined;
  const isSure = has('corrects') || has('changes') || old !== undefined;
  const isAsked = has('answers') ? isSure : has('changes') && names.length > 0;
  const meant = meantBy(names, fresh, isAsked);
  if (meant === undefined || (!isSure && (meant.told.length === 0 || text.includes('?')))) return undefined;
  // "Change 2" is about the second of something.
  if (meant.value !== undefined && !has('corrects') && !has('answers') && old === undefined) return undefined;
  return {
    ...meant,
    ...(old && { old: old.value }),
    ...(days[0] && { day: dayOf(days[0], has('past')) }),
    isSure,
  };
}

const GIVEN: readonly KindOf[] = [
  { is: 'given', pick: ({ correction }) => correction.given },
  { is: 'truly', pick: ({ correction }) => correction.truly },
];

/** "I put 6 for pain but it was 8": of two numbers for one question the first is the one that was given, and wrong. */
function withGivenOld(parts: readonly Part[]): readonly Part[] {
  const [first, second, ...more] = parts.flatMap((each, at) => (each.is === 'number' ? [at] : []));
  const names = parts.filter(({ is }) => is === 'name');
  if (first === undefined || second === undefined || more.length > 0 || names.length > 1) return parts;
  const isGiven = parts.slice(0, first).some(({ is }) => is === 'given');
  const isTold = parts
    .slice(first, second)
    .some(({ is }) => is === 'truly' || is === 'corrects' || is === 'changes');
  return isGiven && isTold
    ? parts.map((each, at) => (at === first && each.is === 'number' ? { ...each, isOld: true } : each))
    : parts;
}

/** "Last Friday". */
function dayOf(day: DayBack, isPast: boolean): DayBack {
  return isPast && 'weekday' in day ? { ...day, isPast } : day;
}

/** As many numbers as names, in their order; one alone; or none, where a change is asked for. */
function meantBy(
  names: readonly string[],
  fresh: readonly { value: number }[],
  isAsked: boolean,
): Pick<PutRight, 'told' | 'value' | 'about'> | undefined {
  const [name, ...moreNames] = names;
  if (name !== undefined && names.length === fresh.length)
    return { told: names.map((linkId, at) => ({ linkId, value: fresh[at]?.value ?? 0 })) };
  if (name === undefined && fresh.length === 1 && fresh[0]) return { told: [], value: fresh[0].value };
  if (fresh.length > 0 || moreNames.length > 0 || !isAsked) return undefined;
  return { told: [], ...(name !== undefined && { about: name }) };
}
