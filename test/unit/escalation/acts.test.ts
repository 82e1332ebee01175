import fc from 'fast-check';
import { acted, comesBack, comesBackAt, type Act } from '../../../src/escalation/acts.ts';
import { joinAlert } from '../../../src/escalation/alerts.ts';
import { nextStep, tierPolicy } from '../../../src/escalation/next-step.ts';
import { stateOf, type Alert } from '../../../src/model/alert.ts';
import { MINUTE } from '../../../src/model/time.ts';
import { acknowledge, afterActs, anAlert, clinic, closed, danger, NOW, policy } from './an-alert.ts';

const CONTACT = { act: 'in-contact' } as const;
const snooze = (minutes: number) => ({ act: 'snooze', minutes }) as const;
const by = (clinician: string) => ({ clinician, by: 'sms' });
const termsOf = (alert: Alert) => tierPolicy(alert, policy);
const back = (alert: Alert, at: number) => {
  const terms = termsOf(alert);
  return terms && comesBack(alert, terms, at);
};
const act = (alert: Alert, who: string, wanted: Act, at = NOW + MINUTE) =>
  acted(alert, wanted, by(who), termsOf(alert), at);

describe('what a clinician does with an alert', () => {
  it('is won by the first; the second learns who and when', () => {
    const held = afterActs(anAlert('urgent'), ['otieno', acknowledge]);
    for (const wanted of [acknowledge, CONTACT, snooze(15)])
      expect(act(held, 'moreau', wanted)).toEqual({
        kind: 'already',
        state: 'acknowledged',
        clinician: 'otieno',
        at: NOW,
      });
  });

  it('once closed is over, and tells who closed it', () => {
    const over = afterActs(anAlert('urgent'), ['haddad', closed]);
    for (const wanted of [
      acknowledge,
      CONTACT,
      snooze(15),
      { act: 'reassign', to: 'moreau' } as const,
      closed,
    ])
      expect(act(over, 'moreau', wanted)).toEqual({
        kind: 'already',
        state: 'resolved',
        clinician: 'haddad',
        at: NOW,
      });
  });

  it('by whoever has not got it takes it with the same act', () => {
    for (const wanted of [CONTACT, snooze(15)]) {
      const mine = afterActs(anAlert('urgent'), ['moreau', wanted]);
      expect(mine.acknowledgedBy?.clinician).toBe('moreau');
      expect(mine.facts.map(({ kind }) => kind)).toContain('acknowledged');
    }
  });

  it('keeps the outcome and the note with the closing', () => {
    const ended = afterActs(anAlert('urgent'), [
      'otieno',
      { act: 'resolve', outcome: 'advised', note: 'rang' },
    ]);
    expect(ended.facts.at(-1)).toMatchObject({ kind: 'resolved', outcome: 'advised', note: 'rang' });
  });

  it('puts off no longer than the policy lets it, and nothing that rings nobody', () => {
    expect(act(anAlert('emergency'), 'otieno', snooze(16))).toEqual({
      kind: 'refused',
      because: 'too-long',
      minutes: 15,
    });
    expect(act(anAlert('soon'), 'otieno', snooze(5))).toEqual({ kind: 'refused', because: 'list-only' });
  });

  it('passes it to nobody who has it', () => {
    const held = afterActs(anAlert('urgent'), ['otieno', acknowledge]);
    expect(act(held, 'moreau', { act: 'reassign', to: 'otieno' })).toEqual({
      kind: 'refused',
      because: 'yours-already',
    });
  });

  it('passed on is nobody’s until the other acknowledges', () => {
    const passed = afterActs(
      anAlert('emergency'),
      ['otieno', acknowledge],
      ['otieno', { act: 'reassign', to: 'moreau' }],
    );
    expect(passed).toMatchObject({ status: 'open', lead: { who: 'moreau', alone: true } });
    expect(passed.acknowledgedBy).toBeUndefined();
    expect(act(passed, 'haddad', acknowledge).kind).toBe('done');
  });
});

describe('the talk with the patient', () => {
  const taken = (tier: 'emergency' | 'urgent' = 'urgent') =>
    afterActs(anAlert(tier), ['otieno', { act: 'take-over' }]);

  it('is taken over by whoever has the alert, or takes it with it; and by nobody else', () => {
    expect(taken()).toMatchObject({
      takenOver: { clinician: 'otieno' },
      acknowledgedBy: { clinician: 'otieno' },
    });
    expect(act(taken(), 'moreau', { act: 'take-over' })).toMatchObject({
      kind: 'already',
      clinician: 'otieno',
    });
    expect(act(anAlert('soon'), 'otieno', { act: 'take-over' })).toMatchObject({ because: 'list-only' });
  });

  it('is handed back, and cannot be handed back twice', () => {
    const back = afterActs(taken(), ['moreau', { act: 'hand-back' }]);
    expect(back.takenOver).toBeUndefined();
    expect(back.acknowledgedBy?.clinician).toBe('otieno');
    expect(act(back, 'otieno', { act: 'hand-back' })).toEqual({ kind: 'refused', because: 'not-taken' });
  });

  it('ends with the alert, when it comes back, is passed on, or somebody else has it', () => {
    expect(afterActs(taken(), ['otieno', closed]).takenOver).toBeUndefined();
    expect(afterActs(taken(), ['otieno', { act: 'reassign', to: 'moreau' }]).takenOver).toBeUndefined();
    expect(back(taken(), NOW + 1e9)?.takenOver).toBeUndefined();
  });

  it('a new emergency in it is told to that clinician alone first, who has to acknowledge anew', () => {
    for (const tier of ['emergency', 'urgent'] as const) {
      const { alert, stir } = joinAlert(taken(tier), danger('emergency'));
      expect(stir).toBe('start');
      expect(alert).toMatchObject({
        status: 'open',
        lead: { who: 'otieno', alone: true },
        takenOver: { clinician: 'otieno' },
      });
      expect(nextStep(alert, policy, clinic)).toMatchObject({ people: ['otieno'] });
      expect(afterActs(alert, ['otieno', acknowledge]).takenOver).toBeDefined();
      expect(afterActs(alert, ['moreau', acknowledge]).takenOver).toBeUndefined();
    }
  });

  it('anything less in it is told to that clinician, who keeps it', () => {
    const { alert, stir } = joinAlert(taken('emergency'), danger('urgent'));
    expect([stir, alert.status]).toEqual(['tell-holder', 'acknowledged']);
  });
});

