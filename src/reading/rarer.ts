/**
 * On which days somebody wants to be asked: "every other day please", "only on weekdays", "twice a week", "every day again". A
 * message with any other word is about something else.
 */
import type { Words } from '../content/words.ts';
import { longestNumberAt } from './number-words.ts';
import { listsOf, longestAt, once } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

/** `vague`: fewer days, and nobody can tell which. */
export type DaysWish = ToldDays | 'vague';
export type ToldDays = 'daily' | { every: number } | { perWeek: number } | { weekdays: number[] };

type Part =
  | { is: 'wish'; wish: DaysWish }
  /** Named days show by another word that they are meant. */
  | { is: 'named'; weekdays: readonly number[]; each?: boolean }
  | { is: 'asks' | 'wants' | 'except' | 'not' | 'each' | 'beside' };

const WORKING = [1, 2, 3, 4, 5];
const FREE = [6, 7];

export function readDaysWish(text: string, words: readonly Words[]): DaysWish | undefined {
  const parts = partsOf(text, words);
  if (parts === undefined) return undefined;
  const has = (is: Part['is']) => parts.some((each) => each.is === is);
  const named = parts.flatMap((each) => (each.is === 'named' ? each.weekdays : []));
  const wishes = parts.flatMap((each) => (each.is === 'wish' ? [each.wish] : []));
  const [wish, ...more] = wishes;
  // "Don't text me on Sundays"; one Sunday alone changes no other.
  if (has('not')) return wish === undefined && isEach(text, parts, words) ? others(named) : undefined;
  // "Every day but Sunday".
  if (has('except')) return named.length > 0 && (wish ?? 'daily') === 'daily' ? others(named) : undefined;
  if (more.length > 0 || (wish !== undefined && named.length > 0)) return undefined;
  if (wish !== undefined) return wish;
  const isMeant = has('asks') || parts.some((each) => each.is === 'named' && each.weekdays.length > 1);
  return named.length > 0 && isMeant ? theDays(named) : undefined;
}

/** It shows by its words that check-ins are meant, so that nobody need take it for something else. */
export function isPlainDaysWish(text: string, words: readonly Words[]): boolean {
  const wish = readDaysWish(text, words);
  if (wish === undefined || wish === 'vague') return false;
  return partsOf(text, words)?.some(({ is }) => SAYS_TEXTS.has(is)) === true;
}

/** "No texts on Sundays" too. */
const SAYS_TEXTS: ReadonlySet<Part['is']> = new Set(['asks', 'wants', 'not']);

/** "Sundays", "los lunes", in the clause that says no: "stop texting, just weekdays" is no wish for none on weekdays. */
function isEach(text: string, parts: readonly Part[], words: readonly Words[]): boolean {
  const named = parts.filter((part) => part.is === 'named');
  const clauses = clausesOf(tokensOf(text)).map((each) => partsIn(each, words) ?? []);
  const isDenied = clauses.every(
    (clause) => clause.some(({ is }) => is === 'not') || clause.every(({ is }) => is !== 'named'),
  );
  const isRepeated = parts.some(({ is }) => is === 'each') || named.every(({ each }) => each);
  return named.length > 0 && isDenied && isRepeated;
}

function theDays(named: readonly number[]): DaysWish {
  const weekdays = [...new Set(named)].sort((a, b) => a - b);
  return weekdays.length === 7 ? 'daily' : { weekdays };
}

function others(named: readonly number[]): DaysWish | undefined {
  const left = [...WORKING, ...FREE].filter((day) => !named.includes(day));
  return left.length === 0 ? undefined : { weekdays: left };
}

/** Undefined where a word belongs to none of them. */
function partsOf(text: string, words: readonly Words[]): Part[] | undefined {
  return partsIn(tokensOf(text), words);
}

function partsIn(spoken: readonly Token[], words: readonly Words[]): Part[] | undefined {
  const tokens = spoken.filter(({ kind }) => kind !== 'mark');
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length;) {
    const found = foundAt(tokens, at, words).reduce((best, each) =>
      each.length > best.length ? each : best,
    );
    if (found.length === 0) return undefined;
    parts.push(found.part);
    at += found.length;
  }
  return parts;
}

function foundAt(
  tokens: readonly Token[],
  at: number,
  words: readonly Words[],
): { part: Part; length: number }[] {
  const lists = listsFor(words);
  const rest = tokens.slice(at);
  const numbers = words.flatMap(({ wishes: { rarer, weekdays } }) => [
    ...numberAt(rest, rarer.every, (every) => ({ is: 'wish', wish: { every } })),
    ...numberAt(rest, rarer.perWeek, (perWeek) => ({ is: 'wish', wish: { perWeek } })),
    ...numberAt(rest, weekdays, (day) => ({ is: 'named', weekdays: [day] })),
    // "Mondays".
    ...numberAt(withoutPlural(rest), weekdays, (day) => ({ is: 'named', weekdays: [day], each: true })),
  ]);
  const listed = lists.map(({ part, list }) => {
    const length = longestAt(tokens, at, list);
    return { part: part.is === 'named' ? { ...part, each: isPlural(rest.slice(0, length)) } : part, length };
  });
  return [...numbers, ...listed];
}

/** "Weekends", "fines de semana". */
function isPlural(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => text.endsWith('s'));
}

function numberAt(
  tokens: readonly Token[],
  list: Record<string, readonly string[]>,
  part: (value: number) => Part,
) {
  const found = longestNumberAt(tokens, 0, list);
  return found === undefined ? [] : [{ part: part(found.value), length: found.length }];
}

function withoutPlural([first, ...rest]: readonly Token[]): Token[] {
  return first === undefined ? [] : [{ ...first, text: first.text.replace(/s$/, '') }, ...rest];
}

const listsFor = once((words) => {
  const of = (
    name: 'how' | 'daily' | 'weekdays' | 'weekends' | 'asks' | 'wants' | 'except' | 'each' | 'beside',
  ) => listsOf(words, ({ wishes }) => wishes.rarer[name]);
  const vocabulary: { part: Part; list: ReturnType<typeof of> }[] = [
    { part: { is: 'wish', wish: 'vague' }, list: of('how') },
    { part: { is: 'wish', wish: 'daily' }, list: of('daily') },
    { part: { is: 'named', weekdays: WORKING }, list: of('weekdays') },
    { part: { is: 'named', weekdays: FREE }, list: of('weekends') },
    {
      part: { is: 'not' },
      list: listsOf(words, ({ revocation }) => [...revocation.says, ...revocation.alone]),
    },
    { part: { is: 'asks' }, list: of('asks') },
    { part: { is: 'wants' }, list: of('wants') },
    { part: { is: 'except' }, list: of('except') },
    { part: { is: 'each' }, list: of('each') },
    { part: { is: 'beside' }, list: of('beside') },
    { part: { is: 'beside' }, list: listsOf(words, ({ asking }) => asking) },
    { part: { is: 'beside' }, list: listsOf(words, ({ fillers }) => fillers) },
  ];
  return vocabulary;
});
