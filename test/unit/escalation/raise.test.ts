import { risksOf } from '../../../src/model/past-dangers.ts';
import { raise } from '../../../src/escalation/raise.ts';
import type { Alert } from '../../../src/model/alert.ts';
import type { Patient } from '../../../src/model/patient.ts';
import { anAlert, danger, NOW, signal } from './an-alert.ts';

const patient = { id: 'patient-1' } as Patient;
const after = (alert: Alert, next = danger('soon', { at: NOW + 1, signals: [] })) =>
  raise({ patient, alert, versions: {} }, next, 'alert-2').alert;
const closed = (...signals: ReturnType<typeof signal>[]) =>
  anAlert('urgent', { status: 'resolved', quotes: [{ at: NOW, eventId: 'e', text: '', signals }] });

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
    const ended = { kind: 'resolved', at: NOW + 10, clinician: 'otieno', by: 'sms' } as const;
    const falsely = { ...second, facts: [...second.facts, { ...ended, outcome: 'false-alarm' as const }] };
    expect(risksOf(falsely)).toEqual({ suicide_self_harm: NOW });
    const rightly = { ...second, facts: [...second.facts, { ...ended, outcome: 'advised' as const }] };
    expect(risksOf(rightly)).toEqual({ suicide_self_harm: NOW, infection: NOW + 9 });
  });

  it('has the newest time of each, and nothing that was only for the list', () => {
    const first = closed(signal('suicide_self_harm', 'emergency'), signal('infection', 'soon'));
    const again = danger('urgent', { at: NOW + 9, signals: [signal('suicide_self_harm', 'urgent')] });
    expect(risksOf(first)).toEqual({ suicide_self_harm: NOW });
    expect(risksOf(after(first, again))).toEqual({ suicide_self_harm: NOW + 9 });
  });
});
