import {
  DAY,
  HOUR,
  MINUTE,
  atLocal,
  dayAfter,
  daysBetween,
  localClock,
  localDay,
  weekday,
} from '../../../src/model/time.ts';
import type { Patient } from '../../../src/model/patient.ts';
import { checkInOn, missedAfter, nextCheckIn, whyNot } from '../../../src/schedule/check-ins.ts';
import { shippedContent } from '../../harness/scene.ts';

const rules = shippedContent.checkIns;
const amina: Patient = {
  v: 1,
  id: 'patient-1',
  name: 'Amina',
  lang: 'en',
  country: 'US',
  zone: 'America/New_York',
  checkInAt: '08:30',
  prefers: 'sms',
  context: {},
};
const start = Date.parse('2026-01-01T00:00:00Z');

function yearOf(who: Patient) {
  const all = [nextCheckIn(who, rules, start)];
  while (all.length < 365) all.push(nextCheckIn(who, rules, all.at(-1)!.at));
  return all;
}

describe('the next check-in', () => {
  const zones =
    'America/New_York Europe/London Australia/Lord_Howe America/Havana America/Santiago Asia/Beirut Asia/Kolkata';
  const cases = zones
    .split(' ')
    .flatMap((zone) => ['00:00', '01:30', '02:30', '08:30'].map((clock) => [zone, clock] as const));

  it.each(cases)('comes once on every local day of a year in %s at %s', (zone, checkInAt) => {
    const year = yearOf({ ...amina, zone, checkInAt });
    const days = year.map(({ day }) => day);
    expect(days.slice(1)).toEqual(days.slice(0, -1).map((day) => dayAfter(day)));
    expect(year.filter(({ day, at }) => localDay(at, zone) !== day)).toEqual([]);
    const clocks = new Map<string, number>();
    for (const { at } of year) clocks.set(localClock(at, zone), (clocks.get(localClock(at, zone)) ?? 0) + 1);
    expect(Math.max(...clocks.values())).toBeGreaterThanOrEqual(363);
    const gaps = year.slice(1).map(({ at }, index) => at - year[index]!.at);
    expect(gaps.filter((gap) => Math.abs(gap - DAY) > HOUR)).toEqual([]);
  });

  it.each(zones.split(' '))('comes on the days that somebody wishes for, and on no other, in %s', (zone) => {
    const daysOf = (days: Patient['days']) =>
      yearOf({ ...amina, zone, checkInAt: '02:30', days }).map(({ day }) => day);
    const second = daysOf({ every: 2, from: '2026-01-04' });
    expect(second[0]).toBe('2026-01-02');
    expect(second.slice(1)).toEqual(second.slice(0, -1).map((day) => dayAfter(day, 2)));
    const named = daysOf({ weekdays: [1, 4] });
    expect(new Set(named.map(weekday))).toEqual(new Set([1, 4]));
    expect(new Set(named.slice(1).map((day, at) => daysBetween(named[at]!, day)))).toEqual(new Set([3, 4]));
    const weekly = daysOf({ weekdays: [7] });
    expect(weekly.slice(1)).toEqual(weekly.slice(0, -1).map((day) => dayAfter(day, 7)));
  });

  it('is spread over the minutes of the policy, and always the same for one person', () => {
    const minutesOf = (id: string) =>
      (nextCheckIn({ ...amina, id }, rules, start).at - atLocal('2026-01-01', '08:30', amina.zone)) / MINUTE;
    const people = Array.from({ length: 200 }, (_, index) => minutesOf(`p-${index}`));
    expect(people.every((minutes) => minutes >= 0 && minutes < rules.spreadMinutes)).toBe(true);
    expect(new Set(people).size).toBeGreaterThan(rules.spreadMinutes * 0.8);
    expect(people).toEqual(Array.from({ length: 200 }, (_, index) => minutesOf(`p-${index}`)));
  });

  it('is at the very minute when the policy spreads nothing', () => {
    const { at } = nextCheckIn(amina, { ...rules, spreadMinutes: 0 }, start);
    expect(localClock(at, amina.zone)).toBe('08:30');
  });

  it('is never now', () => {
    const first = nextCheckIn(amina, rules, start);
    expect(nextCheckIn(amina, rules, first.at).day).toBe(dayAfter(first.day));
  });

  it('does not come for a day that has had its own, and a day from a wrong clock silences nobody', () => {
    const first = nextCheckIn(amina, rules, start);
    const again = (day: string) => nextCheckIn(amina, rules, start, { day, dueAt: first.at }).day;
    expect(again(first.day)).toBe(dayAfter(first.day));
    expect(nextCheckIn(amina, rules, start, { day: '2026-01-20', dueAt: first.at + 19 * DAY }).day).toBe(
      first.day,
    );
  });

  it('stays on its day when the spread would run over midnight', () => {
    for (let person = 0; person < 60; person += 1) {
      const who = { ...amina, id: `p-${person}`, checkInAt: '23:50' };
      expect(localDay(checkInOn(who, rules, '2026-03-03'), who.zone)).toBe('2026-03-03');
    }
  });
});

