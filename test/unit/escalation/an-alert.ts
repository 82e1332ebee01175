import { openAlert, type Danger } from '../../../src/escalation/alerts.ts';
import type { Alert } from '../../../src/model/alert.ts';
import type { Policy } from '../../../src/model/policy.ts';
import type { Signal, SignalName, Tier } from '../../../src/model/signal.ts';
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
    },
    urgent: {
      kind: 'page',
      steps: [{ tell: ['second'], by: ['sms'], waitSeconds: 900 }],
      repeatFrom: 0,
      acknowledgedForMinutes: 60,
    },
    soon: { kind: 'list' },
  },
};
export const clinic = { ...shippedContent.clinic, onCall: ['a', 'b'], fallback: 'z' };
