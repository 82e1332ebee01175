import { peopleOf, type Person } from '../../../src/simulation/people.ts';
import { readSimulation } from '../../../src/simulation/shapes.ts';
import { truthOf } from '../../../src/simulation/truth.ts';
import { worthOf } from '../../../src/simulation/worth.ts';

const FIRST = '2026-03-02';
const [somebody] = peopleOf({ patients: 1, days: 28, seed: 1, simulation: readSimulation('content') }) as [
  Person,
];
const nature = { pain: 5, limits: 5, sleep: 6, mood: 6, restless: 1 };
const days = somebody.days.map((each) => ({ ...each, ill: false }));
const { trouble: _t, dangerOn: _d, away: _a, ...plain } = somebody;
const calm: Person = {
  ...plain,
  id: 'p1',
  zone: 'UTC',
  temperament: 'steady',
  nature,
  days,
  hasThoughts: false,
};
const illOn = (day: number) => days.map((each, at) => ({ ...each, ill: at === day }));

describe('whether an entry was worth its while', () => {
  it.each<[string, string[], Partial<Person>, string]>([
    ['nothing at all', ['task pain-high'], {}, 'chance'],
    ['pain that is always so', ['task pain-high'], { nature: { ...nature, pain: 8.5 } }, 'always'],
    ['good and bad days in turns', ['task pain-high'], { temperament: 'boom-bust' }, 'always'],
    ['an illness', ['task pain-high'], { days: illOn(13) }, 'happened'],
    ['an illness long past', ['task pain-high'], { days: illOn(3) }, 'chance'],
    ['getting worse', ['task pain-worse'], { temperament: 'worsening' }, 'happened'],
    ['silence of the silent', ['task missed-check-ins'], { temperament: 'silent' }, 'happened'],
    ['silence of others', ['task missed-check-ins'], {}, 'chance'],
    ['thoughts', ['trigger/phq9-item-9'], { hasThoughts: true }, 'happened'],
    ['thoughts that are none', ['trigger/phq9-item-9'], {}, 'chance'],
    ['silence after thoughts', ['task silence-after-risk'], { hasThoughts: true }, 'happened'],
    ['silence after a talk', ['trigger/silence-after-talk'], { hasThoughts: true }, 'happened'],
    ['low mood that is always so', ['trigger/mood-low'], { nature: { ...nature, mood: 3 } }, 'always'],
    ['poor sleep that is always so', ['task sleep-poor'], { nature: { ...nature, sleep: 2 } }, 'always'],
    [
      'medicines',
      ['trigger/medicines-worried'],
      { trouble: { choice: '5', from: 12, until: 20 } },
      'happened',
    ],
    [
      'medicines, too early',
      ['trigger/medicines-worried'],
      { trouble: { choice: '5', from: 20, until: 25 } },
      'chance',
    ],
    ['words of danger', ['chest-felt'], { temperament: 'in-danger', dangerOn: 13 }, 'happened'],
    ['words of nobody in danger', ['chest-felt'], {}, 'chance'],
    [
      'the best of several',
      ['task pain-high', 'task sleep-poor'],
      { nature: { ...nature, sleep: 2 } },
      'always',
    ],
  ])('%s', (_, because, more, truth) => expect(truthOf(because, { ...calm, ...more }, 14)).toBe(truth));

  it('is counted by rule, person and week, and only for what a rule has opened', () => {
    const alert = (day: number, ...because: string[]) => ({
      owner: 'p1',
      label: 'KT47',
      openedAt: Date.parse(FIRST) + day * 86_400_000,
      tier: 'soon' as const,
      signals: new Map(),
      because: new Set(because),
      moments: new Set<number>(),
    });
    const alerts = [
      alert(2, 'task pain-high'),
      alert(9, 'trigger/mood-low', 'task mood-low'),
      alert(9, 'task nurse-asked'),
    ];
    const one = { entries: 1, happened: 0, always: 0, chance: 1 };
    expect(worthOf([calm], alerts, FIRST, 14, ['pain-high'])).toEqual({
      all: { ...one, entries: 2, chance: 2 },
      byTelling: { called: { ...one, entries: 0, chance: 0 }, day: one, week: one },
      byRule: { 'mood-low': one, 'pain-high': one },
      byTemperament: { steady: { ...one, entries: 2, chance: 2 } },
      byWeek: [one, one],
    });
  });
});
