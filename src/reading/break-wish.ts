/** "Remind me every 30 min until 4": short breaks that a person asks for. Nothing is guessed: without an end there is none. */
import type { Words } from '../content/words.ts';
import { folded } from './fold.ts';
import { isWhole, listsOf, longestAt, withoutEnds, withoutFront } from './phrases.ts';
import { tokensOf } from './tokens.ts';

export type BreakWish =
  | {
      kind: 'begin';
      minutes: number;
      until: { hour: number; minute: number; half?: 'am' | 'pm' } | undefined;
    }
  | { kind: 'off' };

type Breaks = Words['breaks'];

export function readBreakWish(text: string, words: readonly Words[]): BreakWish | undefined {
  if (isOff(text, words)) return { kind: 'off' };
  const said = folded(text).replace(/\s+/g, ' ').trim();
  const found = words.map(({ breaks }) => read(said, breaks)).filter((each) => each !== undefined);
  return found[0];
}

/** "Please stop the breaks", "ya no más avisos": nothing but that they end. */
function isOff(text: string, words: readonly Words[]): boolean {
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const heard = listsOf(words, ({ yesNo }) => yesNo.onlyHeard);
  const fillers = [...listsOf(words, (each) => each.fillers), ...heard];
  const asking = listsOf(words, (each) => each.asking);
  const core = withoutFront(withoutEnds(spoken, fillers), [...fillers, ...asking]);
  const of = (name: 'off' | 'stops' | 'the' | 'things') => listsOf(words, ({ breaks }) => breaks[name]);
  return [spoken, core].some((said) => {
    const thing = said.slice(longestAt(said, 0, of('stops')));
    const isStopped = thing.length < said.length && isWhole(withoutFront(thing, of('the')), of('things'));
    return isStopped || isWhole(said, of('off'));
  });
}

function read(said: string, breaks: Breaks): BreakWish | undefined {
  if (!has(said, breaks.ask)) return undefined;
  const every = new RegExp(
    `\\b${oneOf(breaks.every)} (\\d{1,3}) ?(?:(${oneOf(breaks.hours)})|${oneOf(breaks.minutes)})(?!\\w)`,
  ).exec(said);
  const hourly = new RegExp(`\\b${oneOf(breaks.hourly)}(?!\\w)`).test(said);
  const minutes =
    every === null ? (hourly ? 60 : undefined) : Number(every[1]) * (every[2] === undefined ? 1 : 60);
  if (minutes === undefined) return undefined;
  return { kind: 'begin', minutes, until: untilIn(said, breaks) };
}

function untilIn(said: string, breaks: Breaks): Extract<BreakWish, { kind: 'begin' }>['until'] {
  const half = `(?: ?(?:(${oneOf(breaks.am)})|(${oneOf(breaks.pm)})))?`;
  const clock = new RegExp(`\\b${oneOf(breaks.until)} (\\d{1,2})(?:[:.h](\\d{2}))?${half}(?!\\w)`).exec(said);
  if (clock === null) return undefined;
  const [hour, minute] = [Number(clock[1]), Number(clock[2] ?? 0)];
  if (hour > 23 || minute > 59) return undefined;
  const named =
    clock[3] !== undefined ? ('am' as const) : clock[4] !== undefined ? ('pm' as const) : undefined;
  return { hour, minute, ...(named && { half: named }) };
}

function has(said: string, list: readonly string[]): boolean {
  return new RegExp(`(?<!\\w)${oneOf(list)}(?!\\w)`).test(said);
}

/** Longer ones first, or "min" would stand for the beginning of "minutes". */
function oneOf(list: readonly string[]): string {
  const plain = list.map((each) => folded(each).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `(?:${plain.toSorted((a, b) => b.length - a.length).join('|')})`;
}
