import { written } from '../../../src/simulation/report-page.ts';
import { reportOn } from '../../../src/simulation/report.ts';
import type { Seen } from '../../../src/simulation/seen.ts';
import { shippedContent } from '../../harness/scene.ts';

const none = { messages: 0, segments: 0 };
const seen: Seen = {
  sent: { invitation: none, confirmation: none, reply: none, reminder: none, safety: none, page: none },
  heard: { ...none, byStaff: 0 },
  asks: 0,
  askedBy: new Map(),
  nudges: 0,
  alerts: new Map([
    [
      'a',
      {
        owner: 'p1',
        openedAt: 0,
        tier: 'soon',
        signals: new Map([['suicide_self_harm', new Set([0])]]),
        because: new Set(['task nurse-asked', 'trigger/mood-low']),
        moments: new Set([0]),
      },
    ],
  ]),
  listDays: new Set(),
  checkIns: new Map(),
  forms: new Map(),
  found: new Map(),
  joined: new Map(),
  late: new Map(),
  inbound: { written: 0, kept: 0, answered: 0, needNoAnswer: 0, waiting: 0 },
  faults: [],
};

describe('the report of simulated lives', () => {
  it('says signals, tasks and tiers by the words that clinicians are shown', () => {
    const tariff = { currency: 'USD', perSegmentOut: 0, perSegmentIn: 0, source: 'none' };
    const of = { seed: 1, firstDay: '2026-03-02', days: 30, end: 0, people: [], content: shippedContent };
    const page = written(reportOn({ ...of, seen, tariff, store: 'in memory' }), shippedContent);
    for (const key of ['signal.suicide_self_harm', 'task.nurse-asked', 'tier.soon'])
      expect(page).toContain(`${shippedContent.text(key, 'en')} 1`);
    expect(page).not.toMatch(/suicide_self_harm|\btask nurse/);
  });
});
