/** Messages that tell of other days, or that something is as it was: which number is put to which question of which day. */
import type { Words } from '../../content/words.ts';
import { dayBack } from '../../reading/day-back.ts';
import { readDaysTold, type DayTold, type DaysTold } from '../../reading/days-told.ts';
import { readNumber } from '../../reading/number.ts';
import { readPutRight } from '../../reading/put-right.ts';
import { readWhole } from '../../reading/whole-answer.ts';
import type { LabelledDays } from './labelled.ts';

const CALLED = { 'pain-now': 'pain', interference: 'limits', sleep: 'sleep', mood: 'mood' } as const;
type LinkId = keyof typeof CALLED;
const LINK_IDS = Object.keys(CALLED) as LinkId[];
const ASKED = LINK_IDS.map((linkId) => ({
  linkId,
  scale: { min: 0, max: 10, none: linkId !== 'sleep' && linkId !== 'mood', night: linkId === 'sleep' },
}));

export interface DaysRead {
  /** "2026-11-25 pain 6", "2026-11-26 pain same". */
  said: string[];
  /** A person is asked first whether it is meant so. */
  asks: boolean;
}

/** As it is labelled. */
export function daysLabelled({ says }: LabelledDays): string[] {
  return says
    .flatMap(({ day, same = [], ...numbers }) => [
      ...Object.entries(numbers).map(([name, value]) => `${day} ${name} ${value}`),
      ...same
        .flatMap((name) => (name === 'all' ? Object.values(CALLED) : [name]))
        .map((name) => `${day} ${name} same`),
    ])
    .sort();
}

/** Read as the dialogs do, for somebody who has no answers of those days. */
export function daysIn({ text, now, open }: LabelledDays, words: readonly Words[]): DaysRead {
  const today = now.slice(0, 10);
  const told = readDaysTold(text, ASKED, words);
  const isPast = told?.days.every(({ day }) => dayBack(today, day) < today) === true;
  if (told === undefined || !isPast || isOfToday(told, open)) return ofToday(text, today, open, words);
  const first = open !== 'nothing' && told.rest !== '' ? idOf(open) : undefined;
  const said = told.days.flatMap((each) => placed(each, dayBack(today, each.day), first));
  const rest = told.rest === '' ? [] : numbersIn(told.rest, today, open, words);
  const isRow = told.days.every(({ named, bare }) => named.length > 0 || bare.length > 1);
  return { said: [...said, ...rest].sort(), asks: !told.isPlain && !(open === 'nothing' && isRow) };
}

/** "Overdid it yesterday, 8" answers the open question. */
function isOfToday({ days, isPlain, isLeft }: DaysTold, open: LabelledDays['open']): boolean {
  const isYesterday = days.every(({ day }) => 'ago' in day && day.ago === 1);
  return open !== 'nothing' && !isPlain && !isLeft && isYesterday;
}

function ofToday(text: string, today: string, open: LabelledDays['open'], words: readonly Words[]): DaysRead {
  const right = readPutRight(text, ASKED, words);
  const said = open === 'nothing' ? [] : numbersIn(text, today, open, words);
  if (right?.day === undefined) return { said, asks: false };
  const day = dayBack(today, right.day);
  const lines = right.told.map(({ linkId, value }) => line(day, linkId, value));
  return { said: lines.sort(), asks: !right.isSure };
}

function placed({ named, bare }: DayTold, day: string, first: LinkId | undefined): string[] {
  const free = LINK_IDS.filter((each) => named.every(({ linkId }) => linkId !== each));
  const one = first === undefined ? free.slice(0, 1) : [first];
  const places = [free, one].find((each) => each.length === bare.length) ?? [];
  return [
    ...named.map(({ linkId, value }) => line(day, linkId, value)),
    ...places.map((linkId, at) => line(day, linkId, bare[at] ?? 0)),
  ];
}

/** What answers the open question, and others with it. */
function numbersIn(
  text: string,
  today: string,
  open: LabelledDays['open'],
  words: readonly Words[],
): string[] {
  if (open === 'nothing') return firstIn(text, today, words);
  const item = ASKED.find(({ linkId }) => linkId === idOf(open));
  const others = ASKED.filter((each) => each !== item);
  if (item === undefined) return [];
  const whole = readWhole(text, item, others, words);
  if (whole !== undefined)
    return [
      ...whole.told.map(({ linkId, value }) => line(today, linkId, value)),
      ...whole.same.map((linkId) => line(today, linkId, 'same')),
    ].sort();
  const read = readNumber(text, item.scale, words);
  if (read.kind === 'same') return [line(today, item.linkId, 'same')];
  return read.kind === 'value' ? [line(today, item.linkId, read.value)] : [];
}

/** Where nothing is open a number of today begins its check-in. */
function firstIn(text: string, today: string, words: readonly Words[]): string[] {
  const read = readNumber(text, { min: 0, max: 10 }, words);
  return read.kind === 'value' ? [line(today, 'pain-now', read.value)] : [];
}

function idOf(open: LabelledDays['open']): LinkId {
  return LINK_IDS.find((each) => CALLED[each] === open) ?? 'pain-now';
}

function line(day: string, linkId: string, value: number | 'same'): string {
  return `${day} ${CALLED[linkId as LinkId]} ${value}`;
}
