import { leftOutOn } from '../../../src/schedule/rotation.ts';
import { shippedContent } from '../../harness/scene.ts';

const rules = {
  ...shippedContent.checkIns,
  rotation: { afterDays: 28, turns: ['sleep', 'note'], always: [{ of: 'sleep', atMost: 4 }] },
};
const { rotation: _none, ...without } = rules;

describe('questions that take turns', () => {
  it.each([
    ['nothing for somebody who has answered nothing', undefined, {}, []],
    ['nothing in the first four weeks', '2026-03-03', { sleep: 7 }, []],
    ['one of them after four weeks', '2026-03-02', { sleep: 7 }, ['note']],
    ['the other on the next day', '2026-03-01', { sleep: 7 }, ['sleep']],
    ['not sleep while it is poor', '2026-03-01', { sleep: 4 }, []],
    ['not what nobody knows the number of', '2026-03-01', {}, []],
  ])('leave out %s', (_, since, last, out) =>
    expect(leftOutOn(rules, { today: '2026-03-30', since, last })).toEqual(out),
  );

  it('all are asked where a clinic wants no turns', () =>
    expect(leftOutOn(without, { today: '2026-03-30', since: '2026-01-01', last: { sleep: 7 } })).toEqual([]));
});
