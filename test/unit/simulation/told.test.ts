import { peopleOf, type Person } from '../../../src/simulation/people.ts';
import type { AlertSeen } from '../../../src/simulation/seen.ts';
import { readSimulation } from '../../../src/simulation/shapes.ts';
import { toldOf } from '../../../src/simulation/told.ts';

const FIRST = '2026-03-02';
const [somebody] = peopleOf({ patients: 1, days: 28, seed: 1, simulation: readSimulation('content') });
const { dangerOn: _d, ...plain } = somebody!;
const well = plain.days.map((each) => ({ ...each, ill: false }));
const calm: Person = { ...plain, id: 'p1', zone: 'UTC', temperament: 'steady', days: well };
const ill: Person = { ...calm, days: well.map((each, day) => ({ ...each, ill: day >= 12 && day < 15 })) };

const at = (day: number) => Date.parse(FIRST) + day * 86_400_000;
const alert = (because: string, days: number[], tier: AlertSeen['tier'] = 'soon'): AlertSeen => ({
  owner: 'p1',
  label: 'KT47',
  openedAt: at(days[0]!),
  tier,
  signals: new Map(),
  because: new Set([because]),
  moments: new Set(days.map(at)),
});

describe('of whom the clinic was told while something was so', () => {
  it.each<[string, Person, AlertSeen, 'ill' | 'worsening' | 'in-danger', number]>([
    ['ill, on its first day', ill, alert('task pain-high', [12]), 'ill', 1],
    ['ill, the days after it', ill, alert('task pain-high', [17]), 'ill', 1],
    ['ill, long after it', ill, alert('task pain-high', [18]), 'ill', 0],
    ['ill, joined to what was open', ill, alert('task pain-high', [3, 13]), 'ill', 1],
    ['ill, and asked for something', ill, alert('task nurse-asked', [13]), 'ill', 0],
    [
      'worse, too early',
      { ...calm, temperament: 'worsening' },
      alert('task pain-worse', [9]),
      'worsening',
      0,
    ],
    ['worse', { ...calm, temperament: 'worsening' }, alert('task pain-worse', [10]), 'worsening', 1],
    [
      'worse, of something else',
      { ...calm, temperament: 'worsening' },
      alert('task sleep-poor', [10]),
      'worsening',
      0,
    ],
    ['in danger, called', { ...calm, dangerOn: 5 }, alert('death-wish', [6], 'urgent'), 'in-danger', 1],
    ['in danger, listed', { ...calm, dangerOn: 5 }, alert('death-wish', [5]), 'in-danger', 0],
    [
      'in danger, called too late',
      { ...calm, dangerOn: 5 },
      alert('death-wish', [7], 'urgent'),
      'in-danger',
      0,
    ],
  ])('%s', (_, who, seen, condition, told) =>
    expect(toldOf([who], [seen], FIRST)[condition]).toEqual({ people: 1, told }),
  );

  it('is nobody of whom nothing is so', () => {
    const none = { people: 0, told: 0 };
    const all = toldOf([calm], [alert('task pain-high', [3])], FIRST);
    expect(all).toEqual({ ill: none, worsening: none, 'in-danger': none });
  });
});
