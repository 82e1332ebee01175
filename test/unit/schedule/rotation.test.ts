import { leftOutOn } from '../../../src/schedule/rotation.ts';
import { dayAfter } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/scene.ts';

const rules = {
  ...shippedContent.checkIns,
  rotation: {
    first: { days: 28, turns: ['note', 'sleep', 'sleep', 'sleep'] },
    turns: ['sleep', 'note'],
    always: [{ of: 'sleep', atMost: 4 }],
  },
};
const { rotation: _none, ...without } = rules;

describe('questions that take turns', () => {
  it.each([
    ['the note the first time of all, when nobody knows the sleep', undefined, {}, ['note']],
    ['the note on most of the first days', '2026-03-29', { sleep: 7 }, ['note']],
    ['sleep on one of them', '2026-03-26', { sleep: 7 }, ['sleep']],
    ['the note instead where sleep is poor', '2026-03-26', { sleep: 4 }, ['note']],
    ['one of them after four weeks', '2026-03-02', { sleep: 7 }, ['note']],
    ['the other on the next day', '2026-03-01', { sleep: 7 }, ['sleep']],
    ['not sleep while it is poor', '2026-03-01', { sleep: 4 }, ['note']],
    ['not what nobody knows the number of', '2026-03-01', {}, ['note']],
  ])('leave out %s', (_, since, last, out) =>
    expect(leftOutOn(rules, { today: '2026-03-30', since, last })).toEqual(out),
  );

  it('are one a day for whoever sleeps well, at any time', () => {
    for (let day = 1; day < 60; day += 1) {
      const today = dayAfter('2026-03-01', day);
      expect(leftOutOn(rules, { today, since: '2026-03-01', last: { sleep: 7 } })).toHaveLength(1);
    }
  });

  it('all have their turn for whoever is asked on fewer days', () => {
    const asks = { every: 2, from: '2026-03-01' };
    const days = Array.from({ length: 20 }, (_, at) => dayAfter('2026-03-01', 2 * at + 28));
    const left = days.map((today) =>
      leftOutOn(rules, { today, since: '2026-03-01', last: { sleep: 7 }, asks }),
    );
    expect(new Set(left.flat())).toEqual(new Set(['sleep', 'note']));
  });

  it('all are asked where a clinic wants no turns', () =>
    expect(leftOutOn(without, { today: '2026-03-30', since: '2026-01-01', last: { sleep: 7 } })).toEqual([]));
});
