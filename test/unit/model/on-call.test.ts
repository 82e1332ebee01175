import fc from 'fast-check';
import { onCallAt, peopleOf, postsAt, watchesBetween, type Place } from '../../../src/model/on-call.ts';
import { isOpen, opensNext } from '../../../src/model/opening.ts';
import { alwaysOnCall, roster, type Roster } from '../../../src/model/roster.ts';
import { turnAt, turnBegins } from '../../../src/model/shifts.ts';
import { atLocal, dayAfter, DAY, HOUR, localClock, localDay, MINUTE } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/scene.ts';

const NY: Place = { zone: 'America/New_York', holidays: ['2026-12-25'] };
const at = (text: string, { zone } = NY) => atLocal(text.slice(0, 10), text.slice(11), zone);
const people = ['otieno', 'moreau', 'haddad'];
const made = (shifts: unknown[], more: object = {}): Roster =>
  roster.parse({ lines: [{ name: 'first', shifts }], ...more });
const taking = (every: unknown, clock: unknown = '08:00', from = '2026-01-05') =>
  made([{ people, change: { every, at: clock, from } }]);
const whoIs = (of: Roster, time: string, place = NY) => postsAt(of, place, at(time, place))[0]?.who;

describe('whose turn it is', () => {
  it.each([
    ['week', '2026-01-05 08:00', 'otieno'],
    ['week', '2026-01-12 07:59', 'otieno'],
    ['week', '2026-01-12 08:00', 'moreau'],
    ['week', '2026-01-19 08:00', 'haddad'],
    ['week', '2026-01-26 08:00', 'otieno'],
    ['week', '2026-01-05 07:59', 'haddad'],
    ['day', '2026-01-06 08:00', 'moreau'],
    [3, '2026-01-08 07:59', 'otieno'],
    [3, '2026-01-08 08:00', 'moreau'],
  ])('every %s, at %s: %s', (every, time, who) => expect(whoIs(taking(every), time)).toBe(who));

  it('changes at several hours of a day', () => {
    const twice = taking('day', ['08:00', '20:00']);
    expect(
      ['2026-01-05 19:59', '2026-01-05 20:00', '2026-01-06 08:00'].map((time) => whoIs(twice, time)),
    ).toEqual(people);
  });

  it.each([
    ['the week that loses an hour', '2026-03-02', 7 * 24 - 1],
    ['the week that gains one', '2026-10-26', 7 * 24 + 1],
  ])('%s ends when the clock shows its hour', (_, monday, length) => {
    const { change } = taking('week').lines[0]!.shifts[0]!;
    const turn = turnAt(change!, NY.zone, at(`${monday} 12:00`));
    const begins = turnBegins(change!, NY.zone, turn);
    expect(localClock(begins, NY.zone)).toBe('08:00');
    expect((turnBegins(change!, NY.zone, turn + 1) - begins) / HOUR).toBe(length);
  });

  it('in an hour that is skipped begins after the gap, and in one that comes twice the first time', () => {
    const early = taking('day', '02:30', '2026-03-07');
    expect(whoIs(early, '2026-03-08 01:59')).toBe('otieno');
    expect(postsAt(early, NY, at('2026-03-08 01:59') + MINUTE)[0]?.who).toBe('otieno');
    expect(whoIs(early, '2026-03-08 03:30')).toBe('moreau');
    const doubled = taking('day', '01:30', '2026-10-31');
    const first = at('2026-11-01 01:30');
    const at0 = (ms: number) => postsAt(doubled, NY, ms)[0]?.who;
    expect([at0(first - 1), at0(first), at0(first + HOUR)]).toEqual(['otieno', 'moreau', 'moreau']);
  });

  it('passes over a day that a zone never had', () => {
    const apia: Place = { zone: 'Pacific/Apia', holidays: [] };
    const daily = taking('day', '09:00', '2011-12-28');
    const seen = watchesBetween(daily, apia, at('2011-12-28 09:00', apia), at('2012-01-02 09:00', apia));
    expect(seen.map(({ posts }) => posts[0]?.who)).toEqual(['otieno', 'moreau', 'otieno', 'moreau']);
  });

  const zones = [
    'America/New_York',
    'Europe/Dublin',
    'Australia/Lord_Howe',
    'America/Havana',
    'Asia/Beirut',
    'Pacific/Apia',
    'UTC',
  ];
  const clocks = fc.uniqueArray(
    fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:30', '08:00', '20:00', '23:59'),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  it('is somebody at every moment, and the turns follow one another without end, in every zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom('day' as const, 'week' as const, 2, 10),
        clocks,
        fc.integer({ min: at('2011-12-20 00:00'), max: at('2028-01-01 00:00') }),
        (zone, every, unordered, now) => {
          const change = { every, at: unordered.toSorted(), from: '2026-01-05' };
          const turn = turnAt(change, zone, now);
          const [begins, ends] = [turnBegins(change, zone, turn), turnBegins(change, zone, turn + 1)];
          expect(begins).toBeLessThanOrEqual(now);
          expect(ends).toBeGreaterThan(now);
          expect(turnAt(change, zone, ends)).toBeGreaterThan(turn);
          expect(turnAt(change, zone, begins - 1)).toBeLessThan(turn);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('hours', () => {
  const office = { days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00', holidays: 'not' };
  const split = made([
    { people: ['otieno'], only: office },
    { people: ['moreau'], only: { days: [5, 6], from: '17:00', to: '09:00' } },
    { people: ['haddad'], only: { holidays: 'only' } },
  ]);

  it.each([
    ['2026-12-24 08:00', 'otieno'],
    ['2026-12-24 16:59', 'otieno'],
    ['2026-12-24 17:00', undefined],
    ['2026-12-25 09:00', 'haddad'],
    ['2026-12-25 17:00', 'moreau'],
    ['2026-12-26 08:59', 'moreau'],
    ['2026-12-26 09:00', undefined],
    ['2026-12-27 08:59', 'moreau'],
    ['2026-12-27 17:00', undefined],
  ])('at %s: %s', (time, who) => expect(whoIs(split, time)).toBe(who));

  it('that touch leave no gap and overlap nowhere on the nights of both time changes', () => {
    const night = made([
      { people: ['otieno'], only: { from: '20:00', to: '02:30' } },
      { people: ['moreau'], only: { from: '02:30', to: '20:00' } },
    ]);
    for (const day of ['2026-03-07', '2026-10-31'])
      for (let time = at(`${day} 18:00`); time < at(`${dayAfter(day)} 22:00`); time += 15 * MINUTE)
        expect(onCallAt(night, NY, time)).toHaveLength(1);
  });
});

describe('a place nobody has', () => {
  const gap = roster.parse({
    lines: [
      { name: 'first', shifts: [{ people: ['otieno'], only: { from: '08:00', to: '17:00' } }] },
      { name: 'second', shifts: [{ people: ['moreau'] }] },
    ],
  });
  it('is left out, so that the next person is called first', () => {
    expect(onCallAt(gap, NY, at('2026-01-05 08:00'))).toEqual(['otieno', 'moreau']);
    expect(onCallAt(gap, NY, at('2026-01-05 17:00'))).toEqual(['moreau']);
  });
});

describe('leave and overrides', () => {
  const weekly = taking('week');
  const away = (more: object) => ({
    ...weekly,
    leave: [{ who: 'otieno', from: '2026-01-07', until: '2026-01-08', ...more }],
  });
  it.each([
    ['the next takes the turn', away({}), '2026-01-07 00:00', 'moreau'],
    ['whole days end with the day', away({}), '2026-01-08 23:59', 'moreau'],
    ['then it is theirs again', away({}), '2026-01-09 00:00', 'otieno'],
    ['who covers it goes first', away({ cover: 'haddad' }), '2026-01-07 12:00', 'haddad'],
    [
      'nobody is called while away for somebody else',
      {
        ...away({ cover: 'haddad' }),
        leave: [
          ...away({ cover: 'haddad' }).leave,
          { who: 'haddad', from: '2026-01-07', until: '2026-01-07' },
        ],
      },
      '2026-01-07 12:00',
      'moreau',
    ],
    [
      'an override has the place',
      {
        ...weekly,
        overrides: [{ line: 'first', who: 'haddad', from: '2026-01-06 18:00', until: '2026-01-06 22:00' }],
      },
      '2026-01-06 18:00',
      'haddad',
    ],
    [
      'and gives it back',
      {
        ...weekly,
        overrides: [{ line: 'first', who: 'haddad', from: '2026-01-06 18:00', until: '2026-01-06 22:00' }],
      },
      '2026-01-06 22:00',
      'otieno',
    ],
  ] as [string, Roster, string, string][])('%s', (_, of, time, who) => expect(whoIs(of, time)).toBe(who));

  it('the newest override wins, and one of somebody who is away counts for nothing', () => {
    const two = ['moreau', 'haddad'].map((who) => ({
      line: 'first',
      who,
      from: '2026-01-06',
      until: '2026-01-06',
    }));
    expect(whoIs({ ...weekly, overrides: two }, '2026-01-06 12:00')).toBe('haddad');
    const leave = [{ who: 'haddad', from: '2026-01-06', until: '2026-01-06' }];
    expect(whoIs({ ...weekly, overrides: two, leave }, '2026-01-06 12:00')).toBe('moreau');
  });

  const days = fc.integer({ min: 0, max: 40 }).map((count) => dayAfter('2026-03-01', count));
  const periods = fc
    .tuple(days, fc.integer({ min: 0, max: 9 }))
    .map(([from, length]) => ({ from, until: dayAfter(from, length) }));
  it('never leave a person on call who is away, nor a line empty while one of its people is there', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(...people),
            periods,
            fc.option(fc.constantFrom(...people), { nil: undefined }),
          ),
          { maxLength: 6 },
        ),
        fc.array(fc.tuple(fc.constantFrom(...people), periods), { maxLength: 4 }),
        fc.integer({ min: at('2026-03-01 00:00'), max: at('2026-04-20 00:00') }),
        (leaves, puts, now) => {
          const of: Roster = {
            ...weekly,
            leave: leaves.map(([who, period, cover]) => ({ who, ...period, ...(cover && { cover }) })),
            overrides: puts.map(([who, period]) => ({ line: 'first', who, ...period })),
          };
          const today = localDay(now, NY.zone);
          const isAway = (who: string) =>
            of.leave.some((each) => each.who === who && each.from <= today && today <= each.until);
          const who = postsAt(of, NY, now)[0]?.who;
          if (who === undefined) expect(people.every(isAway)).toBe(true);
          else expect(isAway(who)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the timetable', () => {
  it('says what is so at every moment of it', () => {
    const of: Roster = {
      ...taking('week', ['08:00'], '2026-03-02'),
      overrides: [{ line: 'first', who: 'haddad', from: '2026-03-07 22:00', until: '2026-03-08 03:30' }],
      leave: [{ who: 'moreau', from: '2026-03-10', until: '2026-03-11' }],
    };
    const [from, until] = [at('2026-03-06 00:00'), at('2026-03-14 00:00')];
    const watches = watchesBetween(of, NY, from, until);
    expect(watches.map(({ posts }) => posts[0]?.who)).toEqual([
      'otieno',
      'haddad',
      'otieno',
      'moreau',
      'haddad',
      'moreau',
    ]);
    for (let now = from; now < until; now += 10 * MINUTE) {
      const its = watches.find((each) => each.from <= now && now < each.until);
      expect(peopleOf(its?.posts ?? [])).toEqual(onCallAt(of, NY, now));
    }
  });
});

describe('a plain list', () => {
  it('is a roster in which everybody is always on call', () =>
    expect(onCallAt(alwaysOnCall(['a', 'b', 'c', 'd']), NY, at('2026-11-01 01:30'))).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]));
  it('may be empty', () => expect(onCallAt(alwaysOnCall([]), NY, 0)).toEqual([]));
});

describe('the clinic', () => {
  const clinic = { ...shippedContent.clinic, holidays: ['2026-12-25'] };
  it.each([
    ['2026-12-24 08:00', true],
    ['2026-12-24 17:00', false],
    ['2026-12-25 12:00', false],
    ['2026-12-26 12:00', false],
  ])('at %s is open: %s', (time, open) => expect(isOpen(clinic, at(time))).toBe(open));
  it.each([
    ['2026-12-24 17:00', '2026-12-28 08:00'],
    ['2026-12-24 07:00', '2026-12-24 08:00'],
    ['2026-03-06 18:00', '2026-03-09 08:00'],
  ])('after %s opens at %s', (time, opens) => expect(opensNext(clinic, at(time))).toBe(at(opens)));
  it('that is never open says so', () => {
    const never = { ...clinic, openingHours: { ...clinic.openingHours, days: [] } };
    expect(opensNext(never, at('2026-12-24 17:00'))).toBeUndefined();
    expect(isOpen(never, at('2026-12-24 12:00') + DAY)).toBe(false);
  });
});
