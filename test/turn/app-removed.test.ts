import type { TeamsRoute } from '../../src/model/patient.ts';
import { teamsRoute, type Scene } from '../harness/scene.ts';
import { MINUTE } from '../../src/model/time.ts';
import { alertOf, CHEST_PAIN, fileOf, openClinic, pages, PATIENT, pass, says } from './joined-patient.ts';

describe('a patient who removes the Teams app', () => {
  let scene: Scene;
  const chat: TeamsRoute = teamsRoute('oid-amina');
  beforeEach(async () => {
    scene = await openClinic();
    await scene.store.link('teams', chat.user, PATIENT);
    await scene.core.receiver.installed(chat);
    await scene.core.untilIdle();
  });
  afterEach(() => scene.close());

  const removes = async () => {
    await scene.core.receiver.removed(chat);
    await scene.core.untilIdle();
  };
  const optedOut = async () =>
    (await alertOf(scene)).facts.filter((fact) => fact.kind === 'opted-out').length;

  it('in an open danger is phoned: the clinicians are told so, once', async () => {
    await scene.hear(chat, CHEST_PAIN);
    await scene.core.untilIdle();
    scene.sent.length = 0;
    await removes();
    await removes();
    expect(await optedOut()).toBe(1);
    expect(pages(scene).map(({ message }) => message.key)).toContain('page.opted-out');
  });

  it('while somebody holds the alert: they are told', async () => {
    await says(scene, CHEST_PAIN);
    await scene.core.desk.act(
      PATIENT,
      (await alertOf(scene)).id,
      { clinician: 'otieno', by: 'sms' },
      { act: 'acknowledge' },
    );
    await scene.core.untilIdle();
    scene.sent.length = 0;
    await removes();
    // The phone has rung a moment ago.
    await pass(scene, MINUTE);
    expect(pages(scene).map(({ message }) => [message.owner, message.key])).toContainEqual([
      'clinician/otieno',
      'page.opted-out',
    ]);
  });

  it('without a danger is simply not spoken to there', async () => {
    await removes();
    const { consent, alert, patient } = await fileOf(scene);
    expect([consent.teams, patient.teams?.dead, alert]).toEqual(['revoked', 'removed', undefined]);
    expect(pages(scene)).toEqual([]);
  });

  it('and had nothing else is asked nothing any more', async () => {
    await says(scene, 'STOP');
    await scene.core.receiver.installed(chat);
    await scene.hear(chat, 'CHECK IN');
    await scene.core.untilIdle();
    expect((await fileOf(scene)).checkIn?.status).toBe('open');
    await removes();
    const { checkIn, talk } = await fileOf(scene);
    expect([checkIn?.status, talk.dialogs]).toEqual(['partial', {}]);
  });
});
