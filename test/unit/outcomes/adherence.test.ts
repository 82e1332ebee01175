import { askedOf, endsWeek } from '../../../src/outcomes/adherence.ts';
import { dayAfter } from '../../../src/model/time.ts';

const week = Array.from({ length: 7 }, (_, at) => dayAfter('2026-03-02', at));

describe('the end of a week', () => {
  it.each([
    [undefined, '2026-03-08'],
    [{ weekdays: [1, 2, 3, 4, 5] }, '2026-03-06'],
    [{ weekdays: [1, 4] }, '2026-03-05'],
    [{ every: 2, from: '2026-03-03' }, '2026-03-07'],
  ])('of somebody asked on %j is the last day that is asked', (days, last) =>
    expect(week.filter((day) => endsWeek(day, days)).find((day) => day >= last)).toBe(last),
  );

  it('counts the days that were asked', () => {
    expect(askedOf(undefined, '2026-03-08', 7)).toBe(7);
    expect(askedOf({ weekdays: [1, 4] }, '2026-03-08', 7)).toBe(2);
  });
});
