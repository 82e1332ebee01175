/** A time of day as people tell it, such as "half past 10 at night"; with a day before or after it, a moment. */
import type { Words } from '../content/words.ts';
import { longestNumberAt, numberWordAt, spelledAt } from '../reading/number-words.ts';
import { findPhrase, isWhole, listsOf, longestAt } from '../reading/phrases.ts';
import { tokensOf, type Token } from '../reading/tokens.ts';
import { readDateTime, readTime, written } from './read-date.ts';
import { readDay, spokenIn, withoutPadding, type Listening } from './read-day.ts';

const LONGEST = 100;
type Part = 'morning' | 'afternoon' | 'night';

export function readClock(text: string, words: readonly Words[]): string | undefined {
  const exact = readTime(text);
  if (exact !== undefined || text.length > LONGEST) return exact;
  const spoken = spokenIn(text, words);
  const core = withoutPadding(spoken, words);
  const is = (name: 'noon' | 'midnight') =>
    [spoken, core].some((each) =>
      isWhole(
        each,
        listsOf(words, ({ inForms }) => inForms[name]),
      ),
    );
  if (is('noon')) return '12:00:00';
  if (is('midnight')) return '00:00:00';
  return told(text, core, words);
}

function told(text: string, core: readonly Token[], words: readonly Words[]): string | undefined {
  const before = minutesAt(core, 0, words, 'pastBefore');
  const hour = hourAt(core, before.length, words);
  if (hour === undefined) return undefined;
  let at = before.length + hour.length;
  const after = minutesAt(core, at, words, 'pastAfter');
  at += after.length;
  const spelled =
    hour.minutes === undefined && after.length === 0 ? minutesSpelled(core, at, words) : undefined;
  at += spelled?.length ?? 0;
  at += longestAt(
    core,
    at,
    listsOf(words, ({ inForms }) => inForms.oclock),
  );
  const rest = hour.suffix === '' ? core.slice(at) : [{ text: hour.suffix } as Token, ...core.slice(at)];
  const part = rest.length === 0 ? undefined : partOf(rest, words);
  if (rest.length > 0 && part === undefined) return writtenOut(text, core);
  const isHalf = before.length + after.length > 0;
  if (isHalf && hour.minutes !== undefined) return undefined;
  const minutes = hour.minutes ?? before.value + after.value + (spelled?.value ?? 0);
  return placed(hour.value, minutes, part, hour.minutes !== undefined);
}

/** "Around 10:15 pm": as it is written, without what stands around it. */
function writtenOut(text: string, core: readonly Token[]): string | undefined {
  const [first, last] = [core[0], core.at(-1)];
  const rest = first && last && text.slice(first.from, last.to);
  return rest === undefined || rest.length === text.length ? undefined : readTime(rest);
}

function minutesAt(
  core: readonly Token[],
  at: number,
  words: readonly Words[],
  name: 'pastBefore' | 'pastAfter',
): { value: number; length: number } {
  const found = words.map(({ inForms }) => longestNumberAt(core, at, inForms[name])).find((each) => each);
  return found ?? { value: 0, length: 0 };
}

/** "Ten thirty". */
function minutesSpelled(core: readonly Token[], at: number, words: readonly Words[]) {
  const found = core[at]?.kind === 'word' ? spelledAt(core, at, words) : undefined;
  return found !== undefined && found.value >= 10 && found.value < 60 ? found : undefined;
}

interface Hour {
  value: number;
  minutes: number | undefined;
  length: number;
  /** Written on to it: "7pm". */
  suffix: string;
}

function hourAt(core: readonly Token[], at: number, words: readonly Words[]): Hour | undefined {
  const token = core[at];
  const clock = /^(\d{1,2}):(\d{2})$/.exec(token?.text ?? '');
  if (clock !== null)
    return { value: Number(clock[1]), minutes: Number(clock[2]), length: 1, suffix: token?.suffix ?? '' };
  if (token?.kind === 'figure')
    return /^\d{1,2}$/.test(token.text)
      ? { value: Number(token.text), minutes: undefined, length: 1, suffix: token.suffix ?? '' }
      : undefined;
  const word = numberWordAt(core, at, words);
  const large = words.map(({ inForms }) => longestNumberAt(core, at, inForms.numbers)).find((each) => each);
  const found = word ?? large;
  return found && { value: found.value, minutes: undefined, length: found.length, suffix: '' };
}

function partOf(rest: readonly Token[], words: readonly Words[]): Part | undefined {
  const parts: readonly Part[] = ['morning', 'afternoon', 'night'];
  return parts.find((part) =>
    isWhole(
      rest,
      listsOf(words, ({ inForms }) => inForms[part]),
    ),
  );
}

/** A bare 7 may be either, and a twelve in the morning too. */
function placed(hour: number, minutes: number, part: Part | undefined, isExact: boolean): string | undefined {
  if (hour > 23 || minutes > 59) return undefined;
  const full = hour > 12 ? hour : part === undefined ? (isExact ? hour : undefined) : onClock(hour, part);
  if (full === undefined) return undefined;
  // "A quarter to ten" is in the hour before.
  const at = (full * 60 + minutes + 1_440) % 1_440;
  return `${two(Math.floor(at / 60))}:${two(at % 60)}:00`;
}

function onClock(hour: number, part: Part): number | undefined {
  if (hour === 0) return part === 'afternoon' ? undefined : 0;
  if (hour === 12) return part === 'afternoon' ? 12 : part === 'night' ? 0 : undefined;
  if (part === 'morning') return hour;
  return part === 'afternoon' || hour >= 6 ? hour + 12 : hour;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** A day, and the time of it where one was told: "yesterday at 3 pm", "3pm yesterday". */
export function readMoment(text: string, listening: Listening): string | undefined {
  const whole = exactMoment(text) ?? readDateTime(text, listening) ?? readDay(text, listening);
  if (whole !== undefined || text.length > LONGEST) return whole;
  const tokens = tokensOf(text);
  for (const { from } of tokens.slice(1)) {
    const [one, other] = [text.slice(0, from), text.slice(from)];
    const found = joined(one, other, listening) ?? joined(other, one, listening);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** As FHIR writes it, which is how a card has it that is sent back. */
function exactMoment(text: string): string | undefined {
  const said = text.trim();
  const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
  return shape.test(said) && !Number.isNaN(Date.parse(said)) ? said : undefined;
}

/** "Monday" of "Monday morning". */
function withoutPart(day: string, words: readonly Words[]): string {
  const part = partNamed(day, words);
  return part === '' ? day : day.replace(part, ' ').trim();
}

/** The part of the day that is named anywhere in it, as it was written; empty where none is. */
export function partNamed(day: string, words: readonly Words[]): string {
  const tokens = tokensOf(day);
  const lists = words.flatMap(({ inForms }) => [inForms.morning, inForms.afternoon, inForms.night]);
  const at = findPhrase(tokens, lists);
  const [first, last] = [tokens[at], tokens[at + longestAt(tokens, at, lists) - 1]];
  return first === undefined || last === undefined ? '' : day.slice(first.from, last.to);
}

function joined(day: string, clock: string, listening: Listening): string | undefined {
  const { words } = listening;
  // "Last night at 10": the day has said which ten.
  const at = readClock(clock, words) ?? readClock(`${clock} ${partNamed(day, words)}`, words);
  const on = readDay(day, listening) ?? readDay(withoutPart(day, words), listening);
  return on?.length === 10 && at !== undefined ? written(on, at, listening.zone) : undefined;
}
