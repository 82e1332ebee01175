import { isAskedOn } from '../../../src/model/asked-days.ts';
import { askedOf, endsWeek, isSameWeek } from '../../../src/outcomes/adherence.ts';
import { dayAfter } from '../../../src/model/time.ts';

const week = Array.from({ length: 7 }, (_, at) => dayAfter('2026-03-02', at));

describe('the end of a week', () => {
  it.each([
    [undefined, ['2026-03-08']],
    [{ weekdays: [1, 2, 3, 4, 5] }, ['2026-03-06']],
    [{ weekdays: [1, 4] }, ['2026-03-05']],
    [{ every: 2, from: '2026-03-03' }, ['2026-03-07']],
  ])('of somebody asked on %j is the last day that is asked', (days, last) =>
    expect(week.filter((day) => isAskedOn(days, day) && endsWeek(day, days))).toEqual(last),
  );

  it('a day is in the week of the days from Monday to Sunday', () => {
    expect(week.every((day) => isSameWeek(day, '2026-03-04'))).toBe(true);
    expect(['2026-03-01', '2026-03-09'].some((day) => isSameWeek(day, '2026-03-04'))).toBe(false);
  });

  it('counts the days that were asked', () => {
    expect(askedOf(undefined, '2026-03-08', 7)).toBe(7);
    expect(askedOf({ weekdays: [1, 4] }, '2026-03-08', 7)).toBe(2);
  });
});
