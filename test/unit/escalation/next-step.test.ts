import { noted } from '../../../src/escalation/alerts.ts';
import { isLastStep, nextStep } from '../../../src/escalation/next-step.ts';
import { afterRefusal, nextAtOnce, stepFailed } from '../../../src/escalation/step-failed.ts';
import { dutyOf } from '../../../src/escalation/duty.ts';
import { stepped } from '../../../src/escalation/escalate.ts';
import { noChanges } from '../../../src/escalation/roster-book.ts';
import type { AlertFact } from '../../../src/model/alert-fact.ts';
import type { Alert } from '../../../src/model/alert.ts';
import type { Policy } from '../../../src/model/policy.ts';
import type { SignalName } from '../../../src/model/signal.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/scene.ts';
import { acknowledge, afterActs, anAlert, clinic, closed, NOW, policy, signal } from './an-alert.ts';

const duty = dutyOf(shippedContent, noChanges, NOW);

const withNight = (steps: { tell: ('first' | 'everyone')[]; by: 'sms'[]; waitSeconds: number }[]) => ({
  ...policy,
  tiers: {
    ...policy.tiers,
    urgent: {
      ...policy.tiers.urgent,
      outOfHours: { exceptFor: ['cardiac' as const], steps },
    } as Policy['tiers']['urgent'],
  },
});

describe('the next step', () => {
  it.each([
    [-1, 0, { step: 0, loop: 0, people: ['a'], by: ['sms', 'teams'], waitSeconds: 60, nobody: false }],
    [0, 0, { step: 1, loop: 0, people: ['a', 'b'], waitSeconds: 120 }],
    [1, 0, { step: 2, loop: 0, people: ['a', 'b', 'z'], waitSeconds: 180 }],
    [2, 0, { step: 1, loop: 1, people: ['a', 'b'] }],
    [2, 7, { step: 1, loop: 8 }],
  ])('after step %i of round %i', (step, loop, expected) => {
    expect(nextStep(anAlert('emergency', { step, loop }), policy, clinic)).toMatchObject({
      kind: 'tell',
      ...expected,
    });
  });

  it('goes to the fallback when a step names nobody, and says that nobody was on call', () => {
    const empty = { ...clinic, onCall: [] };
    expect(nextStep(anAlert('emergency'), policy, empty)).toMatchObject({ people: ['z'], nobody: true });
    expect(nextStep(anAlert('urgent'), policy, { ...clinic, onCall: ['a'] })).toMatchObject({
      people: ['z'],
      nobody: true,
    });
  });

  it('tells nobody twice in one step', () => {
    const next = nextStep(anAlert('emergency', { step: 1 }), policy, { ...clinic, fallback: 'a' });
    expect(next).toMatchObject({ people: ['a', 'b'] });
  });

  it('does not exist for what is on the list only, is held by somebody, or is closed', () => {
    const held = afterActs(anAlert('urgent'), ['a', acknowledge]);
    const over = afterActs(anAlert('urgent'), ['a', closed]);
    for (const alert of [anAlert('soon'), held, over])
      expect(nextStep(alert, policy, clinic)).toEqual({ kind: 'none' });
  });

  it('goes to whoever is to have it alone first, and then from the beginning', () => {
    const passed = afterActs(anAlert('emergency', { step: 1, loop: 3 }), ['a', { act: 'reassign', to: 'b' }]);
    expect(nextStep(passed, policy, clinic)).toMatchObject({ step: -1, people: ['b'], waitSeconds: 60 });
    const { lead: _, ...after } = passed;
    expect(nextStep(after, policy, clinic)).toMatchObject({ step: 0, loop: 0, people: ['a'] });
  });

  it('tells whoever had it beside the people of the first step', () => {
    const back = anAlert('emergency', { lead: { who: 'z', alone: false } });
    expect(nextStep(back, policy, clinic)).toMatchObject({ step: 0, people: ['z', 'a'] });
    expect(nextStep(back, policy, { ...clinic, onCall: [] })).toMatchObject({ people: ['z'], nobody: true });
  });

  it('after the last comes only with its time', () => {
    const steps = [-1, 0, 1, 2].map((step) => isLastStep(anAlert('emergency', { step }), policy));
    expect(steps).toEqual([false, false, false, true]);
  });

  it('of the clinic as shipped never ends and never tells nobody, for a hundred steps', () => {
    for (const tier of ['emergency', 'urgent'] as const) {
      let alert = anAlert(tier);
      for (let count = 0; count < 100; count++) {
        const next = nextStep(alert, shippedContent.policy, duty);
        if (next.kind !== 'tell') throw new Error('it went quiet');
        expect(next.people.length).toBeGreaterThan(0);
        alert = { ...alert, step: next.step, loop: next.loop };
      }
    }
  });
});

