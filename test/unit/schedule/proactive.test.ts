import { riderOf, whenToReach, type DaySoFar, type Rider } from '../../../src/schedule/proactive.ts';
import { isUnheard, watchDue } from '../../../src/schedule/medicine-watch.ts';

const today = '2026-03-10';
const day = (more: Partial<DaySoFar> = {}): DaySoFar => ({
  today,
  reached: undefined,
  checkInToCome: false,
  isOpen: false,
  ...more,
});

describe('what comes unasked', () => {
  it.each<[string, Partial<DaySoFar>, string]>([
    ['nothing yet today, and no check-in to come', {}, 'now'],
    ['somebody was written to yesterday', { reached: '2026-03-09' }, 'now'],
    ['somebody was written to today', { reached: today }, 'waits'],
    ['written to today, and a check-in is still to come', { reached: today, checkInToCome: true }, 'waits'],
    ['the check-in is still to come', { checkInToCome: true }, 'with-check-in'],
    [
      'the check-in is to come, and a question is open',
      { checkInToCome: true, isOpen: true },
      'with-check-in',
    ],
    ['a question is open', { isOpen: true }, 'waits'],
  ])('%s', (_, more, when) => expect(whenToReach(day(more))).toBe(when));

  it('never comes twice a day, nor into an open question', () => {
    for (const checkInToCome of [true, false])
      for (const isOpen of [true, false])
        for (const reached of [undefined, '2026-03-09', today]) {
          const when = whenToReach(day({ checkInToCome, isOpen, reached }));
          if (when === 'now')
            expect([reached === today, isOpen, checkInToCome]).toEqual([false, false, false]);
        }
  });
});

describe('what rides on a check-in', () => {
  it.each<[Rider[], Partial<Record<Rider, number>>, Rider | undefined, Partial<Record<Rider, number>>]>([
    [[], { skill: 3 }, undefined, {}],
    [['skill'], {}, 'skill', {}],
    [['minutes', 'skill'], {}, 'minutes', { skill: 1 }],
    [['minutes', 'skill'], { skill: 3 }, 'minutes', { skill: 4 }],
    [['minutes', 'skill'], { skill: 4 }, 'skill', { minutes: 1 }],
    [['minutes', 'review', 'skill'], { review: 4, skill: 6 }, 'skill', { minutes: 1, review: 5 }],
    [['form', 'minutes', 'skill'], { skill: 1 }, 'form', { minutes: 1, skill: 2 }],
    [['medicine-watch', 'form'], { form: 9 }, 'medicine-watch', { form: 10 }],
    [['flare', 'skill'], { skill: 9 }, 'flare', { skill: 10 }],
    [['form', 'skill'], { skill: 9 }, 'form', { skill: 10 }],
  ])('of %j, after %j, %s', (due, waited, rides, left) => {
    expect(riderOf(new Set(due), waited, 4)).toEqual({ rides, waited: left });
  });

  it('is nothing that has no room that day, which waits as long as before', () => {
    const due = new Set<Rider>(['minutes', 'skill']);
    const noSkill = (each: Rider) => each !== 'skill';
    expect(riderOf(due, { skill: 4 }, 4, noSkill)).toEqual({ rides: 'minutes', waited: { skill: 5 } });
    expect(riderOf(new Set<Rider>(['skill']), {}, 4, noSkill)).toEqual({
      rides: undefined,
      waited: { skill: 1 },
    });
  });

  it('everything has its turn, whatever comes every day', () => {
    const had = new Set<Rider>();
    let waited: Partial<Record<Rider, number>> = {};
    for (let days = 0; days < 12; days += 1) {
      const turn = riderOf(new Set<Rider>(['minutes', 'review', 'skill']), waited, 4);
      waited = turn.waited;
      if (turn.rides !== undefined) had.add(turn.rides);
    }
    expect([...had].sort()).toEqual(['minutes', 'review', 'skill']);
  });
});

describe('the watch after a change of medicine', () => {
  const rules = { form: 'medicines', days: [3, 7, 14], keepDays: 2 };
  const change = { day: '2026-03-01', enteredAt: 0, asked: [] as number[], said: [] };

  it.each<[string, number[], number | undefined]>([
    ['2026-03-03', [], undefined],
    ['2026-03-04', [], 3],
    ['2026-03-06', [], 3],
    ['2026-03-07', [], undefined],
    ['2026-03-08', [], 7],
    ['2026-03-08', [3], 7],
    ['2026-03-08', [7], undefined],
    ['2026-03-17', [3, 7], 14],
    ['2026-03-18', [3, 7], undefined],
  ])('on %s, asked %j, it is day %s', (on, asked, due) =>
    expect(watchDue({ ...change, asked }, on, rules)).toBe(due),
  );

  it('is told to the clinic when it is over and nobody has answered, once', () => {
    expect(isUnheard(change, '2026-03-17', rules)).toBe(false);
    expect(isUnheard(change, '2026-03-18', rules)).toBe(true);
    expect(isUnheard({ ...change, told: true }, '2026-03-18', rules)).toBe(false);
    expect(isUnheard({ ...change, asked: [7] }, '2026-03-18', rules)).toBe(false);
  });
});
