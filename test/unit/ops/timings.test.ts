import type { AlertFact } from '../../../src/model/alert-fact.ts';
import type { Alert } from '../../../src/model/alert.ts';
import { MINUTE, SECOND } from '../../../src/model/time.ts';
import { report } from '../../../src/ops/commands/report.ts';
import { timings } from '../../../src/ops/timings.ts';
import { openScene } from '../../harness/scene.ts';
import { anAlert } from '../escalation/an-alert.ts';

const ZONE = 'America/New_York';
const MARCH = Date.parse('2026-03-31T23:00:00-04:00');
const who = { clinician: 'a', by: 'sms' };

function alert(openedAt: number, facts: AlertFact[], more: Partial<Alert> = {}): Alert {
  return { ...anAlert('emergency'), openedAt, facts: [{ kind: 'opened', at: openedAt }, ...facts], ...more };
}
const sent = (at: number): AlertFact => ({ kind: 'sent', at, ...who, providerId: 'x' });
const acknowledged = (at: number): AlertFact => ({ kind: 'acknowledged', at, ...who });
const resolved = (at: number): AlertFact => ({ kind: 'resolved', at, ...who });
/** Paged after a second, acknowledged after so many minutes more, closed an hour later. */
const answered = (minutes: number) =>
  alert(MARCH, [
    sent(MARCH + SECOND),
    acknowledged(MARCH + SECOND + minutes * MINUTE),
    resolved(MARCH + SECOND + (minutes + 60) * MINUTE),
  ]);

describe('how quick we were', () => {
  it('is told for each tier and each month of the clinic', () => {
    const april = MARCH + 2 * 60 * MINUTE;
    const rows = timings([alert(MARCH, []), alert(april, []), alert(april, [], { tier: 'urgent' })], ZONE);
    expect(rows.map(({ month, tier, alerts }) => [month, tier, alerts])).toEqual([
      ['2026-03', 'emergency', 1],
      ['2026-04', 'emergency', 1],
      ['2026-04', 'urgent', 1],
    ]);
  });

  it('is the median and what nine of ten kept to, of those to whom it has happened', () => {
    const [row] = timings([...[1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map(answered), alert(MARCH, [])], ZONE);
    expect(row).toMatchObject({
      alerts: 11,
      toPage: { count: 10, median: SECOND, ninth: SECOND },
      toAcknowledged: { count: 10, median: 5 * MINUTE, ninth: 9 * MINUTE },
      toOutcome: { count: 10, median: 60 * MINUTE, ninth: 60 * MINUTE },
    });
  });

  it('counts what has become graver from there, and not from when it was only listed', () => {
    const graver = MARCH + 3 * 24 * 60 * MINUTE;
    const raised = alert(MARCH, [
      sent(MARCH + SECOND),
      acknowledged(MARCH + MINUTE),
      { kind: 'raised', at: graver, to: 'emergency' },
      sent(graver + SECOND),
      acknowledged(graver + 3 * MINUTE + SECOND),
    ]);
    expect(timings([raised], ZONE)[0]).toMatchObject({
      toPage: { median: SECOND },
      toAcknowledged: { median: 3 * MINUTE },
    });
  });

  it('counts the first page and the first acknowledgement of an alert that came back', () => {
    const back = alert(MARCH, [
      sent(MARCH),
      acknowledged(MARCH + MINUTE),
      { kind: 'came-back', at: MARCH + 16 * MINUTE, because: 'no-outcome' },
      sent(MARCH + 16 * MINUTE),
      acknowledged(MARCH + 30 * MINUTE),
    ]);
    expect(timings([back], ZONE)[0]?.toAcknowledged?.median).toBe(MINUTE);
  });
});

it('the report reads open and closed alerts of everybody, and names nobody', async () => {
  const scene = await openScene({ at: MARCH });
  for (const patient of ['patient-1', 'patient-2']) {
    const old = { ...answered(3), patientId: patient };
    await scene.store.commit(patient, { put: { alert: answered(5) }, append: { alerts: [old] } });
  }
  const answer = await report({ store: scene.store, zone: ZONE })({ args: [], json: false });
  expect(answer).toMatch(/2026-03 +emergency +4 +1 s, 1 s \(4\) +3 min, 5 min \(4\) +60 min, 60 min \(4\)/);
  expect(answer).not.toMatch(/patient-|KT47/);
  await scene.close();
});
