import { inDanger } from '../../../src/simulation/in-danger.ts';
import { peopleOf, type Person } from '../../../src/simulation/people.ts';
import type { AlertSeen } from '../../../src/simulation/seen.ts';
import { readSimulation } from '../../../src/simulation/shapes.ts';

const FIRST = '2026-03-02';
const [somebody] = peopleOf({ patients: 1, days: 28, seed: 1, simulation: readSimulation('content') });
const who: Person = { ...somebody!, id: 'p1', zone: 'UTC', dangerOn: 5 };
const alert = (day: number, tier: AlertSeen['tier'], ...heard: string[]): AlertSeen => {
  const at = Date.parse(FIRST) + day * 86_400_000;
  const signals = new Map(heard.map((each) => [each, new Set([at])]));
  return {
    owner: 'p1',
    label: 'KT47',
    openedAt: at,
    tier,
    signals,
    because: new Set(),
    moments: new Set([at]),
  };
};

describe('what became of those who wrote of a danger', () => {
  it.each([
    ['a call that day', [alert(5, 'urgent', 'cardiac')], { called: 1, listed: 0, heard: {}, unheard: 0 }],
    ['a call the next day', [alert(6, 'urgent', 'cardiac')], { called: 1, listed: 0, heard: {}, unheard: 0 }],
    [
      'a call, but of another day',
      [alert(9, 'urgent', 'cardiac')],
      { called: 0, listed: 0, heard: {}, unheard: 1 },
    ],
    [
      'a line of the list',
      [alert(5, 'soon', 'severe_distress')],
      { called: 0, listed: 1, heard: { severe_distress: 1 }, unheard: 0 },
    ],
    ['a line about something else', [alert(5, 'soon')], { called: 0, listed: 0, heard: {}, unheard: 1 }],
  ])('%s', (_, alerts, expected) => {
    expect(inDanger([who], alerts, FIRST)).toEqual({ patients: 1, ...expected });
  });
});
