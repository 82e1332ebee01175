import type { Person } from '../../../src/simulation/people.ts';
import { toOpen } from '../../../src/simulation/to-open.ts';
import type { Entry } from '../../../src/simulation/worth.ts';

const entry = (id: string, told: Entry['told']) => ({ who: { id } as Person, told }) as Entry;

describe('what a clinician has to open', () => {
  it('is each call and each list that was told, and who stands on the lists is counted apart', () => {
    const entries = [entry('a', 'called'), entry('a', 'day'), entry('b', 'week'), entry('c', 'week')];
    const listDays = new Set(['2026-03-03', '2026-03-09']);
    expect(toOpen(entries, { listDays }, { people: 100, days: 15, firstDay: '2026-03-02' })).toEqual({
      calls: 1,
      lists: 2,
      dayLines: 1,
      weekLines: 2,
      people: 3,
      byMonth: [],
      // Three times the people in a month of twice the days; but one list a day however many people.
      per300PatientMonths: { opened: 10, calls: 6, lists: 4, lines: 18 },
    });
  });

  it('is said of each month by itself, for none is like the first', () => {
    const on = (day: number, told: Entry['told']) => ({ ...entry('a', told), day }) as Entry;
    const entries = [on(0, 'called'), on(29, 'week'), on(30, 'called'), on(31, 'called'), on(60, 'day')];
    const listDays = new Set(['2026-03-02', '2026-04-01']);
    const of = { people: 150, days: 61, firstDay: '2026-03-02' };
    expect(toOpen(entries, { listDays }, of).byMonth).toEqual([
      { opened: 3, calls: 2, lists: 1, entries: 4 },
      { opened: 5, calls: 4, lists: 1, entries: 4 },
    ]);
  });
});
