import { createBudget } from '../../../src/turn/budget.ts';

const NINE = 1_700_000_000_000;

describe('the budget of a channel', () => {
  it('lets a second’s worth go at once and gives each of the others a turn of its own', () => {
    const budget = createBudget({ sms: 2, teams: 20 });
    const waits = Array.from({ length: 7 }, () => budget('sms', NINE));
    expect(waits).toEqual([0, 0, 0, 500, 1_000, 1_500, 2_000]);
  });

  it('takes nothing from another channel', () => {
    const budget = createBudget({ sms: 1, teams: 1 });
    for (let n = 0; n < 100; n += 1) budget('sms', NINE);
    expect(budget('teams', NINE)).toBe(0);
  });

  it('saves nothing up over a quiet night', () => {
    const budget = createBudget({ sms: 2, teams: 20 });
    budget('sms', NINE);
    const waits = Array.from({ length: 4 }, () => budget('sms', NINE + 8 * 3_600_000));
    expect(waits).toEqual([0, 0, 0, 500]);
  });

  it('holds nobody up when there is no bound', () => {
    const budget = createBudget({ sms: Infinity, teams: Infinity });
    expect(Array.from({ length: 1_000 }, () => budget('sms', NINE)).some((wait) => wait > 0)).toBe(false);
  });
});
