import type { Scene } from '../harness/scene.ts';
import { MINUTE } from '../../src/model/time.ts';
import { alertOf, CHEST_PAIN, fileOf, heardBy, openClinic, PATIENT, PHONE, says } from './joined-patient.ts';

describe('while an emergency stands', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openClinic();
  });
  afterEach(() => scene.close());
  const hears = async (text: string) => {
    scene.sent.length = 0;
    await says(scene, text);
    return heardBy(scene);
  };

  it('nothing else is talked about, even when the crisis dialog has been lost', async () => {
    await says(scene, CHEST_PAIN);
    await scene.store.commit(PATIENT, { put: { talk: { ...(await fileOf(scene)).talk, dialogs: {} } } });
    expect(await hears('check in')).toEqual(['crisis.again']);
    expect(await hears('thanks')).toEqual(['crisis.again']);
  });

  it('and ends with the clinician who resolves it', async () => {
    await says(scene, CHEST_PAIN);
    await scene.store.commit(PATIENT, { put: { talk: { ...(await fileOf(scene)).talk, dialogs: {} } } });
    await scene.core.desk.act(
      PATIENT,
      (await alertOf(scene)).id,
      { clinician: 'otieno', by: 'sms' },
      { act: 'resolve', outcome: 'acted' },
    );
    expect(await hears('thanks')).toEqual(['told.closed', 'everyday.thanks']);
  });

  it('the "no" of an old check-in card does not answer the direct question, and its wait goes on', async () => {
    await says(scene, 'everyone would be better off without me');
    scene.sent.length = 0;
    await scene.hear(PHONE, '', { card: { questionnaire: 'daily-check-in', linkId: 'note', answer: 'no' } });
    await scene.core.untilIdle();
    expect(heardBy(scene)).toEqual(['crisis.suicide.question']);
    scene.shift.frozenAt += 10 * MINUTE;
    await scene.core.untilIdle();
    expect((await alertOf(scene)).tier).toBe('emergency');
  });

  it('somebody who had opted out before it is to be phoned, and the alert says so', async () => {
    await says(scene, 'STOP');
    await says(scene, CHEST_PAIN);
    await says(scene, CHEST_PAIN);
    expect((await alertOf(scene)).facts.filter((fact) => fact.kind === 'opted-out')).toHaveLength(1);
  });
});
