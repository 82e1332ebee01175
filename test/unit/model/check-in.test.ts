import { checkIn, lastDay, withOpen } from '../../../src/model/check-in.ts';

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

describe('the numbers known now', () => {
  const day = '2026-03-03';
  const given = (status: 'open' | 'complete') =>
    checkIn.parse({
      v: 1,
      day,
      questionnaire: 'daily-check-in',
      version: '1',
      status,
      dueAt: 0,
      answers: [{ linkId: 'pain-now', value: 10, at: 0, channel: 'sms' }],
    });
  const earlier = { 'daily-check-in/pain-now': [{ day: '2026-03-02', value: 6 }] };

  it('hold what is given already in the check-in that is open', () => {
    const all = [...earlier['daily-check-in/pain-now'], { day, value: 10 }];
    expect(withOpen(earlier, given('open'))).toEqual({ 'daily-check-in/pain-now': all });
  });

  it('are the kept ones where none is open', () => {
    expect(withOpen(earlier, given('complete'))).toEqual(earlier);
    expect(withOpen(earlier, undefined)).toEqual(earlier);
  });
});
