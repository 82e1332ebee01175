/** Every zone of the tz database over a leap year: one check-in on every local day, also where the clock changes. */
import { IANAZone } from 'luxon';
import type { Patient } from '../../../src/model/patient.ts';
import { DAY, HOUR, MINUTE, atLocal, dayAfter, localClock, localDay } from '../../../src/model/time.ts';
import { checkInOn, nextCheckIn } from '../../../src/schedule/check-ins.ts';
import { shippedContent } from '../../harness/scene.ts';

const rules = shippedContent.checkIns;
const FIRST = '2028-01-01';
const LAST = '2028-12-31';
const days: string[] = [];
for (let day = FIRST; day <= LAST; day = dayAfter(day)) days.push(day);
const patientIn = (zone: string, checkInAt: string): Patient => ({
  v: 1,
  id: 'patient-1',
  name: 'Amina',
  lang: 'en',
  country: 'US',
  zone,
  checkInAt,
  prefers: 'sms',
  context: {},
});

const zones = Intl.supportedValuesOf('timeZone');
const clocks = Array.from(
  { length: 48 },
  (_, half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`,
);
const START = Date.parse(`${FIRST}T00:00Z`) - DAY;
const YEAR = 368;

/** The offset at the year's start, and each change of it to the quarter of an hour: all that a zone's days depend on. */
function changesOf(zone: string): string {
  const offset = (at: number) => IANAZone.create(zone).offset(at);
  const found = [`${offset(START)}`];
  for (let at = START; at < START + YEAR * DAY; at += DAY) {
    if (offset(at) === offset(at + DAY)) continue;
    for (let now = at; now < at + DAY; now += 15 * MINUTE)
      if (offset(now) !== offset(now + 15 * MINUTE)) found.push(`${now} ${offset(now + 15 * MINUTE)}`);
  }
  return found.join(', ');
}
/** One zone for all whose clocks show the same all year. */
const different = [...new Map(zones.map((zone) => [changesOf(zone), zone])).values()];

describe('in every zone', () => {
  it('there are some four hundred, of which some seventy differ, and the year has a leap day', () => {
    expect(zones.length).toBeGreaterThan(400);
    expect(different.length).toBeGreaterThan(50);
    expect(days).toHaveLength(366);
    expect(days).toContain('2028-02-29');
  });

  it('a check-in comes on every local day of the year, once, at one hour or another', () => {
    const wrong: string[] = [];
    for (const [index, zone] of different.entries()) {
      const who = patientIn(zone, clocks[(index * 7) % clocks.length]!);
      let now = atLocal(FIRST, '00:00', zone) - 1;
      for (const day of days) {
        const next = nextCheckIn(who, rules, now);
        if (next.day !== day || localDay(next.at, zone) !== day) wrong.push(`${zone} ${day}`);
        now = next.at;
      }
    }
    expect(wrong).toEqual([]);
  });

  it('so it does at every half hour around a change of the clock', () => {
    const wrong: string[] = [];
    let changes = 0;
    for (const zone of different) {
      const midnights = days.map((day) => atLocal(day, '00:00', zone));
      const changing = days.filter(
        (_, n) => n + 1 < days.length && midnights[n + 1]! - midnights[n]! !== DAY,
      );
      changes += changing.length;
      for (const clock of changing.length > 0 ? clocks : []) {
        const who = patientIn(zone, clock);
        for (const day of changing) {
          const [at, after] = [0, 1].map((n) => checkInOn(who, rules, dayAfter(day, n)));
          const isOnIt = localDay(at!, zone) === day;
          if (!isOnIt || Math.abs(after! - at! - DAY) > 2 * HOUR)
            wrong.push(`${zone} ${clock} ${day}: ${localClock(at!, zone)}`);
        }
      }
    }
    expect(changes).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });
});
