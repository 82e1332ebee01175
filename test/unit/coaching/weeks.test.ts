import { aimWeeksOf, isLookDue, lookedAt } from '../../../src/coaching/aim-weeks.ts';
import { afterWork, hoursOf, isWorkLookDue } from '../../../src/coaching/work-weeks.ts';
import { phaseNow, type WorkWeeks } from '../../../src/model/weeks.ts';

const from = '2026-03-02';
const plan = aimWeeksOf({ aim: 'a', doing: 'walk', from, first: 3, reach: 8, weeks: 6 });

describe('weeks towards an aim', () => {
  it.each([6, 7, 8, 9, 10, 11, 12])('in %d weeks there are three parts, each later and no lower', (weeks) => {
    const { phases } = aimWeeksOf({ aim: 'a', doing: 'walk', from, first: 3, reach: 8, weeks });
    expect(phases.map(({ target }) => target)).toEqual([5, 6, 8]);
    const days = phases.map(({ until }) => until);
    expect(days).toEqual([...days].sort());
    expect(new Set(days).size).toBe(3);
  });

  it('is looked at at the end of a part, and not before', () => {
    expect(isLookDue(plan, '2026-03-15')).toBe(false);
    expect(isLookDue(plan, '2026-03-16')).toBe(true);
  });

  it('a target reached leads to the next part, the last one to the end', () => {
    const one = lookedAt(plan, '2026-03-16', 5);
    expect(one).toMatchObject({
      kind: 'reached',
      phase: 'settle',
      next: { name: 'build', until: '2026-03-30' },
    });
    const three = lookedAt(lookedAt(one.plan, '2026-03-30', 6).plan, '2026-04-13', 8);
    expect(three).toMatchObject({ kind: 'reached', phase: 'keep', next: undefined });
    expect(isLookDue(three.plan, '2027-01-01')).toBe(false);
  });

  it('a part reached late leaves the next one a week', () => {
    expect(lookedAt(plan, '2026-03-29', 5).plan.phases.map(({ until }) => until)).toEqual([
      '2026-03-16',
      '2026-04-06',
      '2026-04-20',
    ]);
  });

  it('a part that is not reached takes a week more, twice, and then a person looks', () => {
    const one = lookedAt(plan, '2026-03-16', 4);
    expect(one).toMatchObject({ kind: 'longer', until: '2026-03-23' });
    const two = lookedAt(one.plan, '2026-03-23', 4);
    expect(two.kind).toBe('longer');
    expect(lookedAt(two.plan, '2026-03-30', 4).kind).toBe('look');
    expect(phaseNow(two.plan)?.name).toBe('settle');
  });

  it('worse than at the beginning is looked at at once', () =>
    expect(lookedAt(plan, '2026-03-16', 1).kind).toBe('look'));
});

describe('weeks back to work', () => {
  const work = (more: Partial<WorkWeeks> = {}): WorkWeeks => ({
    role: 'shop',
    leaveOut: '',
    limits: '',
    breaks: '',
    who: '',
    goal: 20,
    steps: hoursOf(8, 20, from),
    at: 1,
    nextLook: '2026-03-30',
    looks: [],
    ...more,
  });

  it.each<[number, number, number[]]>([
    [8, 20, [8, 10, 12, 14, 16, 18, 20]],
    [0, 3, [1, 2, 3]],
    [19, 20, [19, 20]],
    [20, 20, [20, 20]],
  ])('from %d to %d hours: %j', (now, goal, hours) => {
    const steps = hoursOf(now, goal, from);
    expect(steps.map((each) => each.hours)).toEqual(hours);
    expect(steps[0]?.from).toBe(from);
  });

  it.each<[string, Parameters<typeof afterWork>[2], boolean, number, string, number]>([
    ['as planned is a step on', 'as-planned', false, 1, 'on', 12],
    ['as planned with a flare is held', 'as-planned', true, 1, 'hold', 10],
    ['too much is a step back', 'too-much', false, 1, 'back', 8],
    ['too much at the first step stays there', 'too-much', false, 0, 'back', 8],
    ['not done is held', 'not-done', false, 1, 'hold', 10],
    ['at the goal it is over', 'as-planned', false, 6, 'goal', 20],
  ])('%s', (_, felt, hadFlare, at, kind, hours) =>
    expect(afterWork(work({ at }), '2026-03-30', felt, hadFlare)).toMatchObject({ kind, hours }),
  );

  it('what is to come moves along, and nothing is caught up', () => {
    const next = afterWork(work(), '2026-04-10', 'not-done', false).plan;
    expect(next.steps.slice(1, 3).map((each) => each.from)).toEqual(['2026-04-10', '2026-04-24']);
    expect(isWorkLookDue(next, '2026-04-23')).toBe(false);
    expect(isWorkLookDue(next, '2026-04-24')).toBe(true);
  });
});
