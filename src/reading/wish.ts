/** What a patient wishes of their check-ins: a pause, another place or time of day, yesterday put right. */
import type { Words } from '../content/words.ts';
import {
  findPhrase,
  hasPhrase,
  isWhole,
  listsOf,
  longestAt,
  withoutEnds,
  withoutFront,
  type Lists,
} from './phrases.ts';
import { readOnceMore } from './once-more.ts';
import { isQuietWish } from './quiet-wish.ts';
import { readDaysWish, type DaysWish } from './rarer.ts';
import { readStay } from './stay.ts';
import { tokensOf, type Token } from './tokens.ts';
import { asksHowToStop } from './how-to-stop.ts';
import { untilIn, type Until } from './until.ts';

export type Wish =
  /**
   * `asked`: in so many words; `rest`: in words that may be about more than our texts; the others only say where somebody is. With a `doubt` the words may mean something else, or
   * name an end that is no day.
   */
  | { kind: 'pause'; why: 'asked' | 'rest' | 'holiday' | 'hospital'; until: Until | undefined; doubt?: true }
  | { kind: 'resume' }
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
  | { kind: 'place'; texts: string[]; thisWeek: boolean; until: Until | undefined }
  | { kind: 'clock'; clock: string }
  | { kind: 'yesterday'; rest: string };
type Wanted = keyof Words['wishes'];

/** Longer texts are somebody's own words about their day. */
const LONGEST = 120;
const LONGEST_PLACE = 12;
const LONGEST_PAUSE = 10;

export function readWish(text: string, words: readonly Words[]): Wish | undefined {
  if (text.length > LONGEST) return undefined;
  const { spoken, core } = partsOf(text, words);
  const is = (each: 'resume' | 'notToday') =>
    isWhole(core, listed(words, each)) || isWhole(spoken, listed(words, each));
  if (is('resume')) return { kind: 'resume' };
  if (is('notToday')) return { kind: 'not-today' };
  const onceMore = readOnceMore(core, words);
  if (onceMore !== undefined) return { kind: 'nudge', wanted: onceMore === 'on' };
  if (isQuietWish(text, words)) return { kind: 'quiet' };
  const days = readDaysWish(text, words);
  if (days !== undefined) return { kind: 'days', days };
  return (
    yesterday(text, core, words) ??
    clock(core, words) ??
    pause(text, core, words) ??
    leave(core, words) ??
    place(text, core, words)
  );
}

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

/** "No texts this week", "don't text me for a few days": silence is wanted, and not for good. */
export function isForAWhile(text: string, core: readonly Token[], words: readonly Words[]): boolean {
  return silenceIn(text, core, words) !== undefined;
}

function silenceIn(
  text: string,
  core: readonly Token[],
  words: readonly Words[],
): 'asked' | 'rest' | undefined {
  if (isForGood(core, words)) return undefined;
  const ends = (lists: Lists) => {
    const rest = after(core, lists);
    return rest !== undefined && untilIn(text, rest, words) !== undefined;
  };
  if (ends(words.flatMap(({ revocation }) => [revocation.says, revocation.orCry, revocation.alone])))
    return 'asked';
  const open = words.flatMap(({ wishes: { rest, leave } }) => [rest, leave.alone, leave.inside]);
  return ends(open) ? 'rest' : undefined;
}

/** "This week or ever". */
export function isForGood(tokens: readonly Token[], words: readonly Words[]): boolean {
  return hasPhrase(
    tokens,
    listsOf(words, ({ revocation }) => revocation.forGood),
  );
}

function listed(
  words: readonly Words[],
  each: Exclude<Wanted, 'weekdays' | 'leave' | 'quiet' | 'rarer'>,
): Lists {
  return listsOf(words, ({ wishes }) => wishes[each]);
}

function after(core: readonly Token[], lists: Lists): Token[] | undefined {
  const at = findPhrase(core, lists);
  return at < 0 ? undefined : core.slice(at + longestAt(core, at, lists));
}

function yesterday(text: string, core: readonly Token[], words: readonly Words[]): Wish | undefined {
  if (longestAt(core, 0, listed(words, 'yesterday')) === 0) return undefined;
  const rest = after(core, listed(words, 'yesterday'));
  return { kind: 'yesterday', rest: written(text, rest) };
}

/** "Text me at 7 pm", "at 19:30"; a bare 7 may be either, and is not taken. */
function clock(core: readonly Token[], words: readonly Words[]): Wish | undefined {
  const front = withoutFront(
    core,
    listsOf(words, ({ asking }) => asking),
  );
  const asks = [front, core].find((each) => longestAt(each, 0, listed(words, 'askAt')) > 0);
  const [first, ...rest] = (asks && after(asks, listed(words, 'askAt'))) ?? [];
  if (first === undefined) return undefined;
  const written = /^(\d{1,2}):(\d{2})$/.exec(first.text);
  const hour = written ? Number(written[1]) : first.value;
  if (hour === undefined || !Number.isInteger(hour) || hour > 23) return undefined;
  const oclock = listsOf(words, ({ inForms }) => inForms.oclock);
  const part = withoutFront(rest, oclock);
  const said = `${first.suffix ?? ''} ${part.map((each) => each.text).join(' ')}`.trim();
  const isLate = words.some(({ wishes }) => wishes.afterNoon.some((each) => said.startsWith(each)));
  const isPlain = written !== null || said !== '' || hour > 12;
  if (!isPlain) return undefined;
  const full = isLate && hour < 12 ? hour + 12 : hour;
  return { kind: 'clock', clock: `${String(full).padStart(2, '0')}:${written?.[2] ?? '00'}` };
}

function pause(text: string, core: readonly Token[], words: readonly Words[]): Wish | undefined {
  const asking = withoutFront(
    core,
    listsOf(words, (each) => each.asking),
  );
  const until = untilIn(text, core, words);
  const stay = readStay(text, words);
  const silence = silenceIn(text, core, words);
  const why = stay === 'now' ? 'hospital' : (silence ?? 'asked');
  if (silence !== undefined) return { kind: 'pause', why, until };
  if ([core, asking].some((each) => longestAt(each, 0, listed(words, 'pause')) > 0)) {
    // "Pause" and then a whole story is a story; and an end that is named is meant, whether we can read it or not.
    const isUnread = until === undefined && hasPhrase(core, listed(words, 'until'));
    const wish = { kind: 'pause', why, until, ...(isUnread && { doubt: true as const }) } as const;
    return core.length <= LONGEST_PAUSE ? wish : undefined;
  }
  if (stay !== undefined)
    return { kind: 'pause', why: 'hospital', until, ...(stay === 'perhaps' && { doubt: true }) };
  const isMe = longestAt(core, 0, listed(words, 'own')) > 0;
  const isHoliday = findPhrase(core, listed(words, 'holiday')) >= 0;
  return isHoliday && isMe && until !== undefined ? { kind: 'pause', why: 'holiday', until } : undefined;
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
  return { kind: 'place', texts, thisWeek, until: untilIn(text, core, words) };
}

function written(text: string, rest: readonly Token[] | undefined): string {
  const first = rest?.[0];
  return first === undefined ? '' : text.slice(first.from).replace(/^[\s,;:]+|[\s,;:.!]+$/gu, '');
}
