import { sparkline } from '../../../src/charts/sparkline.ts';

describe('days as a row of text', () => {
  it('says the middle of "6 or 7" as it is kept, and rounds nothing to a whole number', () => {
    const points = [
      { day: '2026-03-02', value: 6.5 },
      { day: '2026-03-04', value: 3.25 },
    ];
    expect(sparkline(points, '2026-03-04', 4)).toBe('- 6.5 - 3.3');
  });
});
