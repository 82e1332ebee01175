import { visitMoments } from '../../../src/schedule/visits.ts';
import { atLocal, DAY, readable } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/shipped.ts';

const { visits: rules, clinic } = shippedContent;
const ZONE = 'America/New_York';
const moments = (visitAt: number, now: number) =>
  visitMoments(visitAt, ZONE, rules, clinic.quietHours, now).map(
    ({ about, at }) => `${about}: ${readable(at, ZONE)}`,
  );

describe('when something is said about a visit', () => {
  const visitAt = atLocal('2026-03-12', '10:00', ZONE);

  it('7, 3 and 1 days before at the same time of day, across the change of the clocks, and once after it', () => {
    expect(moments(visitAt, visitAt - 10 * DAY)).toEqual([
      'near: Thursday 5 March, 11:00',
      'near: Monday 9 March, 11:00',
      'near: Wednesday 11 March, 11:00',
      'after: Thursday 12 March, 13:00',
    ]);
  });

  it('what has passed when it is entered is not made up for', () => {
    expect(moments(visitAt, visitAt - 2 * DAY)).toEqual([
      'near: Wednesday 11 March, 11:00',
      'after: Thursday 12 March, 13:00',
    ]);
  });

  it('after a late visit it is asked when the quiet hours are over', () => {
    const late = atLocal('2026-03-12', '18:30', ZONE);
    expect(moments(late, visitAt)).toEqual(['after: Friday 13 March, 09:00']);
  });
});
