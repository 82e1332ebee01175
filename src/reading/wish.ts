/** What a patient wishes of their check-ins: a pause, another place or time of day, yesterday put right. */
import type { Words } from '../content/words.ts';
import {
  behind,
  findPhrase,
  hasPhrase,
  isWhole,
  listsOf,
  longestAt,
  withoutEnds,
  withoutFront,
} from './phrases.ts';
import { readPause, type PauseWish } from './pause-wish.ts';
import { readOnceMore } from './once-more.ts';
import { isNotThen, isQuietWish } from './quiet-wish.ts';
import { readDaysWish, type DaysWish } from './rarer.ts';
import { readOnce } from './read-once.ts';
import { listed } from './span-at.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';
import { asksHowToStop } from './how-to-stop.ts';
import { readUnwanted } from './unwanted-question.ts';
import { readStretch, readUntil, type Until } from './until.ts';

export type Wish =
  | PauseWish
  | { kind: 'resume' }
  /** One question is not wanted. */
  | { kind: 'unwanted'; about: string }
  /** No texts any more, for good; how that is done has to be said. */
  | { kind: 'leave' }
  | { kind: 'not-today' }
  /** To be asked once more on a day without an answer, or no more so. */
  | { kind: 'nudge'; wanted: boolean }
  /** No texts at some hours. */
  | { kind: 'quiet' }
  /** On which days to be asked. */
  | { kind: 'days'; days: DaysWish }
  /** `texts`: each of them may begin with the place. */
  | { kind: 'place'; texts: string[]; thisWeek: boolean; until: Until | undefined; from?: Until }
  /** `either`: the half of the day was not said. */
  | { kind: 'clock'; clock: string; either?: true }
  | { kind: 'yesterday'; rest: string };

/** Longer texts are somebody's own words about their day. */
const LONGEST = 120;
const LONGEST_PLACE = 12;

export const readWish = readOnce((text: string, words: readonly Words[]): Wish | undefined => {
  if (text.length > LONGEST) return undefined;
  const { spoken, core } = partsOf(text, words);
  const is = (each: 'resume' | 'notToday') =>
    isWhole(core, listed(words, each)) || isWhole(spoken, listed(words, each));
  if (is('resume')) return { kind: 'resume' };
  if (is('notToday')) return { kind: 'not-today' };
  const onceMore = readOnceMore(core, words);
  if (onceMore !== undefined) return { kind: 'nudge', wanted: onceMore === 'on' };
  // "Not at 9, text me at 3 pm" is a wish for three.
  if (isQuietWish(text, words)) return clock(text, words) ?? clockInstead(text, words) ?? { kind: 'quiet' };
  const days = readDaysWish(text, words);
  if (days !== undefined) return { kind: 'days', days };
  const about = readUnwanted(text, words);
  if (about !== undefined) return { kind: 'unwanted', about };
  return (
    yesterday(text, core, words) ??
    clock(text, words) ??
    readPause(text, core, words) ??
    leave(core, words) ??
    place(text, core, words)
  );
});

function partsOf(text: string, words: readonly Words[]) {
  const spoken = tokensOf(text).filter(({ kind, text: mark }) => kind !== 'mark' || mark === ':');
  const fillers = listsOf(words, (each) => each.fillers);
  return { spoken, core: withoutEnds(spoken, fillers) };
}

/** "I want to quit", as all there is; "leave the program" anywhere. What else somebody may want to quit is not meant. */
function leave(core: readonly Token[], words: readonly Words[]): Wish | undefined {
  const asking = listsOf(words, (each) => each.asking);
  const is = (each: readonly Token[]) =>
    isWhole(
      each,
      listsOf(words, ({ wishes }) => wishes.leave.alone),
    );
  const isInside = hasPhrase(
    core,
    listsOf(words, ({ wishes }) => wishes.leave.inside),
  );
  const isMeant = is(core) || is(withoutFront(core, asking)) || isInside || asksHowToStop(core, words);
  return isMeant ? { kind: 'leave' } : undefined;
}

