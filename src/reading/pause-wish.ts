/** That check-ins are to be silent for a while: asked for, or told by where somebody is. */
import type { Words } from '../content/words.ts';
import {
  behind,
  findPhrase,
  hasPhrase,
  listsOf,
  longestAt,
  once,
  withoutFront,
  type Lists,
} from './phrases.ts';
import { listed } from './span-at.ts';
import { readStay } from './stay.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';
import { readUnwanted } from './unwanted-question.ts';
import { readOneDay, readStretch, type Stretch } from './until.ts';

/**
 * `asked`: in so many words; `rest`: in words that may be about more than our texts; the others only say where somebody is. With a
 * `doubt` the words may mean something else, or name an end that is no day.
 */
export type PauseWish = {
  kind: 'pause';
  why: 'asked' | 'rest' | 'holiday' | 'hospital';
  doubt?: true;
} & Stretch;

/** In tokens: longer ones are a story. */
const LONGEST = 10;

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
    const rest = behind(core, lists);
    return rest?.[0] !== undefined && hasDays(readStretch(text.slice(rest[0].from), words));
  };
  if (ends(words.flatMap(({ revocation }) => [revocation.says, revocation.orCry, revocation.alone])))
    return 'asked';
  const open = words.flatMap(({ wishes: { rest, leave } }) => [rest, leave.alone, leave.inside]);
  return ends(open) ? 'rest' : undefined;
}

/** No texts, for as long as somebody is in hospital or away: whoever tells of that wants none for a while, and not for good. */
export function isForAStay(text: string, words: readonly Words[]): boolean {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  return !isForGood(tokens, words) && awayIn(text, tokens, words) !== undefined;
}

function awayIn(
  text: string,
  core: readonly Token[],
  words: readonly Words[],
): 'hospital' | 'asked' | undefined {
  const isAhead = hasDays(readStretch(text, words));
  const isStay = readStay(text, words) !== undefined || (isAhead && hasPhrase(core, listed(words, 'stays')));
  // A stay of somebody else's is a reason for silence too, and none to tell the clinic of.
  const isOthers = hasPhrase(core, kinOf(words));
  if (isStay) return isOthers ? 'asked' : 'hospital';
  return isAhead && hasPhrase(core, listed(words, 'holiday')) ? 'asked' : undefined;
}

/** "My mother": a single word such as "él" is also written for "el". */
const kinOf = once((words) =>
  listsOf(words, ({ number }) => number.others.filter((each) => each.includes(' '))),
);

function wantsSilence(core: readonly Token[], words: readonly Words[]): boolean {
  const asks = words.flatMap(({ revocation, wishes }) => [revocation.says, revocation.alone, wishes.pause]);
  return !isForGood(core, words) && hasPhrase(core, asks);
}

/** "This week or ever". */
export function isForGood(tokens: readonly Token[], words: readonly Words[]): boolean {
  return hasPhrase(
    tokens,
    listsOf(words, ({ revocation }) => revocation.forGood),
  );
}

export function readPause(
  text: string,
  core: readonly Token[],
  words: readonly Words[],
): PauseWish | undefined {
  const asking = withoutFront(
    core,
    listsOf(words, (each) => each.asking),
  );
  const when = readStretch(text, words);
  const stay = readStay(text, words);
  const silence = silenceIn(text, core, words);
  const why = stay === 'now' ? 'hospital' : (silence ?? 'asked');
  const away = awayIn(text, core, words);
  if (away !== undefined && wantsSilence(core, words)) return { kind: 'pause', why: away, ...when };
  // "No texts on Sunday": on that day, and on no other.
  const day = silence === undefined ? undefined : readOneDay(text, words);
  if (day !== undefined) return { kind: 'pause', why, from: day, until: { days: 1 } };
  if (silence !== undefined) return { kind: 'pause', why, ...when };
  // "Don't ask me about my mood" is about a question.
  const isPause = [core, asking].some((each) => longestAt(each, 0, listed(words, 'pause')) > 0);
  if (isPause && readUnwanted(text, words) === undefined) {
    // "Pause" and then a whole story is a story; and an end that is named is meant, whether we can read it or not.
    const isUnread = when.until === undefined && hasPhrase(core, listed(words, 'until'));
    const wish = { kind: 'pause', why, ...when, ...(isUnread && { doubt: true as const }) } as const;
    return core.length <= LONGEST ? wish : undefined;
  }
  if (stay !== undefined)
    return { kind: 'pause', why: 'hospital', ...when, ...(stay === 'perhaps' && { doubt: true }) };
  // "6, I am away": of oneself, wherever a clause begins with it.
  const isOwn = (each: readonly Token[]) => longestAt(each, 0, listed(words, 'own')) > 0;
  const isMe =
    isOwn(core) || clausesOf(tokensOf(text)).some((each) => isOwn(each) && isHolidayIn(each, words));
  const isHoliday = isHolidayIn(core, words);
  const isAway =
    isHoliday || (when.from !== undefined && when.until !== undefined && isJourney(text, core, words));
  return isAway && isMe && hasDays(when) ? { kind: 'pause', why: 'holiday', ...when } : undefined;
}

function isHolidayIn(tokens: readonly Token[], words: readonly Words[]): boolean {
  return findPhrase(tokens, listed(words, 'holiday')) >= 0;
}

/** "To Mexico": behind "to" or "in" stands a name. */
function isJourney(text: string, core: readonly Token[], words: readonly Words[]): boolean {
  const before = listed(words, 'placeBefore');
  return core.some((_, at) => {
    const place = core[at + longestAt(core, at, before)];
    return place !== core[at] && place?.kind === 'word' && /^\p{Lu}/u.test(text.slice(place.from));
  });
}

export function hasDays({ from, until }: Stretch): boolean {
  return from !== undefined || until !== undefined;
}
