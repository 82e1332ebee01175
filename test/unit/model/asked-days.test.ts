import { isAskedOn, silentDays, type AskedDays } from '../../../src/model/asked-days.ts';
import { dayAfter } from '../../../src/model/time.ts';

const every2: AskedDays = { every: 2, from: '2026-03-04' };
const mondayThursday: AskedDays = { weekdays: [1, 4] };
const week = Array.from({ length: 7 }, (_, at) => dayAfter('2026-03-02', at));

describe('the days on which somebody is asked', () => {
  it.each<[AskedDays | undefined, string]>([
    [undefined, 'yyyyyyy'],
    [every2, 'y-y-y-y'],
    [{ every: 3, from: '2026-03-10' }, '--y--y-'],
    [mondayThursday, 'y--y---'],
  ])('of %j are %s', (days, shown) =>
    expect(week.map((day) => (isAskedOn(days, day) ? 'y' : '-')).join('')).toBe(shown),
  );

  it.each<[AskedDays | undefined, number]>([
    [undefined, 3],
    [{ weekdays: [1, 2, 3, 4, 5] }, 3],
    [every2, 6],
    [mondayThursday, 6],
    [{ weekdays: [7] }, 6],
  ])('of %j make three missed ones %d days of silence', (days, silent) =>
    expect(silentDays(days, 3)).toBe(silent),
  );
});
