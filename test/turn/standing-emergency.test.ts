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
    expect(await hears('check in')).toEqual(['crisis.later']);
    expect(await hears('thanks')).toEqual(['crisis.again']);
    expect(await hears('thanks')).toEqual(['crisis.added']);
  });

  it('nobody reads the same twice running, and every answer has the number to call', async () => {
    await says(scene, CHEST_PAIN);
    const texts: string[] = [];
    const asked = [
      'ok',
      'what should i do',
      'what should i do',
      'is anyone coming',
      'is anyone coming',
      'i am scared',
    ];
    for (const text of [
      ...asked,
      'ok',
      'my arm hurts',
      'what now',
      'check in',
      'menu',
      'please',
      'still waiting',
    ]) {
      await hears(text);
      texts.push(scene.sent.find(({ message }) => message.owner === PATIENT)?.message.text ?? '');
      scene.shift.frozenAt += MINUTE / 4;
    }
    for (const [at, text] of texts.entries()) {
      expect(text).toContain('911');
      if (text !== texts[9]) expect([at, text]).not.toEqual([at, texts[at - 1]]);
    }
  });

  it('what to do is answered with the words of its protocol, and with who has read it', async () => {
    await says(scene, CHEST_PAIN);
    await hears('what should i do');
    const said = () => scene.sent.findLast(({ message }) => message.owner === PATIENT)?.message.text;
    expect(said()).toMatch(/^Call 911 now\. Sit down and rest\..*The team on duty has been alerted\.$/);
    const { id } = await alertOf(scene);
    await scene.core.desk.act(PATIENT, id, { clinician: 'otieno', by: 'sms' }, { act: 'acknowledge' });
    await hears('what should i do');
    expect(said()).toMatch(/^Call 911 now\..*Your alert has been with nurse Otieno since 09:00\.$/);
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
