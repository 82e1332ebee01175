/** Dates and times as people write them. The names of months and days come with the language, not from a list. */
import { atLocal, dayAfter, stamped, type Day } from '../model/time.ts';

export interface Calendar {
  lang: string;
  today: Day;
  zone: string;
}

/** A whole date, a month or a year, as FHIR writes them. */
export function readDate(text: string, calendar: Calendar): string | undefined {
  const said = plain(text);
  const relative = [0, -1, 1].find((days) => said === dayName(days, calendar.lang));
  if (relative !== undefined) return dayAfter(calendar.today, relative);
  return fromIso(said) ?? fromSlashes(said, calendar) ?? fromNames(said, calendar);
}

/** "14:30", "2:30 pm", "7 pm"; a bare "7" may be either. */
export function readTime(text: string): string | undefined {
  const said = plain(text).replace(/\./g, (_, at: number, all: string) =>
    /\d/.test(all[at - 1] ?? '') ? ':' : '',
  );
  const found = /^(?:a las? |at )?(\d{1,2})(?::(\d{2}))?(?::(\d{2}))? ?(am|pm|a m|p m|h|hrs)?$/.exec(said);
  if (found === null) return undefined;
  const [, hours = '', minutes, seconds = '00', half] = found;
  if (minutes === undefined && half === undefined) return undefined;
  const hour = onClock(Number(hours), half?.replace(' ', ''));
  if (hour === undefined || Number(minutes ?? 0) > 59 || Number(seconds) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minutes ?? '00'}:${seconds}`;
}

function onClock(hour: number, half: string | undefined): number | undefined {
  if (half !== 'am' && half !== 'pm') return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

/** A date alone, or with a time in the person's own zone. */
export function readDateTime(text: string, calendar: Calendar): string | undefined {
  const whole = readDate(text, calendar);
  if (whole !== undefined) return whole;
  const parts =
    /^(\S.*?)(?:t|,? (?:at |a las? )?)(\d{1,2}(?:[:.]\d{2}){0,2} ?(?:am|pm|a\.? ?m\.?|p\.? ?m\.?|h)?)$/i.exec(
      text.trim().slice(0, 100),
    );
  const [day, clock] = [readDate(parts?.[1] ?? '', calendar), readTime(parts?.[2] ?? '')];
  if (day === undefined || clock === undefined || day.length < 10) return undefined;
  return written(day, clock, calendar.zone);
}

/** A moment in the person's own zone, as FHIR writes it. */
export function written(day: Day, clock: string, zone: string): string {
  const at = atLocal(day, clock.slice(0, 5), zone);
  const [, , offset = '+00:00'] = stamped(at, zone).split(' ');
  return `${day}T${clock}${offset}`;
}

function plain(text: string): string {
  return text
    .slice(0, 100)
    .trim()
    .toLowerCase()
    .replace(/[!?]+$|[.,]$/g, '')
    .replace(/\s+/g, ' ');
}

function dayName(days: number, lang: string): string {
  return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(days, 'day').toLowerCase();
}

function fromIso(said: string): string | undefined {
  const found = /^(\d{4})(?:([/.-])(\d{1,2})(?:\2(\d{1,2}))?)?$/.exec(said);
  return found === null ? undefined : dated(found[1], found[3], found[4]);
}

/** The day stands first everywhere but in English of the United States; a number over 12 can only be a day. */
function fromSlashes(said: string, { lang, today }: Calendar): string | undefined {
  const found = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(said);
  if (found === null) return undefined;
  const [, one = '', , two = '', year = ''] = found;
  const monthFirst = Number(two) > 12 || (lang === 'en' && Number(one) <= 12);
  return monthFirst ? dated(century(year, today), one, two) : dated(century(year, today), two, one);
}

/** "63" is 1963, unless that year is still to come. */
function century(year: string, today: Day): string {
  if (year.length === 4) return year;
  const now = Number(today.slice(0, 4));
  const recent = Math.floor(now / 100) * 100 + Number(year);
  return String(recent > now + 1 ? recent - 100 : recent);
}

function fromNames(said: string, { lang, today }: Calendar): string | undefined {
  const words = said.replace(/(\d)(?:st|nd|rd|th|º|o)(?!\p{L})/gu, '$1').split(/[\s,./-]+/);
  const core = words.filter(
    (each) => each !== 'of' && each !== 'de' && each !== 'del' && each !== 'the' && each !== 'el',
  );
  const months = core.map((each) => monthOf(each, lang));
  const at = months.findIndex((each) => each > 0);
  const numbers = core.filter((_, place) => place !== at);
  if (at < 0 || numbers.length > 2 || !numbers.every((each) => /^\d{1,4}$/.test(each))) return undefined;
  const year = numbers.find((each) => each.length === 4);
  const [day, short] = numbers.filter((each) => each.length < 3);
  // "El 3 de junio del 24": the year stands last.
  if (short !== undefined)
    return short.length === 2 ? dated(century(short, today), String(months[at]), day) : undefined;
  return numbers.length === 2 && day === undefined ? undefined : dated(year, String(months[at]), day);
}

export function monthOf(word: string, lang: string): number {
  if (word.length < 3) return 0;
  for (const locale of [...(variants[lang] ?? [lang]), 'en']) {
    const found = monthsIn(locale).findIndex((name) => name.startsWith(word));
    if (found >= 0) return found + 1;
  }
  return 0;
}

/** "Setiembre" is September where a part of those who speak Spanish live. */
const variants: Record<string, readonly string[]> = { es: ['es', 'es-PE'] };

const monthNames = new Map<string, readonly string[]>();

function monthsIn(locale: string): readonly string[] {
  const known = monthNames.get(locale);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const names = Array.from({ length: 12 }, (_, month) =>
    format.format(Date.UTC(2000, month, 1)).toLowerCase(),
  );
  monthNames.set(locale, names);
  return names;
}

function dated(year: string | undefined, month?: string, day?: string): string | undefined {
  if (year === undefined || year.length !== 4 || year < '1800') return undefined;
  if (month === undefined) return year;
  const two = month.padStart(2, '0');
  if (two < '01' || two > '12') return undefined;
  if (day === undefined) return `${year}-${two}`;
  const date = new Date(Date.UTC(Number(year), Number(two) - 1, Number(day)));
  const isReal = date.getUTCMonth() + 1 === Number(two) && date.getUTCDate() === Number(day);
  return isReal ? `${year}-${two}-${day.padStart(2, '0')}` : undefined;
}
