import { peopleOf, type Person } from '../../../src/simulation/people.ts';
import { readSimulation } from '../../../src/simulation/shapes.ts';
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
        label: 'KT47',
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

const tariff = { currency: 'USD', perSegmentOut: 0, perSegmentIn: 0, source: 'none' };
const reported = (people: Person[]) => {
  const of = { seed: 1, firstDay: '1970-01-01', days: 30, end: 0, people, content: shippedContent };
  return reportOn({ ...of, seen, tariff, store: 'in memory' });
};

describe('the report of simulated lives', () => {
  it('says signals, tasks and tiers by the words that clinicians are shown', () => {
    const page = written(reported([]), shippedContent);
    for (const key of ['signal.suicide_self_harm', 'task.nurse-asked', 'tier.soon'])
      expect(page).toContain(`${shippedContent.text(key, 'en')} 1`);
    expect(page).not.toMatch(/suicide_self_harm|\btask nurse/);
  });

  it('tells of each who wrote of a danger where they were told of', () => {
    const [who] = peopleOf({ patients: 1, days: 30, seed: 1, simulation: readSimulation('content') });
    const page = written(reported([{ ...who!, id: 'p1', zone: 'UTC', dangerOn: 0 }]), shippedContent);
    expect(page).toContain('1 person wrote of a danger; about 0 of them a clinician was called');
    expect(page).toContain(`1 stood on the list instead`);
    expect(page).not.toMatch(/\b1 people/);
  });
});
