import type { Scene } from '../harness/scene.ts';
import { operate } from '../harness/operator.ts';
import {
  alertOf,
  CHEST_PAIN,
  fileOf,
  heardBy,
  openClinic,
  pages,
  PATIENT,
  says,
  untilCheckIn,
} from './joined-patient.ts';

describe('a patient who has told the clinic to stop', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openClinic();
  });
  afterEach(() => scene.close());

  const told = async (what = `opt-out ${PATIENT}`) => {
    const printed = await operate(scene, what);
    await scene.core.untilIdle();
    return printed;
  };

  it('hears nothing more, not even about that, and nothing goes on', async () => {
    await untilCheckIn(scene);
    scene.sent.length = 0;
    expect(await told()).toBe(`${PATIENT} is not written to any more: sms.`);
    const { consent, talk, checkIn } = await fileOf(scene);
    expect([consent.sms, talk.dialogs, checkIn?.status]).toEqual(['revoked', {}, 'partial']);
    expect(await scene.store.log(PATIENT, 'consents', 1)).toMatchObject([
      { action: 'revoke', method: 'staff' },
    ]);
    expect(heardBy(scene)).toEqual([]);
    expect(scene.audited.at(-1)).toMatchObject({ action: 'consent revoke', facts: { method: 'staff' } });
    expect(await told()).toBe(`${PATIENT} is not written to anyhow.`);
  });

  it('is phoned by whoever deals with a danger that is open', async () => {
    await says(scene, CHEST_PAIN);
    const before = pages(scene).length;
    expect(await told()).toContain('they are to be phoned');
    expect((await alertOf(scene)).facts.map(({ kind }) => kind)).toContain('opted-out');
    expect(pages(scene).length).toBeGreaterThan(before);
  });

  it('begins again only by themselves', async () => {
    await told();
    await says(scene, 'START');
    expect((await fileOf(scene)).consent.sms).toBe('granted');
  });

  it('must be somebody', async () => {
    expect(await told('opt-out nobody')).toMatch(/^refused: There is no patient/);
    expect(await told('opt-out')).toMatch(/^refused: Say/);
  });
});
