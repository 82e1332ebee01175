/** What made-up people answer to a question about danger: what is so of them on that day. */
import type { Ask } from '../../../src/model/outgoing.ts';
import { peopleOf, type Person } from '../../../src/simulation/people.ts';
import { replyTo } from '../../../src/simulation/replies.ts';
import { readSimulation } from '../../../src/simulation/shapes.ts';

const simulation = readSimulation('content');
const [somebody] = peopleOf({ patients: 1, days: 28, seed: 1, simulation }) as [Person];
const today = { pain: 5, limits: 5, sleep: 5, mood: 5, overdone: false, ill: false };
const who = { ...somebody, dangerOn: 20 };
const ask = { kind: 'yes-no', linkId: 'any' } as Ask;
const which = {
  kind: 'choice',
  linkId: 'any',
  options: ['numb', 'no'].map((value) => ({ value, label: value })),
} as Ask;

describe('a question about danger', () => {
  it.each([
    [true, simulation.en.yes],
    [false, simulation.en.no],
  ])('in danger on that day: %s', (isInDanger, words) => {
    for (let time = 0; time < 20; time += 1)
      expect(words).toContain(replyTo(ask, who, { today, isInDanger }, simulation.en));
  });

  it('of several has none for whoever is in none', () => {
    const told = Array.from({ length: 20 }, () =>
      replyTo(which, who, { today, isInDanger: false }, simulation.en),
    );
    expect(new Set(told)).toEqual(new Set(['no']));
  });
});
