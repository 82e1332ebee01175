import { together, type Seen } from '../../../src/simulation/seen.ts';
import { groupsOf } from '../../../src/simulation/groups.ts';

const nothing = { messages: 0, segments: 0 };

function seen(owner: string, count: number): Seen {
  const sent = { messages: count, segments: 2 * count };
  return {
    sent: {
      invitation: nothing,
      confirmation: nothing,
      reply: sent,
      reminder: nothing,
      safety: nothing,
      page: nothing,
    },
    heard: { ...sent, byStaff: 1 },
    asks: count,
    askedBy: new Map([
      ['cardiac (chest)', count],
      [`cardiac (${owner})`, 1],
    ]),
    nudges: 1,
    alerts: new Map([
      [
        `${owner} a`,
        {
          owner,
          label: 'KT47',
          openedAt: 0,
          tier: 'soon',
          signals: new Map(),
          because: new Set(),
          moments: new Set(),
        },
      ],
    ]),
    listDays: new Set(['2026-03-03', `2026-03-0${count}`]),
    checkIns: new Map(),
    forms: new Map([
      [
        `${owner}/peg/2026-03-02`,
        { owner, form: 'peg', day: '2026-03-02', status: 'complete', answers: 3, messages: 3 },
      ],
    ]),
    found: new Map([[owner, [{ rule: 'pain-high', day: '2026-03-02' }]]]),
    joined: new Map([[owner, [{ from: 0 }]]]),
    late: new Map([['event', count]]),
    inbound: { written: count, kept: count, answered: 1, needNoAnswer: 0, waiting: 0 },
    faults: [owner],
  };
}

describe('the groups of a large clinic', () => {
  it('have everybody once, in order', () => {
    expect(groupsOf({ patients: 120, perGroup: 50 })).toEqual([
      { from: 0, until: 50 },
      { from: 50, until: 100 },
      { from: 100, until: 120 },
    ]);
    expect(groupsOf({ patients: 20, perGroup: 50 })).toEqual([{ from: 0, until: 20 }]);
  });

  it('are counted together', () => {
    const all = together([seen('p1', 3), seen('p2', 4)]);
    expect(all.sent.reply).toEqual({ messages: 7, segments: 14 });
    expect(all.heard).toEqual({ messages: 7, segments: 14, byStaff: 2 });
    expect(Object.fromEntries(all.askedBy)).toEqual({
      'cardiac (chest)': 7,
      'cardiac (p1)': 1,
      'cardiac (p2)': 1,
    });
    expect([...all.alerts.keys()]).toEqual(['p1 a', 'p2 a']);
    expect([...all.found.keys()]).toEqual(['p1', 'p2']);
    expect([...all.forms.values()].map(({ owner }) => owner)).toEqual(['p1', 'p2']);
    expect([...all.joined.keys()]).toEqual(['p1', 'p2']);
    expect(all.late.get('event')).toBe(7);
    expect(all).toMatchObject({ asks: 7, nudges: 2, faults: ['p1', 'p2'] });
    expect(all.inbound).toEqual({ written: 7, kept: 7, answered: 2, needNoAnswer: 0, waiting: 0 });
  });
});
