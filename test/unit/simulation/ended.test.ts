/** What clinicians of a simulated clinic find when they phone. */
import { endedAs } from '../../../src/simulation/ended.ts';
import { peopleOf, type Person } from '../../../src/simulation/people.ts';
import { readSimulation } from '../../../src/simulation/shapes.ts';

const FIRST = '2026-03-02';
const simulation = readSimulation('content');
const [somebody] = peopleOf({ patients: 1, days: 28, seed: 1, simulation }) as [Person];
const { dangerOn: _, ...rest } = somebody;
const calm: Person = {
  ...rest,
  zone: 'UTC',
  temperament: 'steady',
  days: rest.days.map((each) => ({ ...each, ill: false })),
};

describe('how an alert is ended', () => {
  it.each<[string, string[], Partial<Person>, string]>([
    ['words of somebody in no danger', ['second-reader/both'], {}, 'false-alarm'],
    ['words of somebody in danger', ['death-wish'], { dangerOn: 14 }, 'advised'],
    ['words of somebody who was in danger long before', ['death-wish'], { dangerOn: -20 }, 'false-alarm'],
    ['an answer to a form', ['trigger/phq9-item-9'], {}, 'advised'],
    ['words, beside something that was asked for', ['second-reader/both', 'task nurse-asked'], {}, 'advised'],
  ])('%s', (_name, because, more, outcome) => {
    const openedAt = Date.parse(FIRST) + 14 * 86_400_000;
    const alert = { because: new Set(because), openedAt };
    expect(endedAs(alert, { ...calm, ...more }, FIRST)).toBe(outcome);
  });
});
