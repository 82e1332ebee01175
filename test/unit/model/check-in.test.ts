import { lastDay } from '../../../src/model/check-in.ts';

describe('the last day that may have a gap', () => {
  const today = '2026-03-03';
  const before = '2026-03-02';
  const pain = (day: string) => ({ 'daily-check-in/pain-now': [{ day }] });

  it.each([
    [
      'the day before while nothing is known of today',
      { trends: pain(before), days: [{ day: before }] },
      before,
    ],
    ['today once a number of it is there', { trends: pain(today), days: [] }, today],
    [
      'today once its check-in has ended, and be it without an answer',
      { trends: {}, days: [{ day: today }] },
      today,
    ],
    ['the day before for somebody new', { trends: {}, days: [] }, before],
  ])('is %s', (_, known, day) => {
    expect(lastDay(known, today)).toBe(day);
  });
});
