/** Whatever happens to an alert and to the roster, in whatever order: nothing is said to the patient that is not so. */
import fc from 'fast-check';
import { acted, type Act } from '../../../src/escalation/acts.ts';
import { joinAlert, noted } from '../../../src/escalation/alerts.ts';
import type { Duty } from '../../../src/escalation/duty.ts';
import { stepped } from '../../../src/escalation/escalate.ts';
import { tierPolicy } from '../../../src/escalation/next-step.ts';
import {
  alertingOf,
  isStillSo,
  isWaiting,
  standingOf,
  toldOfSending,
} from '../../../src/escalation/truths.ts';
import type { Alert } from '../../../src/model/alert.ts';
import type { Policy } from '../../../src/model/policy.ts';
import { MINUTE } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/scene.ts';
import { anAlert, danger, NOW } from './an-alert.ts';

const people = ['otieno', 'moreau', 'haddad'] as const;
const { policy } = shippedContent;
const urgent = policy.tiers.urgent as Extract<Policy['tiers']['urgent'], { kind: 'page' }>;
const waiting: Policy = {
  ...policy,
  tiers: { ...policy.tiers, urgent: { ...urgent, outOfHours: { exceptFor: [], steps: [] } } },
};

const duties = fc.record({
  onCall: fc.uniqueArray(fc.constantFrom<string>(...people), { maxLength: 3 }),
  fallback: fc.constantFrom<string>(...people),
  open: fc.boolean(),
});
const acts = fc.constantFrom<Act>(
  { act: 'acknowledge' },
  { act: 'in-contact' },
  { act: 'take-over' },
  { act: 'hand-back' },
  { act: 'snooze', minutes: 10 },
  { act: 'reassign', to: 'haddad' },
  { act: 'resolve', outcome: 'acted' },
);
const move = fc.oneof(
  fc.record({ is: fc.constant('look' as const) }),
  fc.record({
    is: fc.constant('sent' as const),
    who: fc.constantFrom(...people),
    id: fc.integer({ min: 0, max: 9 }),
  }),
  fc.record({
    is: fc.constant('lost' as const),
    who: fc.constantFrom(...people),
    id: fc.integer({ min: 0, max: 9 }),
  }),
  fc.record({ is: fc.constant('act' as const), who: fc.constantFrom(...people), wanted: acts }),
  fc.record({
    is: fc.constant('more' as const),
    tier: fc.constantFrom('urgent' as const, 'emergency' as const, 'soon' as const),
  }),
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

function moved(alert: Alert, each: Move, content: typeof shippedContent, duty: Duty, at: number): Alert {
  if (alert.status === 'resolved') return alert;
  const by = { by: 'sms', at } as const;
  switch (each.is) {
    case 'look':
      return stepped(content, duty, alert, at, 'escalate').alert;
    case 'sent':
      return noted(alert, { kind: 'sent', clinician: each.who, providerId: `${each.id}`, ...by });
    case 'lost':
      return noted(alert, {
        kind: 'undelivered',
        clinician: each.who,
        providerId: `${each.id}`,
        because: 'x',
        ...by,
      });
    case 'act': {
      const terms = tierPolicy(alert, content.policy);
      const done = acted(alert, each.wanted, { clinician: each.who, by: 'sms' }, terms, at);
      return done.kind === 'done' ? done.alert : alert;
    }
    case 'more':
      return joinAlert(alert, danger(each.tier, { at })).alert;
  }
}

/** Each sentence with what it claims, said a second time and independently of how it is chosen. */
function expectTrue(alert: Alert, its: Policy, duty: Duty): void {
  const isOpen = alert.status === 'open';
  const isPaging = alert.tier === 'emergency' || alert.tier === 'urgent';
  const mayWait = alert.tier === 'urgent' && its === waiting && !duty.open && duty.opensAt !== undefined;
  const passedTo = alert.lead?.alone === true ? alert.lead.who : undefined;
  const claims = {
    'alerting.now': isOpen && isPaging && duty.onCall.length > 0 && !(mayWait && passedTo === undefined),
    'alerting.one': isOpen && isPaging && !(mayWait && passedTo === undefined),
    'alerting.added': !isOpen && isPaging,
    'alerting.waits': isOpen && mayWait && passedTo === undefined,
    'alerting.list': !isPaging,
  };
  const alerting = alertingOf(alert, its, duty);
  expect([alerting, claims[alerting]]).toEqual([alerting, true]);
  if (passedTo !== undefined && isOpen && isPaging)
    expect(alerting).toBe(duty.onCall.includes(passedTo) ? 'alerting.now' : 'alerting.one');

  const arrived = alert.facts.filter(
    (fact) =>
      fact.kind === 'sent' &&
      !alert.facts.some((other) => other.kind === 'undelivered' && other.providerId === fact.providerId),
  );
  const told = toldOfSending(alert, duty);
  expect(told === undefined).toBe(arrived.length === 0);
  const isTeam = arrived.some((fact) => 'clinician' in fact && duty.onCall.includes(fact.clinician));
  if (told !== undefined) expect(told === 'told.sent').toBe(isTeam);
  if (isWaiting(alert, its, duty)) expect(claims['alerting.waits']).toBe(true);
  const stands = standingOf(alert, its, duty);
  expect(stands.key === 'standing.with').toBe(standing(alert).holder !== undefined && !isOpen);
  if ('by' in stands) expect(stands.by.clinician).toBe(standing(alert).holder ?? 'nobody');
  else expect([told ?? alerting]).toEqual([stands.key]);
  const holder = alert.acknowledgedBy;
  if (holder !== undefined)
    expect(alert.facts).toContainEqual({
      kind: 'acknowledged',
      clinician: holder.clinician,
      at: holder.at,
      by: holder.by,
    });
}

/** Who has it and who is in the talk, told from its facts alone. */
function standing({ facts }: Alert): { holder?: string; inTalk?: string } {
  let now: { holder?: string; inTalk?: string } = {};
  for (const fact of facts) {
    const { inTalk } = now;
    if (fact.kind === 'acknowledged')
      now = { holder: fact.clinician, ...(inTalk === fact.clinician && { inTalk }) };
    else if (fact.kind === 'taken-over') now = { ...now, inTalk: fact.clinician };
    else if (fact.kind === 'handed-back') now = now.holder === undefined ? {} : { holder: now.holder };
    else if (fact.kind === 'came-back' && fact.because === 'new-danger')
      now = inTalk === undefined ? {} : { inTalk };
    else if (fact.kind === 'reassigned' || fact.kind === 'came-back' || fact.kind === 'resolved') now = {};
  }
  return now;
}

/** What waits to be said since anybody's act, however long ago: said only while it is so. */
function expectNewsTrue(alert: Alert): void {
  const open = alert.status === 'resolved' ? undefined : alert;
  const { holder, inTalk } = standing(alert);
  const base = { v: 1, id: 'news', at: NOW, alertId: alert.id } as const;
  for (const clinician of people) {
    const held = { ...base, kind: 'alert-acknowledged', clinician } as const;
    expect(isStillSo('told.acknowledged', held, open)).toBe(holder === clinician);
    const taken = { ...base, kind: 'talk-taken-over', clinician } as const;
    expect(isStillSo('told.taken-over', taken, open)).toBe(inTalk === clinician);
  }
  const back = { ...base, kind: 'talk-handed-back' } as const;
  expect(isStillSo('told.handed-back', back, open)).toBe(inTalk === undefined);
  const closed = { ...base, kind: 'alert-closed', clinician: 'otieno' } as const;
  const isClosed = alert.facts.some(({ kind }) => kind === 'resolved');
  expect(isStillSo('told.closed', closed, open)).toBe(isClosed);
}

describe('what the patient is told of an alert', () => {
  it('is never untrue, whatever the roster is and whatever has happened', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('emergency' as const, 'urgent' as const, 'soon' as const),
        fc.constantFrom(policy, waiting),
        fc.array(fc.tuple(move, duties, fc.integer({ min: 0, max: 90 })), { maxLength: 20 }),
        (tier, its, list) => {
          const content = { ...shippedContent, policy: its };
          let alert = anAlert(tier);
          let now = NOW;
          for (const [each, roster, minutes] of list) {
            now += minutes * MINUTE;
            const duty: Duty = { ...roster, ...(roster.open ? {} : { opensAt: now + 60 * MINUTE }) };
            expectTrue(alert, its, duty);
            alert = moved(alert, each, content, duty, now);
            expectTrue(alert, its, duty);
            expectNewsTrue(alert);
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it('has words for each in both languages', () => {
    const values = { clinician: 'nurse Otieno', time: '10:00', emergency: '911', phone: '555-0100' };
    for (const key of [
      'alerting.now',
      'alerting.one',
      'alerting.added',
      'alerting.waits',
      'alerting.list',
      'told.sent',
      'told.sent-one',
      'told.acknowledged',
      'told.taken-over',
      'told.handed-back',
      'told.closed',
      'standing.with',
    ])
      for (const lang of ['en', 'es'] as const) expect(shippedContent.text(key, lang, values)).not.toBe('');
  });

  it('says nothing of an alert that has had no page taken', () => {
    expect(toldOfSending(undefined, { onCall: [], fallback: 'haddad', open: true })).toBeUndefined();
    expect(alertingOf(undefined, policy, { onCall: ['otieno'], fallback: 'haddad', open: true })).toBe(
      'alerting.list',
    );
  });
});
