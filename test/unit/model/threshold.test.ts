import { adjustable, rulesFor, type Threshold } from '../../../src/model/threshold.ts';
import { shippedContent } from '../../harness/scene.ts';
import { triggered } from '../../../src/risk/triggers.ts';

const { triggers } = shippedContent;
const set = (more: Partial<Threshold> = {}): Threshold => ({
  rule: 'pain-high',
  value: 10,
  reason: 'lives with 9',
  by: 'moreau',
  at: 0,
  until: '2026-03-10',
  ...more,
});
const days = ['2026-03-03', '2026-03-04', '2026-03-05'];
/** What is usual for them: the rule for everybody asks for more than that. */
const before = [22, 23, 24, 25, 26].map((date) => ({ day: `2026-02-${date}`, value: 4 }));
const seen = (today: string, value: number) => ({
  today,
  series: {
    'daily-check-in/pain-now': [...before, ...days.map((day) => ({ day, value }))],
  },
});
const found = (own: Threshold[] | undefined, today: string, value: number) =>
  triggered(rulesFor(triggers, own, today), seen(today, value)).map(({ rule }) => rule);

describe('a limit of one patient', () => {
  it('counts in place of the rule, up or down', () => {
    expect(found(undefined, '2026-03-05', 8)).toContain('pain-high');
    expect(found([set()], '2026-03-05', 8)).not.toContain('pain-high');
    expect(found(undefined, '2026-03-05', 6)).not.toContain('pain-high');
    expect(found([set({ value: 6 })], '2026-03-05', 6)).toContain('pain-high');
    expect(found([set({ value: 4 })], '2026-03-05', 4)).toContain('pain-high');
  });

  it('counts on its last day and not on the day after', () => {
    expect(found([set({ until: '2026-03-05' })], '2026-03-05', 8)).not.toContain('pain-high');
    expect(found([set({ until: '2026-03-04' })], '2026-03-05', 8)).toContain('pain-high');
  });

  it('waits for no other rule that was found lately', () => {
    const lately = { ...seen('2026-03-05', 8), found: { 'gad7-severe': '2026-03-01' } };
    const names = (own: Threshold[] | undefined) =>
      triggered(rulesFor(triggers, own, '2026-03-05'), lately).map(({ rule }) => rule);
    expect(names(undefined)).not.toContain('pain-high');
    expect(names([set({ value: 7 })])).toContain('pain-high');
  });

  it('leaves every other rule as it is', () => {
    const others = (rules: typeof triggers) => rules.filter(({ id }) => id !== 'pain-high');
    expect(others([...rulesFor(triggers, [set()], '2026-03-05')])).toEqual(others(triggers));
  });

  it('is never of a rule that pages somebody or names a danger but distress', () => {
    const open = triggers.filter((rule) => adjustable(rule) !== undefined);
    expect(open.length).toBeGreaterThan(4);
    expect(open.filter(({ tier }) => tier !== 'soon')).toEqual([]);
    expect(open.filter(({ signal }) => signal !== undefined && signal !== 'severe_distress')).toEqual([]);
    const forced = triggers
      .filter((rule) => adjustable(rule) === undefined)
      .map(({ id }) => set({ rule: id }));
    expect(rulesFor(triggers, forced, '2026-03-05')).toEqual(triggers);
  });

  it('is not believed outside of what a rule allows', () => {
    expect(rulesFor(triggers, [set({ value: 11 })], '2026-03-05')).toEqual(triggers);
  });
});