describe('a patient who has moved to another zone', () => {
  const noon = { ...amina, checkInAt: '09:00' };
  const zones = [
    'Pacific/Honolulu',
    'America/New_York',
    'Europe/London',
    'Asia/Kolkata',
    'Asia/Tokyo',
    'Pacific/Auckland',
    'Pacific/Kiritimati',
  ];
  const moves = zones.flatMap((from) => zones.map((to) => [from, to] as const));

  it.each(moves)('from %s to %s has at most one check-in a local day, and waits at most two', (from, to) => {
    const before = { ...noon, zone: from };
    const after = { ...noon, zone: to };
    const last = { day: '2026-06-10', dueAt: checkInOn(before, rules, '2026-06-10') };
    for (const moved of [1, 3, 12, 20].map((hours) => last.dueAt + hours * HOUR)) {
      const next = nextCheckIn(after, rules, moved, last);
      expect(next.day > last.day).toBe(true);
      expect(localDay(next.at, to)).toBe(next.day);
      expect(localDay(last.dueAt, to) === next.day).toBe(false);
      expect(next.at - last.dueAt).toBeLessThanOrEqual(2 * DAY + HOUR);
    }
  });
});

describe('days on which nobody was there to ask', () => {
  it('are those whose time is over, and at most sixty', () => {
    const at = (day: string) => checkInOn(amina, rules, day);
    const missed = (now: number) => missedAfter(amina, rules, '2026-03-03', now).map(({ day }) => day);
    expect(missed(at('2026-03-04') + 2 * HOUR)).toEqual([]);
    expect(missed(at('2026-03-06') - HOUR)).toEqual(['2026-03-04', '2026-03-05']);
    expect(missed(at('2026-03-03') + 900 * DAY)).toHaveLength(60);
    const rarely = { ...amina, days: { weekdays: [2, 5] } };
    const days = missedAfter(rarely, rules, '2026-03-03', at('2026-03-11')).map(({ day }) => day);
    expect(days).toEqual(['2026-03-06', '2026-03-10']);
  });
});

describe('a check-in that has come up', () => {
  const quiet = { from: '20:00', to: '09:00' };
  const due = (clock: string) => ({ day: '2026-03-03', at: atLocal('2026-03-03', clock, amina.zone) });
  const why = (clock: string, late: number, who: Patient = amina) =>
    whyNot(who, rules, due(clock), quiet, due(clock).at + late * MINUTE);

  it.each([
    ['in time', '10:00', 0, undefined],
    ['late, but still the same morning', '10:00', 120, undefined],
    ['too late', '10:00', 121, 'too-late'],
    ['in quiet hours, as the patient wished', '07:00', 0, undefined],
    ['in quiet hours and a little late', '07:00', 15, undefined],
    ['in quiet hours and late', '07:00', 16, 'quiet-hours'],
    ['late into the evening', '19:30', 40, 'quiet-hours'],
  ] as const)('%s', (_, clock, late, expected) => expect(why(clock, late)).toBe(expected));

  it('is not asked of somebody who has paused, until the pause is over', () => {
    const until = due('10:00').at;
    expect(why('10:00', 0, { ...amina, paused: {} })).toBe('paused');
    expect(why('10:00', 0, { ...amina, paused: { until: until + 1 } })).toBe('paused');
    expect(why('10:00', 0, { ...amina, paused: { until } })).toBeUndefined();
  });
});
