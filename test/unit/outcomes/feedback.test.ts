import { dayAfter } from '../../../src/model/time.ts';
import { adherence, answeredInARow, reached, type DayKept } from '../../../src/outcomes/adherence.ts';
import { feedbackOn, type FeedbackSeen } from '../../../src/outcomes/feedback.ts';
import { weekLines } from '../../../src/outcomes/week.ts';
import { rules, series, times } from './rules.ts';

const from = '2026-01-05';
const on = (at: number) => dayAfter(from, at);
const LIMITS = 'daily-check-in/interference';
const days = (marks: string): DayKept[] =>
  [...marks].map((mark, at) => ({
    day: on(at),
    was: mark === 'a' ? 'answered' : mark === 'm' ? 'missed' : 'not-asked',
  }));

describe('the line after a check-in', () => {
  const seen = (values: number[], more: Partial<FeedbackSeen> = {}): FeedbackSeen => ({
    today: on(13 + values.length),
    days: [],
    series: { [LIMITS]: [...series(from, times(14, 6)), ...series(on(14), values)] },
    first: { [LIMITS]: series(from, times(14, 6)) },
    ...more,
  });

  it('speaks of the goal first: the third day it was reached', () => {
    const goal = {
      words: 'walk 20 minutes',
      atLeast: 20,
      activity: series(on(10), [20, 5, undefined, 25, 20]),
    };
    expect(feedbackOn(seen([2], { goal }), rules)).toEqual({
      kind: 'goal',
      words: 'walk 20 minutes',
      times: 3,
      days: 28,
    });
    const short = { ...goal, activity: series(on(10), [20, 20, 20, 20, 19]) };
    expect(feedbackOn(seen([2], { goal: short }), rules)?.kind).toBe('less-limited');
    const silent = { ...goal, activity: series(on(10), [20, 20]) };
    expect(feedbackOn(seen([6], { goal: silent }), rules)).toBeUndefined();
  });

  it('then of what pain let a person do, with what it is compared with', () => {
    expect(feedbackOn(seen([5]), rules)).toEqual({ kind: 'less-limited', value: 5, usual: 6, entries: 14 });
    expect(feedbackOn(seen([8]), rules)).toEqual({ kind: 'harder', value: 8, usual: 6, entries: 14 });
    expect(feedbackOn(seen([7]), rules)).toBeUndefined();
  });

  it('does not say the same again while the days go on alike', () => {
    expect(feedbackOn(seen([5, 4]), rules)).toBeUndefined();
    expect(feedbackOn(seen([5, 6, 6, 6, 5]), rules)?.kind).toBe('less-limited');
    expect(feedbackOn(seen([5, 8]), rules)?.kind).toBe('harder');
  });

  it('compares with nothing before there are enough first days, nor within them', () => {
    const few = seen([2], { first: { [LIMITS]: series(from, times(6, 6)) } });
    expect(feedbackOn(few, rules)).toBeUndefined();
    const early = { ...seen([]), today: on(13) };
    expect(
      feedbackOn({ ...early, series: { [LIMITS]: series(from, [...times(13, 6), 1]) } }, rules),
    ).toBeUndefined();
  });

  it('speaks of a row at three and then once a week', () => {
    const rows = [1, 2, 3, 4, 6, 7, 8, 14, 15].map((count) => {
      const kept = days('a'.repeat(count));
      return feedbackOn({ today: on(count - 1), days: kept, series: {}, first: {} }, rules)?.kind;
    });
    expect(rows).toEqual([
      undefined,
      undefined,
      'row',
      undefined,
      undefined,
      'row',
      undefined,
      'row',
      undefined,
    ]);
  });
});

it('speaks of no row that began before what is kept: it may be longer', () => {
  const rowOf = (kept: string) =>
    feedbackOn({ today: on(kept.length - 1), days: days(kept), series: {}, first: {} }, rules);
  expect(rowOf('a'.repeat(28))).toBeUndefined();
  expect(rowOf(`m${'a'.repeat(21)}`)).toEqual({ kind: 'row', times: 21 });
});

describe('adherence', () => {
  it('has days that nobody asked about in neither number', () => {
    expect(adherence(days('aam-ama'), on(6), 7)).toEqual({ answered: 4, asked: 6, days: 7, inPart: 0 });
    expect(adherence(days('aaaaaaaaam'), on(9), 7)).toEqual({ answered: 6, asked: 7, days: 7, inPart: 0 });
  });

  it('a row is broken by silence and not by a day that was not asked', () => {
    expect(answeredInARow(days('aama-a'), on(5))).toBe(2);
    expect(answeredInARow(days('aaam'), on(3))).toBe(0);
  });

  it('counts a goal on logged days alone', () => {
    expect(reached(series(from, [20, undefined, 10, 25]), 20, on(6), 7)).toEqual({
      days: 7,
      logged: 3,
      reached: 2,
    });
  });
});

describe('a week', () => {
  const week = (before: (number | undefined)[], now: (number | undefined)[]) =>
    weekLines({ [LIMITS]: [...series(from, before), ...series(on(7), now)] }, on(13), rules);

  it('has a mean from four answers on, with their number', () => {
    expect(week([], [5, 5, 5])).toEqual([]);
    expect(week([], [5, undefined, 5, 5, 5])).toMatchObject([{ now: { mean: 5, entries: 4, days: 7 } }]);
  });

  it('stands beside the one before only when both are known and it has moved enough', () => {
    expect(week(times(7, 6), times(7, 5.5))[0]?.before).toBeUndefined();
    expect(week(times(7, 6), times(7, 5))[0]?.before).toMatchObject({ mean: 6, entries: 7 });
    expect(week(times(3, 6), times(7, 2))[0]?.before).toBeUndefined();
  });
});