describe('while the clinic is closed', () => {
  const night = { ...clinic, open: false, opensAt: NOW + 9 * HOUR };
  const step = (who: 'first' | 'everyone') => ({ tell: [who], by: ['sms' as const], waitSeconds: 3600 });
  const nights = withNight([step('first'), step('everyone')]);
  const about = (name: SignalName, more: Partial<Alert> = {}) =>
    anAlert('urgent', {
      quotes: [{ at: NOW, eventId: 'e', text: '', signals: [signal(name, 'urgent')] }],
      ...more,
    });

  it('the steps of the night are taken instead, over and over', () => {
    expect(nextStep(about('infection'), nights, night)).toMatchObject({
      step: 0,
      outOfHours: true,
      people: ['a'],
      waitSeconds: 3600,
    });
    const second = about('infection', { step: 1, outOfHours: true });
    expect(nextStep(second, nights, night)).toMatchObject({ step: 0, loop: 1, outOfHours: true });
  });

  it('but not for what cannot wait, for an emergency, or where nothing is known of what it is about', () => {
    expect(nextStep(about('cardiac'), nights, night)).toMatchObject({ outOfHours: false, waitSeconds: 900 });
    expect(nextStep(anAlert('emergency'), nights, night)).toMatchObject({
      outOfHours: false,
      waitSeconds: 60,
    });
    const { quotes: _, ...blind } = about('infection');
    expect(nextStep(blind, nights, night)).toMatchObject({ outOfHours: false });
  });

  it('those of the day begin with their first when it opens', () => {
    const told = about('infection', { step: 1, loop: 2, outOfHours: true });
    expect(nextStep(told, nights, clinic)).toMatchObject({ step: 0, outOfHours: false, people: ['b'] });
  });

  it('without steps it waits for the opening, unless the clinic never opens', () => {
    expect(nextStep(about('infection'), withNight([]), night)).toEqual({
      kind: 'wait',
      until: NOW + 9 * HOUR,
    });
    const never = { ...clinic, open: false };
    expect(nextStep(about('infection'), withNight([]), never)).toMatchObject({
      kind: 'tell',
      outOfHours: false,
    });
  });
});

describe('a step', () => {
  const step: AlertFact = { kind: 'step', at: NOW, step: 0, loop: 0, told: ['a'], pages: 2 };
  const failed: AlertFact = { kind: 'failed', at: NOW, clinician: 'a', by: 'sms', because: 'dead' };
  const sent: AlertFact = { kind: 'sent', at: NOW, clinician: 'a', by: 'teams', providerId: 'x' };
  const sent2: AlertFact = { ...sent, providerId: 'y' };
  const lost: AlertFact = {
    kind: 'undelivered',
    at: NOW,
    clinician: 'a',
    by: 'teams',
    providerId: 'x',
    because: '30005',
  };
  const after = (...facts: readonly AlertFact[]) => {
    const steps = facts.filter(({ kind }) => kind === 'step').length;
    return facts.reduce(noted, anAlert('emergency', { steps }));
  };

  it.each([
    ['none of its pages is back', [step], false],
    ['one of two has failed', [step, failed], false],
    ['both have failed', [step, failed, failed], true],
    ['one failed and one was sent', [step, failed, sent], false],
    ['the step before it failed', [step, failed, failed, step], false],
    ['there has been none', [failed, failed], false],
    ['one failed and one did not arrive', [step, failed, sent, lost], true],
    ['its report was quicker than the note', [step, failed, lost, sent], true],
    ['what did not arrive was of the step before', [step, sent, step, sent2, lost, failed], false],
    ['a page of the step before fails only now', [step, step, failed, { ...failed, nth: 1 }], false],
    ['a page of the step before is taken only now', [step, step, failed, failed, { ...sent, nth: 1 }], true],
    ['those of the step after it fail', [step, step, { ...failed, nth: 2 }, { ...failed, nth: 2 }], true],
  ] as const)('when %s', (_, facts, expected) => expect(stepFailed(after(...facts))).toBe(expected));
});

describe('a step that could not be handed over', () => {
  const step: AlertFact = { kind: 'step', at: NOW, step: 0, loop: 0, told: ['a'], pages: 1 };
  const failed: AlertFact = { kind: 'failed', at: NOW, clinician: 'a', by: 'sms', because: 'http-429' };
  const at = (step_: number, loop: number) =>
    [step, failed].reduce(noted, anAlert('emergency', { step: step_, loop, steps: 1 }));

  it.each([
    ['is followed by the next at once', at(0, 0), 0],
    ['begins again soon when it was the last', at(2, 0), 10],
    ['and later each time', at(2, 3), 80],
    ['up to what the policy has the last step wait', at(2, 9), 180],
  ])('%s', (_, alert, seconds) =>
    expect(afterRefusal(alert, policy)).toMatchObject([
      { id: 'escalate:alert-1', at: { inMs: seconds * SECOND } },
    ]),
  );

  it('goes by the steps of the night while they are taken', () => {
    const nights = withNight([{ tell: ['first'], by: ['sms'], waitSeconds: 7_200 }]);
    const alert = [step, failed].reduce(
      noted,
      anAlert('urgent', { step: 0, loop: 9, steps: 1, outOfHours: true }),
    );
    expect(afterRefusal(alert, nights)).toMatchObject([{ at: { inMs: 5_120 * SECOND } }]);
  });

  it('keeps the wait of the last when pages were taken and nobody answers', () => {
    expect(nextAtOnce(at(2, 0), policy)).toEqual([]);
    expect(nextAtOnce(at(1, 0), policy)).toHaveLength(1);
  });

  it('is nothing while a page is under way, or when somebody has the alert', () => {
    expect(afterRefusal(noted(anAlert('emergency', { step: 2, steps: 1 }), step), policy)).toEqual([]);
    expect(afterRefusal({ ...at(2, 0), status: 'acknowledged' }, policy)).toEqual([]);
  });
});

describe('looking at an alert that somebody has just acknowledged', () => {
  it('keeps the entry that brings it back, for it has the same name as the one that looked', () => {
    const held = afterActs(anAlert('emergency', { step: 0 }), ['a', acknowledge]);
    const { change } = stepped(shippedContent, duty, held, NOW + MINUTE, 'escalate:alert-1');
    expect(change.done).toBeUndefined();
    expect(change.due).toMatchObject([{ id: 'escalate:alert-1', at: NOW + 15 * MINUTE }]);
  });
});
