/** When short breaks come: as often as was asked, until the time that was asked, and never in quiet hours. */
import {
  MINUTE,
  HOUR,
  atLocal,
  dayAfter,
  isQuiet,
  localDay,
  type Instant,
  type Quiet,
} from '../model/time.ts';

export interface Asked {
  minutes: number;
  until: { hour: number; minute: number; half?: 'am' | 'pm' };
}

export interface Where {
  now: Instant;
  zone: string;
  quiet: Quiet;
}

export type Breaks =
  | { kind: 'begun'; first: Instant; until: Instant; cut: boolean }
  | { kind: 'too-often' | 'too-seldom' | 'no-time' };

const LEAST = 10;
const MOST = 180;
const LONGEST = 12 * HOUR;

export function breaksFor({ minutes, until }: Asked, where: Where): Breaks {
  if (minutes < LEAST) return { kind: 'too-often' };
  if (minutes > MOST) return { kind: 'too-seldom' };
  const wanted = nextAt(until, where);
  const last = quietFrom(where, Math.min(wanted, where.now + LONGEST));
  const first = where.now + minutes * MINUTE;
  if (first > last) return { kind: 'no-time' };
  return { kind: 'begun', first, until: last, cut: last < wanted };
}

/** The next time a clock shows it. "4" without a half of the day is the next four o'clock there is. */
function nextAt({ hour, minute, half }: Asked['until'], { now, zone }: Where): Instant {
  const hours =
    half === 'pm'
      ? [(hour % 12) + 12]
      : half === 'am'
        ? [hour % 12]
        : hour > 12 || hour === 0
          ? [hour]
          : [hour % 12, (hour % 12) + 12];
  const today = localDay(now, zone);
  const clock = (each: number) => `${String(each).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const times = [today, dayAfter(today)].flatMap((day) =>
    hours.map((each) => atLocal(day, clock(each), zone)),
  );
  return Math.min(...times.filter((each) => each > now));
}

/** The last minute before quiet hours; now itself where they have begun. */
function quietFrom({ now, zone, quiet }: Where, until: Instant): Instant {
  if (isQuiet(now, zone, quiet)) return now;
  const today = localDay(now, zone);
  const begins = [today, dayAfter(today)]
    .map((day) => atLocal(day, quiet.from, zone))
    .find((each) => each > now);
  return begins === undefined ? until : Math.min(until, begins - MINUTE);
}