function yesterday(text: string, core: readonly Token[], words: readonly Words[]): Wish | undefined {
  if (longestAt(core, 0, listed(words, 'yesterday')) === 0) return undefined;
  const rest = behind(core, listed(words, 'yesterday'));
  return { kind: 'yesterday', rest: written(text, rest) };
}

/** "Text me at 7 pm", "at 19:30"; a bare 7 may be of either half of the day. "Not at 11, change it to 9": each clause by itself. */
function clock(text: string, words: readonly Words[]): Wish | undefined {
  const fillers = listsOf(words, (each) => each.fillers);
  const opening = [...listsOf(words, (each) => each.asking), ...listed(words, 'insteadAt')];
  for (const clause of clausesOf(tokensOf(text))) {
    const core = withoutEnds(clause, fillers);
    const asks = [withoutFront(core, opening), core].find(
      (each) => longestAt(each, 0, listed(words, 'askAt')) > 0,
    );
    const found = asks && clockAt(behind(asks, listed(words, 'askAt')) ?? [], words);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "Not at 8, better at 10": behind the hour that is not wanted stands the one that is. */
function clockInstead(text: string, words: readonly Words[]): Wish | undefined {
  const clauses = clausesOf(tokensOf(text));
  const at = clauses.findIndex((each) => isNotThen(each, words));
  const fillers = listsOf(words, (each) => each.fillers);
  const rather = [...listed(words, 'rather'), ...listed(words, 'insteadAt')];
  const hours = listsOf(words, ({ wishes }) => wishes.quiet.hours);
  for (const clause of clauses.slice(at + 1)) {
    const core = withoutEnds(clause, [...fillers, ...rather]);
    const hour = withoutFront(core, hours);
    const isInstead = hour.length < clause.length && hour.length <= LONGEST_HOUR;
    const found = isInstead ? clockAt(hour, words) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "10 de la mañana". */
const LONGEST_HOUR = 4;

function clockAt([first, ...rest]: readonly Token[], words: readonly Words[]): Wish | undefined {
  if (first === undefined) return undefined;
  const written = /^(\d{1,2}):(\d{2})$/.exec(first.text);
  const hour = written ? Number(written[1]) : first.value;
  if (hour === undefined || !Number.isInteger(hour) || hour > 23) return undefined;
  const part = withoutEnds(
    rest,
    words.flatMap(({ inForms, wishes }) => [inForms.oclock, wishes.again]),
  );
  const said = `${first.suffix ?? ''} ${part.map((each) => each.text).join(' ')}`.trim();
  const isLate = words.some(({ wishes }) => wishes.afterNoon.some((each) => said.startsWith(each)));
  const full = isLate && hour < 12 ? hour + 12 : hour;
  const isEither = written === null && said === '' && hour > 0 && hour <= 12;
  const clock = `${String(full).padStart(2, '0')}:${written?.[2] ?? '00'}`;
  return { kind: 'clock', clock, ...(isEither && { either: true as const }) };
}

/** Of oneself, and then "in" or "to"; whether what follows is a place, the list of places knows. */
function place(text: string, core: readonly Token[], words: readonly Words[]): Wish | undefined {
  const isMe = longestAt(core, 0, listed(words, 'own')) > 0;
  if (!isMe || core.length > LONGEST_PLACE) return undefined;
  const before = listed(words, 'placeBefore');
  const rests = core.map((_, at) => core.slice(at + longestAt(core, at, before)));
  const texts = rests.flatMap((rest, at) =>
    longestAt(core, at, before) > 0 && rest.length > 0 ? [written(text, rest)] : [],
  );
  if (texts.length === 0) return undefined;
  const thisWeek = findPhrase(core, listed(words, 'thisWeek')) >= 0;
  const { from } = readStretch(text, words);
  return {
    kind: 'place',
    texts,
    thisWeek,
    until: readUntil(text, words),
    ...(from !== undefined && { from }),
  };
}

function written(text: string, rest: readonly Token[] | undefined): string {
  const first = rest?.[0];
  return first === undefined ? '' : text.slice(first.from).replace(/^[\s,;:]+|[\s,;:.!]+$/gu, '');
}
