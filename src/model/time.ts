/**
 * Local time for people in their own zones. The only file that knows luxon.
 * An `Instant` is milliseconds since the epoch, UTC; a `Day` is a calendar day such as "2026-03-02".
 */
import { DateTime, IANAZone, type Zone } from 'luxon';
import { z } from 'zod';

export type Instant = number;
export const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
export const zone = z.string().refine((name) => DateTime.local().setZone(name).isValid, {
  message: 'is not a time zone; use a name such as America/New_York',
});
export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day; write it as 08:30');
export type Day = string;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function localDay(at: Instant, zoneName: string): Day {
  return shown(at, zoneName)?.slice(0, 10) ?? inZone(at, zoneName).toFormat('yyyy-MM-dd');
}

/** "08:30" on the patient's own clock. */
export function localClock(at: Instant, zoneName: string): string {
  return shown(at, zoneName)?.slice(11, 16) ?? inZone(at, zoneName).toFormat('HH:mm');
}

/** Days of the calendar have no zone, so plain arithmetic will do; trends ask this thousands of times. */
export function dayAfter(day: Day, days = 1): Day {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** How many days `later` comes after `day`; below 0 when it comes before. */
export function daysBetween(day: Day, later: Day): number {
  return Math.round((Date.parse(later) - Date.parse(day)) / DAY);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return DateTime.fromISO(day, { zone: 'utc' }).weekday;
}

/**
 * The instant at which a local clock shows `clock` on `day`. A time that a clock change skips moves forward by the
 * gap; a time that happens twice is the earlier one. luxon alone picks by today's offset, which differs by season.
 */
export function atLocal(day: Day, clock: string, zoneName: string): Instant {
  const zone = zoneOf(zoneName);
  const wanted = Date.parse(`${day}T${clock}Z`);
  if (!(zone instanceof KnownZone && isPlain(wanted, day))) return atLocalOfOld(day, clock, zone);
  const before = wanted - zone.offset(wanted - DAY) * MINUTE;
  const after = wanted - zone.offset(wanted + DAY) * MINUTE;
  if (before === after) return before;
  const isShown = (at: Instant) => at + zone.offset(at) * MINUTE === wanted;
  return isShown(after) && !isShown(before) ? after : before;
}

/** Years that a clock of today need not know, and days that no calendar has. */
function atLocalOfOld(day: Day, clock: string, zone: Zone | string): Instant {
  const local = DateTime.fromISO(`${day}T${clock}`, { zone });
  return Math.min(...local.getPossibleOffsets().map((option) => option.toMillis()));
}

function isPlain(at: number, day: Day): boolean {
  return at >= MODERN && at < FAR && new Date(at).toISOString().startsWith(day);
}

export interface Quiet {
  from: string;
  to: string;
}

/** Whether `at` falls in quiet hours, which may run over midnight ("20:00" to "09:00"). */
export function isQuiet(at: Instant, zoneName: string, quiet: Quiet): boolean {
  return isQuietAt(localClock(at, zoneName), quiet);
}

export function isQuietAt(clock: string, quiet: Quiet): boolean {
  return quiet.from <= quiet.to
    ? clock >= quiet.from && clock < quiet.to
    : clock >= quiet.from || clock < quiet.to;
}

/** When quiet hours end next: the first instant after `at` whose local clock shows their end. */
export function quietEnds(at: Instant, zoneName: string, quiet: Quiet): Instant {
  const today = localDay(at, zoneName);
  const end = atLocal(today, quiet.to, zoneName);
  return end > at ? end : atLocal(dayAfter(today), quiet.to, zoneName);
}

/** "Tuesday 3 March, 08:00", for people: a transcript, a page, a note. */
export function readable(at: Instant, zoneName: string, lang = 'en'): string {
  return inZone(at, zoneName)
    .setLocale(lang)
    .toFormat(lang === 'es' ? "cccc d 'de' LLLL, HH:mm" : 'cccc d LLLL, HH:mm');
}

/** "Tuesday". */
export function weekdayName(at: Instant, zoneName: string, lang = 'en'): string {
  return inZone(at, zoneName).setLocale(lang).toFormat('cccc');
}

/** "3 March", for a sentence or the axis of a chart. */
export function shownDay(day: Day, lang = 'en'): string {
  return DateTime.fromISO(day, { zone: 'utc' })
    .setLocale(lang)
    .toFormat(lang === 'es' ? "d 'de' LLLL" : 'd LLLL');
}

/** "2026-03-02 08:00:00 -05:00", for records that are handed over: exact, and in the person's own time. */
export function stamped(at: Instant, zoneName: string): string {
  return inZone(at, zoneName).toFormat('yyyy-MM-dd HH:mm:ss ZZ');
}

/**
 * "2026-03-02T08:30:00.000Z" as calendar and clock show it there; the Z means nothing. Every turn asks for days and times,
 * and luxon takes a format apart each time. Undefined where luxon knows better: long ago, and a name that is no zone's.
 */
function shown(at: Instant, zoneName: string): string | undefined {
  const zone = zoneOf(zoneName);
  if (!(zone instanceof KnownZone && at >= MODERN && at < FAR)) return undefined;
  return new Date(at + zone.offset(at) * MINUTE).toISOString();
}

function inZone(at: Instant, zoneName: string): DateTime {
  return DateTime.fromMillis(at, { zone: zoneOf(zoneName) });
}

const zones = new Map<string, Zone | string>();

/** The zone, remembering its offsets; what is no zone's name is left for luxon to say so. */
function zoneOf(name: string): Zone | string {
  const known = zones.get(name);
  if (known !== undefined) return known;
  if (!IANAZone.isValidZone(name)) return name;
  const zone = new KnownZone(name);
  zones.set(name, zone);
  return zone;
}

const QUARTER = 15 * MINUTE;
const MODERN = Date.UTC(2000, 0, 1);
const FAR = Date.UTC(2200, 0, 1);
const MOST_KEPT = 1_000;

/**
 * Asking the system for a zone's offset costs more than all the rest of a date. In this century offsets have changed, and
 * will, on a quarter of an hour.
 */
class KnownZone extends IANAZone {
  readonly #offsets = new Map<number, number>();

  override offset(at: number): number {
    if (!(at >= MODERN)) return super.offset(at);
    const quarter = Math.floor(at / QUARTER);
    const before = this.#offsets.get(quarter);
    if (before !== undefined) return before;
    const offset = super.offset(at);
    if (this.#offsets.size >= MOST_KEPT) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }
}
