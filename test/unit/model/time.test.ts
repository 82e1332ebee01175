import { execFileSync } from 'node:child_process';
import {
  atLocal,
  clockTime,
  dayAfter,
  HOUR,
  isQuiet,
  localClock,
  localDay,
  MINUTE,
  quietEnds,
  readable,
  weekday,
  zone,
} from '../../../src/model/time.ts';

const at = Date.parse;

/** day, clock, zone, the instant: a skipped time moves on by the gap, a doubled time is the earlier of the two. */
const cases: [string, string, string, string][] = [
  ['2026-03-08', '01:59', 'America/New_York', '2026-03-08T06:59Z'],
  ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30Z'],
  ['2026-03-08', '03:30', 'America/New_York', '2026-03-08T07:30Z'],
  ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30Z'],
  ['2026-11-01', '02:00', 'America/New_York', '2026-11-01T07:00Z'],
  ['2026-03-29', '01:15', 'Europe/London', '2026-03-29T01:15Z'],
  ['2026-10-25', '01:15', 'Europe/London', '2026-10-25T00:15Z'],
  ['2026-10-25', '02:00', 'Europe/London', '2026-10-25T02:00Z'],
  ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45Z'],
  ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z'],
  ['2026-04-05', '02:00', 'Australia/Lord_Howe', '2026-04-04T15:30Z'],
  ['2026-03-08', '00:30', 'America/Havana', '2026-03-08T05:30Z'],
  ['2026-11-01', '00:30', 'America/Havana', '2026-11-01T04:30Z'],
  ['2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00Z'],
  ['2026-04-04', '23:30', 'America/Santiago', '2026-04-05T02:30Z'],
  ['2026-04-05', '00:00', 'America/Santiago', '2026-04-05T04:00Z'],
  ['2026-03-29', '00:30', 'Asia/Beirut', '2026-03-28T22:30Z'],
  ['2026-10-24', '23:30', 'Asia/Beirut', '2026-10-24T20:30Z'],
  ['2026-10-25', '00:00', 'Asia/Beirut', '2026-10-24T22:00Z'],
];

describe('the instant of a local time', () => {
  it.each(cases)('%s %s in %s is %s', (day, clock, zoneName, expected) => {
    expect(new Date(atLocal(day, clock, zoneName)).toISOString()).toBe(new Date(at(expected)).toISOString());
  });

  it('is the first minute of the day that shows the time, wherever there is one, as another library sees it', () => {
    for (const [day, , zoneName] of cases) {
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zoneName,
        dateStyle: 'short',
        timeStyle: 'short',
      });
      const first = new Map<string, number>();
      const from = at(`${day}T00:00Z`) - 15 * HOUR;
      for (let now = from; now < from + 54 * HOUR; now += 15 * MINUTE) {
        const local = shown.format(now);
        if (!first.has(local)) first.set(local, now);
      }
      for (const [local, now] of first) {
        const [on = '', clock = ''] = local.split(' ');
        if (on === day) expect([local, atLocal(on, clock, zoneName)]).toEqual([local, now]);
      }
    }
  });

  it('does not depend on the time zone of the machine', () => {
    const script = `import { atLocal, isQuiet, localDay } from './src/model/time.ts';
      const told = ${JSON.stringify(cases)}.map(([day, clock, zone]) => {
        const at = atLocal(day, clock, zone);
        return [at, localDay(at, zone), isQuiet(at, zone, { from: '20:00', to: '09:00' })];
      });
      console.log(JSON.stringify(told));`;
    const told = ['UTC', 'America/New_York', 'Asia/Kolkata'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ, NODE_OPTIONS: '' },
        encoding: 'utf8',
      }),
    );
    expect(JSON.parse(told[0]!)).toHaveLength(cases.length);
    expect(new Set(told).size).toBe(1);
  });
});

describe('local days', () => {
  it('belong to the zone, not to the machine or to UTC', () => {
    expect(localDay(at('2026-03-03T03:00Z'), 'America/New_York')).toBe('2026-03-02');
    expect(localDay(at('2026-03-03T20:00Z'), 'Asia/Kolkata')).toBe('2026-03-04');
    expect(localClock(at('2026-03-03T20:00Z'), 'Asia/Kolkata')).toBe('01:30');
  });

  it('and times are those that the system shows in every zone, and lead back to where they are shown', () => {
    const wrong = Intl.supportedValuesOf('timeZone').flatMap((timeZone) => {
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
      return Array.from({ length: 24 }, (_, n) => Date.UTC(2026, n / 2, 1 + n, n, 29 + n, 59)).flatMap(
        (now) => {
          const [day, clock] = [localDay(now, timeZone), localClock(now, timeZone)];
          const there = shown.format(atLocal(day, clock, timeZone));
          return `${day} ${clock}` === shown.format(now) && `${day} ${clock}` === there
            ? []
            : [[timeZone, now]];
        },
      );
    });
    expect(wrong).toEqual([]);
  });

  it('follow one another over months, leap days and clock changes', () => {
    expect(dayAfter('2026-02-28')).toBe('2026-03-01');
    expect(dayAfter('2028-02-28')).toBe('2028-02-29');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
    expect(dayAfter('2026-03-08', -1)).toBe('2026-03-07');
    expect([weekday('2026-03-02'), weekday('2026-03-08')]).toEqual([1, 7]);
  });

  it('are written for people', () => {
    expect(readable(at('2026-03-03T13:00Z'), 'America/New_York')).toBe('Tuesday 3 March, 08:00');
  });
});

describe('quiet hours', () => {
  const night = { from: '20:00', to: '09:00' };
  const isQuietAt = (clock: string, quiet: { from: string; to: string }) =>
    isQuiet(atLocal('2026-03-03', clock, 'America/New_York'), 'America/New_York', quiet);

  it.each([
    ['19:59', false],
    ['20:00', true],
    ['23:59', true],
    ['00:00', true],
    ['08:59', true],
    ['09:00', false],
  ])('over midnight: at %s %s', (clock, expected) => expect(isQuietAt(clock, night)).toBe(expected));

  it.each([
    ['11:59', false],
    ['12:00', true],
    ['13:59', true],
    ['14:00', false],
  ])('within a day: at %s %s', (clock, expected) =>
    expect(isQuietAt(clock, { from: '12:00', to: '14:00' })).toBe(expected),
  );

  it('that begin when they end are none', () =>
    expect(isQuietAt('10:00', { from: '10:00', to: '10:00' })).toBe(false));

  it('end at their local time, also in a night whose clock changes', () => {
    const evening = atLocal('2026-03-07', '22:00', 'America/New_York');
    expect(quietEnds(evening, 'America/New_York', night)).toBe(at('2026-03-08T13:00Z'));
    const early = atLocal('2026-03-08', '05:00', 'America/New_York');
    expect(quietEnds(early, 'America/New_York', night)).toBe(at('2026-03-08T13:00Z'));
  });
});

describe('what people write into a list', () => {
  it.each(['08:30', '00:00', '23:59'])('%s is a time of day', (text) =>
    expect(clockTime.safeParse(text).success).toBe(true),
  );
  it.each(['8:30', '24:00', '08:60', '08:30 ', ''])('"%s" is none', (text) =>
    expect(clockTime.safeParse(text).success).toBe(false),
  );
  it('a zone has a name that is known', () => {
    expect(zone.safeParse('America/New_York').success).toBe(true);
    expect(zone.safeParse('America/Newyork').success).toBe(false);
  });
});
