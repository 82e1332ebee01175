import { dayAfter } from '../../../src/model/time.ts';
import { peopleOf, type Person } from '../../../src/simulation/people.ts';
import type { Seen } from '../../../src/simulation/seen.ts';
import { readSimulation } from '../../../src/simulation/shapes.ts';
import { worsened } from '../../../src/simulation/worse.ts';

const FIRST = '2026-03-02';
const DAYS = 28;
const [somebody] = peopleOf({ patients: 1, days: DAYS, seed: 1, simulation: readSimulation('content') });

function who(id: string, pain: (day: number) => number): Person {
  const days = somebody!.days.map((felt, day) => ({ ...felt, pain: pain(day) }));
  return { ...somebody!, id, days };
}

function seen(answered: string[], found: Record<string, string> = {}): Pick<Seen, 'checkIns' | 'found'> {
  const checkIns: Seen['checkIns'] = new Map();
  for (const owner of answered)
    for (let at = 0; at < DAYS; at += 1) {
      const day = dayAfter(FIRST, at);
      const seen = {
        owner,
        day,
        dueAt: 0,
        status: 'complete',
        answers: 4,
        nudged: false,
        messages: 5,
        asked: new Set<string>(),
      } as const;
      checkIns.set(`${owner}/${day}`, seen);
    }
  const rules: Seen['found'] = new Map(
    Object.entries(found).map(([id, rule]) => [id, [{ rule, day: FIRST }]]),
  );
  return { checkIns, found: rules };
}

describe('who has become worse', () => {
  const rising = who('rising', (day) => 4 + Math.floor(day / 10));
  const steady = who('steady', () => 8);

  it('is whoever has two points more in the last week, and was told of if a rule about pain was met', () => {
    const told = seen(['rising', 'steady'], { rising: 'pain-worse-than-first' });
    expect(worsened([rising, steady], told, FIRST, DAYS)).toEqual({ patients: 1, told: 1, untold: [] });
    const other = seen(['rising', 'steady'], { rising: 'sleep-poor', steady: 'pain-high' });
    expect(worsened([rising, steady], other, FIRST, DAYS)).toEqual({
      patients: 1,
      told: 0,
      untold: ['rising'],
    });
  });

  it('is nobody who has not said so, or has had no two weeks', () => {
    expect(worsened([rising], seen([]), FIRST, DAYS).patients).toBe(0);
    expect(worsened([rising], seen(['rising']), FIRST, 10).patients).toBe(0);
  });
});
