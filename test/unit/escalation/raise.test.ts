import { dangersOf, risksOf } from '../../../src/model/past-dangers.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { raise } from '../../../src/escalation/raise.ts';
import type { Alert } from '../../../src/model/alert.ts';
import type { Patient } from '../../../src/model/patient.ts';
import { anAlert, danger, NOW, signal } from './an-alert.ts';

const patient = { id: 'patient-1' } as Patient;
const after = (alert: Alert, next = danger('soon', { at: NOW + 1, signals: [] })) =>
  raise({ patient, alert, versions: {} }, next, 'alert-2').alert;
const closed = (...signals: ReturnType<typeof signal>[]) =>
  anAlert('urgent', { status: 'resolved', quotes: [{ at: NOW, eventId: 'e', text: '', signals }] });

const end = { kind: 'resolved', at: NOW + 10, clinician: 'otieno', by: 'sms' } as const;
const endedAs = (how: Outcome, alert: Alert): Alert => ({
  ...alert,
  status: 'resolved',
  facts: [...alert.facts, { ...end, outcome: how }],
});

describe('what earlier alerts were about', () => {
  it('is remembered by the next one, and by the one after it', () => {
    const first = closed(signal('suicide_self_harm', 'urgent'));
    const second: Alert = { ...after(first), status: 'resolved' };
    expect(risksOf(second)).toEqual({ suicide_self_harm: NOW });
    expect(risksOf(after(second))).toEqual({ suicide_self_harm: NOW });
  });

  it('forgets what a clinician found to be a false alarm, and only that', () => {
    const first = closed(signal('suicide_self_harm', 'urgent'));
    const second = after(first, danger('urgent', { at: NOW + 9, signals: [signal('infection', 'urgent')] }));
    expect(risksOf(endedAs('false-alarm', second))).toEqual({ suicide_self_harm: NOW });
    expect(risksOf(endedAs('advised', second))).toEqual({ suicide_self_harm: NOW, infection: NOW + 9 });
  });

  it('has the newest time of each, and nothing that was only for the list', () => {
    const first = closed(signal('suicide_self_harm', 'emergency'), signal('infection', 'soon'));
    const again = danger('urgent', { at: NOW + 9, signals: [signal('suicide_self_harm', 'urgent')] });
    expect(risksOf(first)).toEqual({ suicide_self_harm: NOW });
    expect(risksOf(after(first, again))).toEqual({ suicide_self_harm: NOW + 9 });
  });

  it.each([
    ['acted', true],
    ['advised', true],
    ['referred', true],
    ['other', undefined],
  ] as const)('knows of each whether a clinician has dealt with it: %s', (how, talkedAbout) => {
    const [past] = dangersOf(endedAs(how, closed(signal('suicide_self_harm', 'urgent'))));
    expect(past?.talkedAbout).toBe(talkedAbout);
  });

  it('has not talked about what has come since, by the same rule either', () => {
    const talked = endedAs('advised', closed(signal('suicide_self_harm', 'urgent')));
    expect(dangersOf(after(talked))).toMatchObject([{ at: NOW, talkedAbout: true }]);
    const again = danger('urgent', { at: NOW + 20, signals: [signal('suicide_self_harm', 'urgent')] });
    expect(dangersOf(after(talked, again))).toEqual([
      { signal: 'suicide_self_harm', rule: 'test', tier: 'urgent', at: NOW + 20 },
    ]);
  });

  it('has talked about the same danger as it was heard before, and about no other', () => {
    const missed = endedAs('other', closed(signal('suicide_self_harm', 'urgent')));
    const letter = endedAs('acted', after(missed, danger('soon', { at: NOW + 20, signals: [] })));
    const silence = danger('urgent', { at: NOW + 40, signals: [signal('suicide_self_harm', 'urgent')] });
    expect(dangersOf(letter)[0]?.talkedAbout).toBeUndefined();
    expect(dangersOf(endedAs('advised', after(letter, silence)))[0]?.talkedAbout).toBe(true);
  });

  it('keeps an emergency beside what is less grave now', () => {
    const first = endedAs('acted', closed(signal('suicide_self_harm', 'emergency')));
    const again = danger('urgent', { at: NOW + 20, signals: [signal('suicide_self_harm', 'urgent')] });
    expect(dangersOf(after(first, again)).map(({ tier }) => tier)).toEqual(['emergency', 'urgent']);
  });

  it('takes what older records say for what nobody has talked about', () => {
    const old = anAlert('soon', { quotes: [], earlier: { suicide_self_harm: NOW } });
    expect(dangersOf(old)).toMatchObject([{ tier: 'emergency', at: NOW }]);
    expect(dangersOf(old)[0]?.talkedAbout).toBeUndefined();
  });
});
