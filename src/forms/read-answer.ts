/** What a reply is as an answer to the open question: values in FHIR's own shape, or what was not understood and why. */
import { readPlainYesNo } from '../reading/plain-yes-no.ts';
import { dayText } from './day-text.ts';
import type { Item, Value } from './form.ts';
import type { Offer } from './offered.ts';
import { readClock, readMoment } from './read-clock.ts';
import { readDay, type Listening } from './read-day.ts';
import { fromFigure } from './figured.ts';
import { areOfTime, offersSince } from './in-range.ts';
import type { Asked, OptionsRead } from './options-read.ts';
import { readOptions } from './read-options.ts';
import { half, only, unclear, type AnswerRead } from './answer-read.ts';
import { sinceDay } from './since-day.ts';

export type { Listening };

export function readAnswer(text: string, item: Item, asked: Asked, listening: Listening): AnswerRead {
  if (text.trim() === '') return unclear('empty');
  if (asked.offers.length > 0 || item.type === 'choice') return fromOptions(text, item, asked, listening);
  switch (item.type) {
    case 'boolean':
      return fromYesNo(text, listening);
    case 'integer':
    case 'decimal':
    case 'quantity':
      return fromFigure(text, item, listening);
    case 'date':
    case 'dateTime':
    case 'time':
      return dated(text, item, listening);
    case 'url':
      return /^\S+[.:]\S+$/.test(text.trim()) ? only({ valueUri: text.trim() }) : unclear('url');
    default:
      return fromText(text, item);
  }
}

function fromOptions(text: string, item: Item, asked: Asked, listening: Listening): AnswerRead {
  const { words } = listening;
  const first: OptionsRead = isYear(text, asked, listening)
    ? { kind: 'unclear', because: 'option' }
    : readOptions(text, asked, words);
  const other = first.kind === 'unclear' ? asTime(text, asked, listening) : [];
  const read = other.length === 0 ? first : oneOf(other);
  if (read.kind === 'narrowed' || read.kind === 'either' || read.kind === 'none') return read;
  if (read.kind === 'unclear')
    return unclear(read.because, read.count === undefined ? undefined : { count: read.count });
  const own = read.kind === 'own' ? read.own.map((valueString): Value => ({ valueString })) : [];
  const picked = chosen(read.offers, own, item);
  const isMade = other.length > 0 || (read.kind === 'offers' && read.isSlip === true);
  if (!isMade || picked.kind !== 'values') return picked;
  const value = read.offers.map(({ label }) => label).join(', ');
  return { ...picked, said: [{ key: 'forms.middle', values: { value } }] };
}

/** Among stretches of time a year is a day that is told, and no count of years. */
function isYear(text: string, { offers }: Asked, listening: Listening): boolean {
  return readDay(text, listening)?.length === 4 && areOfTime(offers, listening.words);
}

function oneOf(offers: readonly Offer[]): OptionsRead {
  return offers.length > 1 ? { kind: 'either', to: [...offers] } : { kind: 'offers', offers: [...offers] };
}

/** Options that are times, days, or stretches of time, by a time or a day that is told. */
function asTime(text: string, asked: Asked, listening: Listening): Offer[] {
  const same = sameTime(text, asked, listening);
  if (same !== undefined) return [same];
  const since = sinceDay(text, asked.question, listening);
  return since === undefined ? [] : offersSince(since, asked.offers, listening.words);
}

/** "8 am" where 08:00 is offered, "yesterday" where that day is. */
function sameTime(text: string, { offers }: Asked, listening: Listening): Offer | undefined {
  return offers.find(({ option: { value } }) => {
    if ('valueTime' in value) return readClock(text, listening.words) === value.valueTime;
    return 'valueDate' in value && isDay(text, value.valueDate, listening);
  });
}

/** Of days that are offered the year goes without saying. */
function isDay(text: string, day: string, listening: Listening): boolean {
  return [text, `${text} ${day.slice(0, 4)}`].some((each) => readDay(each, listening) === day);
}

/** How many may be picked, and what cannot stand beside others. */
export function chosen(offers: readonly Offer[], own: readonly Value[], item: Item): AnswerRead {
  const count = offers.length + own.length;
  const alone = offers.find(({ option }) => option.exclusive);
  if (alone !== undefined && count > 1) return unclear('alone', { label: alone.label });
  if (alone === undefined && count < item.minOccurs) return unclear('at-least', { count: item.minOccurs });
  if (count > item.maxOccurs) return unclear('at-most', { count: item.maxOccurs });
  const inOrder = [...offers].sort((a, b) => a.at - b.at);
  return { kind: 'values', values: [...inOrder.map(({ option }) => option.value), ...own] };
}

function fromYesNo(text: string, { words }: Listening): AnswerRead {
  const plain = text.trim().toLowerCase();
  if (plain === 'true' || plain === 'false') return only({ valueBoolean: plain === 'true' });
  const read = readPlainYesNo(text, words);
  return read === 'yes' || read === 'no' ? only({ valueBoolean: read === 'yes' }) : unclear('yes-no');
}

const times = {
  date: { read: readDay, as: (valueDate: string): Value => ({ valueDate }) },
  dateTime: { read: readMoment, as: (valueDateTime: string): Value => ({ valueDateTime }) },
  time: {
    read: (text: string, { words }: Listening) => readClock(withColon(text), words),
    as: (valueTime: string): Value => ({ valueTime }),
  },
};

/** "0630", "730 pm". */
function withColon(text: string): string {
  return text.trim().replace(/^(\d{1,2})(\d\d)(?=\s*(?:[ap]\.?m\.?)?$)/i, '$1:$2');
}

function dated(text: string, { type, bounds }: Item, listening: Listening): AnswerRead {
  const { read, as } = times[type as keyof typeof times];
  const { lang } = listening;
  const found = read(text, listening);
  if (found === undefined) return lacking(text, (whole) => read(whole, listening), type);
  const { min, max } = bounds;
  if (typeof min === 'string' && found < min.slice(0, found.length))
    return unclear('from', { low: dayText(min, lang) });
  if (typeof max === 'string' && found.slice(0, max.length) > max)
    return unclear('until', { high: dayText(max, lang) });
  return only(as(found));
}

/** Which of two halves of the day, or which year, was not said; a leap year has every day. */
function lacking(text: string, read: (whole: string) => string | undefined, type: string): AnswerRead {
  if (type !== 'date' && read(`${text} am`) !== undefined) return half(text, 'half-day');
  const inYear = type === 'time' ? undefined : (read(`${text} 2024`) ?? read(`${text}/2024`));
  if (inYear !== undefined && inYear.length > 4) return half(text, 'year');
  return unclear(type === 'time' ? 'time' : 'date');
}

/** Far more than anybody types on a phone. */
const LONGEST = 5_000;

function fromText(text: string, { bounds }: Item): AnswerRead {
  const said = text.trim();
  const length = [...said].length;
  const most = Math.min(bounds.maxLength ?? LONGEST, LONGEST);
  if (length > most) return unclear('too-long', { count: most });
  if (length < (bounds.minLength ?? 0)) return unclear('too-short', { count: bounds.minLength ?? 0 });
  return only({ valueString: said });
}
