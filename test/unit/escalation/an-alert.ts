import { acted, type Act } from '../../../src/escalation/acts.ts';
import { openAlert, type Danger } from '../../../src/escalation/alerts.ts';
import { tierPolicy } from '../../../src/escalation/next-step.ts';
import type { Alert } from '../../../src/model/alert.ts';
import type { Policy } from '../../../src/model/policy.ts';
import type { Signal, SignalName, Tier } from '../../../src/model/signal.ts';
import { MINUTE } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/scene.ts';

export const NOW = 1_000_000;

export function signal(name: SignalName, tier: Tier): Signal {
  return { signal: name, tier, rule: 'test', evidence: { words: [], changedBy: [] } };
}
export function danger(tier: Tier, more: Partial<Danger> = {}): Danger {
  return { eventId: 'event', at: NOW, text: 'it hurts', tier, signals: [signal('cardiac', tier)], ...more };
}
export function anAlert(tier: Tier, more: Partial<Alert> = {}): Alert {
  return { ...openAlert('alert-1', 'KT47', 'patient-1', danger(tier)), ...more };
}

/** The alert after these acts, each by somebody and a minute after the one before; fails when one is refused. */
export function afterActs(alert: Alert, ...acts: [clinician: string, act: Act][]): Alert {
  return acts.reduce((before, [clinician, act], count) => {
    const done = acted(
      before,
      act,
      { clinician, by: 'sms' },
      tierPolicy(before, policy),
      NOW + count * MINUTE,
    );
    if (done.kind !== 'done') throw new Error(`${act.act} was not done: ${JSON.stringify(done)}`);
    return done.alert;
  }, alert);
}
export const acknowledge = { act: 'acknowledge' } as const;
export const closed = { act: 'resolve', outcome: 'acted' } as const;

export const policy: Policy = {
  id: 'test',
  version: 1,
  tiers: {
    emergency: {
      kind: 'page',
      steps: [
        { tell: ['first'], by: ['sms', 'teams'], waitSeconds: 60 },
        { tell: ['first', 'second', 'third'], by: ['sms'], waitSeconds: 120 },
        { tell: ['everyone', 'fallback'], by: ['sms'], waitSeconds: 180 },
      ],
      repeatFrom: 1,
      acknowledgedForMinutes: 15,
      inContactForMinutes: 60,
      snoozeUpToMinutes: 15,
    },
    urgent: {
      kind: 'page',
      steps: [{ tell: ['second'], by: ['sms'], waitSeconds: 900 }],
      repeatFrom: 0,
      acknowledgedForMinutes: 60,
      inContactForMinutes: 120,
      snoozeUpToMinutes: 120,
    },
    soon: { kind: 'list' },
  },
  digest: { at: '08:30', tell: ['first'], by: ['sms'] },
  throttle: { everySeconds: 60, emergencyEverySeconds: 30, perQuarterHour: 5, perHour: 11 },
};
export const clinic = { ...shippedContent.clinic, onCall: ['a', 'b'], fallback: 'z', open: true };
