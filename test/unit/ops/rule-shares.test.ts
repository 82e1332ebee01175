import type { AlertFact } from '../../../src/model/alert-fact.ts';
import type { Alert } from '../../../src/model/alert.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { drillScores } from '../../../src/ops/drill-scores.ts';
import { ruleShares } from '../../../src/ops/rule-shares.ts';
import { MINUTE } from '../../../src/model/time.ts';
import { anAlert, danger, NOW, signal } from '../escalation/an-alert.ts';

const by = { clinician: 'a', by: 'sms' };
function ended(rules: string[], outcome: Outcome | undefined, more: Partial<Alert> = {}): Alert {
  const signals = rules.map((rule) => ({ ...signal('cardiac', 'urgent'), rule }));
  const { eventId, at, text } = danger('urgent');
  const quotes = [{ eventId, at, text, signals }];
  const fact: AlertFact = { kind: 'resolved', at: NOW, ...by, ...(outcome && { outcome }) };
  return { ...anAlert('urgent'), status: 'resolved', quotes, facts: [fact], ...more };
}

describe('which rules were worth their alert', () => {
  it('is counted from how clinicians closed them, the most false alarms first', () => {
    const rows = ruleShares([
      ended(['a', 'b', 'a'], 'acted'),
      ended(['a'], 'advised'),
      ended(['a'], 'referred'),
      ended(['b'], 'false-alarm'),
      ended(['b'], 'other'),
      ended(['b'], undefined),
    ]);
    expect(rows).toEqual([
      { rule: 'b', closed: 4, worth: 1, falseAlarms: 1, other: 2 },
      { rule: 'a', closed: 3, worth: 3, falseAlarms: 0, other: 0 },
    ]);
  });

  it('says nothing of what is not closed, and nothing of drills', () => {
    const open = { ...ended(['a'], 'acted'), status: 'open' as const };
    expect(ruleShares([open, ended(['a'], 'acted', { drill: true })])).toEqual([]);
  });
});

function drill(facts: AlertFact[], more: Partial<Alert> = {}): Alert {
  return { ...anAlert('emergency'), drill: true, quotes: [], status: 'resolved', facts, ...more };
}
const sent: AlertFact = { kind: 'sent', at: NOW, ...by, providerId: 'x' };
const over = (because: 'unanswered' | 'gave-way' | 'stopped'): AlertFact => ({
  kind: 'drill-over',
  at: NOW,
  because,
});

describe('how drills went', () => {
  it('is the time from page to answer, and how many had none', () => {
    const at = NOW + 3 * MINUTE;
    const answered = drill([sent, { kind: 'acknowledged', at, ...by }], { acknowledgedBy: { at, ...by } });
    const [row] = drillScores([answered, drill([sent, over('unanswered')])], 'UTC');
    expect(row).toMatchObject({
      tier: 'emergency',
      drills: 2,
      unanswered: 1,
      toAcknowledged: { count: 1, median: 3 * MINUTE },
    });
  });

  it('leaves out those that nobody had the time to answer', () => {
    const running = drill([sent], { status: 'open' });
    expect(drillScores([running, drill([over('gave-way')]), drill([over('stopped')])], 'UTC')).toEqual([]);
  });
});