describe('what somebody has', () => {
  it.each([
    ['acknowledged', [acknowledge], 60],
    ['in contact', [acknowledge, CONTACT], 120 + 1],
    ['in contact at once', [CONTACT], 120],
    ['put off', [acknowledge, snooze(30)], 30 + 1],
    ['in contact after it was put off', [snooze(30), CONTACT], 120 + 1],
  ] as [string, Act[], number][])('%s comes back at its time and not before', (_, acts, minutes) => {
    const held = afterActs(
      anAlert('urgent', { step: 2, loop: 4 }),
      ...acts.map((each): [string, Act] => ['otieno', each]),
    );
    const due = NOW + minutes * MINUTE;
    expect(comesBackAt(held, termsOf(held)!)).toBe(due);
    expect(back(held, due - 1)).toBeUndefined();
    const again = back(held, due);
    expect(again).toMatchObject({ status: 'open', step: -1, loop: 0, lead: { who: 'otieno', alone: false } });
    expect(again?.acknowledgedBy).toBeUndefined();
    expect(again?.contactAt).toBeUndefined();
    expect(again?.snoozedUntil).toBeUndefined();
  });

  it('says why it came back', () => {
    const put = afterActs(anAlert('urgent'), ['otieno', snooze(30)]);
    expect(back(put, NOW + 30 * MINUTE)?.facts.at(-1)).toMatchObject({
      kind: 'came-back',
      because: 'snooze-over',
    });
    const read = afterActs(anAlert('urgent'), ['otieno', acknowledge]);
    expect(back(read, NOW + 60 * MINUTE)?.facts.at(-1)).toMatchObject({ because: 'no-outcome' });
  });

  it('on a clock that has been put back since comes back at once', () => {
    const read = afterActs(anAlert('urgent'), ['otieno', acknowledge]);
    expect(back(read, NOW - 1)).toBeDefined();
  });

  it('is what can come back, not an open or a closed alert', () => {
    expect(back(anAlert('urgent'), NOW + 1e9)).toBeUndefined();
    expect(back(afterActs(anAlert('urgent'), ['otieno', closed]), NOW + 1e9)).toBeUndefined();
  });
});

describe('whatever clinicians do in whatever order', () => {
  const acts = fc.constantFrom<Act>(
    { act: 'take-over' },
    { act: 'hand-back' },
    acknowledge,
    CONTACT,
    snooze(5),
    snooze(15),
    snooze(500),
    { act: 'reassign', to: 'a' },
    { act: 'reassign', to: 'b' },
    closed,
  );
  const moves = fc.array(
    fc.record({
      who: fc.constantFrom('a', 'b', 'z'),
      wanted: fc.option(acts, { nil: undefined }),
      minutes: fc.integer({ min: 0, max: 90 }),
    }),
    { maxLength: 25 },
  );

  it('an alert that nobody has closed has somebody who has it for a bounded time, or a next step that tells somebody', () => {
    fc.assert(
      fc.property(fc.constantFrom('emergency' as const, 'urgent' as const), moves, (tier, list) => {
        let alert = anAlert(tier);
        let now = NOW;
        for (const { who, wanted, minutes } of list) {
          now += minutes * MINUTE;
          alert = back(alert, now) ?? alert;
          const done = wanted && act(alert, who, wanted, now);
          const before = alert;
          if (done?.kind === 'done') alert = done.alert;
          expect(alert.facts.slice(0, before.facts.length)).toEqual(before.facts);
          const closings = alert.facts.filter(({ kind }) => kind === 'resolved');
          expect(closings.length).toBe(stateOf(alert) === 'resolved' ? 1 : 0);
          if (alert.status === 'resolved') continue;
          const next = nextStep(alert, policy, clinic);
          const due = comesBackAt(alert, termsOf(alert)!);
          if (alert.status === 'open') expect(next.kind === 'tell' && next.people.length).toBeGreaterThan(0);
          else expect(due! - now).toBeLessThanOrEqual((tier === 'emergency' ? 60 : 120) * MINUTE);
          if (tier === 'emergency' && alert.snoozedUntil !== undefined)
            expect(alert.snoozedUntil - now).toBeLessThanOrEqual(15 * MINUTE);
          if (alert.takenOver !== undefined)
            expect(alert.takenOver.clinician).toBe(alert.acknowledgedBy?.clinician);
          const holder = alert.acknowledgedBy?.clinician;
          if (holder !== undefined)
            expect(
              alert.facts.some((fact) => fact.kind === 'acknowledged' && fact.clinician === holder),
            ).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
