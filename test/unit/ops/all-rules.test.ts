import { AllRules } from '../../../src/ops/all-rules.ts';
import type { Found } from '../../../src/risk/triggers.ts';

const DAY = 86_400_000;
const found = (rule: string, more: Partial<Found> = {}): Found => ({
  rule,
  source: 'clinic rule',
  tier: 'soon',
  signals: [],
  because: 'any',
  ...more,
});

describe('what all rules would have opened', () => {
  it('is one entry a person and day, told by the gravest of it, a month in a clinic of 300', () => {
    const all = new AllRules(['pain-worse']);
    all.person();
    all.tried(0, '2026-03-02', [found('peg-worse', { task: 'pain-worse' })]);
    all.tried(DAY, '2026-03-03', [found('peg-worse', { task: 'pain-worse' })]);
    all.tried(DAY, '2026-03-03', [found('mood-low', { task: 'mood-low', signals: ['severe_distress'] })]);
    all.person();
    all.tried(15 * DAY, '2026-03-17', [
      found('phq9-item-9', { tier: 'urgent', signals: ['suicide_self_harm'] }),
    ]);
    const [, , ...rows] = all
      .report(['silence-after-risk'], ['phq9-item-9'])
      .split('\n')
      .map((each) => each.trim().replace(/ {2,}/g, ' '));
    expect(rows.slice(0, 7)).toEqual([
      'all, one a person and day 3 2 900',
      'somebody would have been called 1 1 300',
      "on the next day's list 1 1 300",
      'on the list of the week 1 1 300',
      'peg-worse 2 1 600',
      'mood-low 1 1 300',
      'phq9-item-9 1 1 300',
    ]);
    expect(rows).toContainEqual(expect.stringMatching(/^To open .*: 300 calls a month/));
    expect(rows.at(-2)).toContain('silence-after-risk');
    expect(rows.at(-1)).toMatch(/no worse: phq9-item-9\.$/);
  });

  it('is said to be nothing where there are no numbers', () => {
    expect(new AllRules([]).report([], [])).toContain('no numbers');
  });
});
