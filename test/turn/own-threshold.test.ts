/** A limit of a patient's own, entered on their page, and the day on which it is over: through the real check-in. */
import { readFile } from '../../src/model/file.ts';
import { atLocal } from '../../src/model/time.ts';
import { openClinicDoor, type ClinicDoor, type Someone } from '../harness/clinic-door.ts';
import { openScene, type Scene } from '../harness/scene.ts';

const sms = { channel: 'sms', number: '+15550107778', via: 'twilio' } as const;
const zone = 'America/New_York';
const rule = 'pain-high';

describe('a threshold of the patient', () => {
  let scene: Scene;
  let door: ClinicDoor;
  let luc: Someone;

  beforeEach(async () => {
    scene = await openScene({ at: atLocal('2026-03-02', '10:00', zone) });
    await scene.enrolPatient({
      id: 'p-1',
      name: 'Amina',
      mobile: sms.number,
      language: 'en',
      zone,
      check_in: '09:25',
    });
    await said('YES');
    door = openClinicDoor(scene);
    luc = await door.as('moreau', 'lead');
  });
  afterEach(() => scene.close());

  async function said(text: string): Promise<void> {
    await scene.hear(sms, text);
    await scene.core.untilIdle();
  }

  /** Three days of eight, from this one on; the last two are as they were kept before, so that one check-in is enough. */
  async function painOfThreeDays(today: string, days: string[]): Promise<void> {
    const { docs } = await scene.store.read('p-1');
    // What is usual for them is known, and is less.
    const before = [24, 25, 26, 27, 28].map((date) => ({ day: `2026-02-${date}`, value: 4 }));
    const pain = [...before, ...days.map((day) => ({ day, value: 8 }))];
    const trends = { 'daily-check-in/pain-now': pain };
    await scene.store.commit('p-1', { put: { talk: { ...(docs['talk']?.value as object), trends } } });
    scene.shift.frozenAt = atLocal(today, '10:00', zone);
    for (const text of ['check in', '8', '5', '5', '5']) await said(text);
  }

  const tasks = async () => {
    const { docs } = await scene.store.read('p-1');
    return (docs['alert']?.value as { tasks?: string[] } | undefined)?.tasks ?? [];
  };
  const set = (more: Record<string, string> = {}) =>
    luc.post('/clinic/thresholds', {
      patient: 'p-1',
      act: 'set',
      rule,
      value: '9',
      until: '2026-03-10',
      reason: 'lives with 8',
      ...more,
    });

  it('is not met by what is usual for them, and is written down with who set it', async () => {
    await set();
    await painOfThreeDays('2026-03-06', ['2026-03-04', '2026-03-05']);
    expect(await tasks()).toEqual([]);
    expect(scene.audited.find(({ action }) => action === 'threshold set')).toMatchObject({
      actor: 'clinician/moreau',
      facts: { rule, value: 9, until: '2026-03-10' },
    });
    const later = await door.as('moreau', 'lead');
    expect((await later.get('/clinic/patients/p-1')).text).toContain('lives with 8');
  });

  it.each([
    ['without one', undefined],
    ['when its last day is over', { until: '2026-03-05' }],
    ['when it was never in force: no reason', { reason: ' ' }],
    ['when it was never in force: too long', { until: '2026-12-31' }],
    ['when it was never in force: not a limit', { value: '' }],
  ])('leaves the rule as it is for everybody %s', async (_when, form) => {
    if (form !== undefined) await set(form);
    await painOfThreeDays('2026-03-06', ['2026-03-04', '2026-03-05']);
    expect(await tasks()).toEqual(['pain-high']);
  });

  it('ends when it is taken back', async () => {
    await set();
    await luc.post('/clinic/thresholds', { patient: 'p-1', act: 'remove', rule });
    await painOfThreeDays('2026-03-06', ['2026-03-04', '2026-03-05']);
    expect(await tasks()).toEqual(['pain-high']);
  });

  it('is refused for a rule that is the same for everybody', async () => {
    await set({ rule: 'phq9-item-9' });
    const file = readFile((await scene.store.read('p-1')).docs);
    expect(file?.patient.name).toBe('Amina');
    expect(file?.patient.thresholds).toBeUndefined();
  });
});
