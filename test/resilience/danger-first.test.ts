/** When the store is back: danger is handed over and answered before whatever came in ahead of it. */
import type { Route } from '../../src/model/patient.ts';
import type { Scene } from '../harness/scene.ts';
import {
  CHEST_PAIN,
  fileOf,
  heardBy,
  openClinic,
  PATIENT,
  PHONE,
  says,
  untilCheckIn,
} from '../turn/joined-patient.ts';
import { moodyStore, type Mood } from './moody-store.ts';
import { openOutpost, type Outpost } from './outpost.ts';

const RUTH: Route = { channel: 'sms', number: '+15550108888', via: 'twilio' };

describe('when the store is back', () => {
  let mood: Mood;
  let scene: Scene;
  let post: Outpost;

  beforeEach(async () => {
    mood = { away: false };
    scene = await openClinic({ store: moodyStore(mood) });
    post = await openOutpost(scene);
  });
  afterEach(async () => {
    await post.end();
    await scene.close();
  });

  const whileAway = async (talk: () => Promise<void>) => {
    scene.sent.length = 0;
    mood.away = true;
    await talk();
    mood.away = false;
    await post.pass();
    await scene.core.untilIdle();
  };
  const answered = () =>
    scene.sent
      .map(({ message }) => message)
      .filter(({ purpose, key }) => purpose !== 'page' && key !== 'away.danger');

  it('answers whoever is in danger before those who wrote before them', async () => {
    await scene.enrolPatient({
      name: 'Ruth Adler',
      mobile: '+15550108888',
      language: 'en',
      zone: 'America/New_York',
      check_in: '09:25',
    });
    await scene.hear(RUTH, 'YES');
    await scene.core.untilIdle();
    await whileAway(async () => {
      for (const text of ['hello', 'thank you']) await post.hear(RUTH, text);
      await post.hear(PHONE, CHEST_PAIN);
      await post.hear(RUTH, 'hello again');
    });
    expect(answered()[0]).toMatchObject({ owner: PATIENT, purpose: 'safety' });
    expect(answered().filter(({ owner }) => owner !== PATIENT)).toHaveLength(3);
  });

  it('says nothing of an ordinary message before the danger of the same person, and files its answer', async () => {
    await untilCheckIn(scene);
    await whileAway(async () => {
      await post.hear(PHONE, '6');
      await post.hear(PHONE, CHEST_PAIN);
    });
    const talked = answered().filter(({ owner }) => owner === PATIENT);
    expect(talked.map(({ purpose }) => purpose)).toEqual(talked.map(() => 'safety'));
    expect((await fileOf(scene)).checkIn?.answers).toMatchObject([{ linkId: 'pain-now', value: 6 }]);
  });

  it('lets nothing answer a question that was never shown because of the danger', async () => {
    await untilCheckIn(scene);
    await whileAway(async () => {
      await post.hear(PHONE, '6');
      await post.hear(PHONE, 'someone please help me right now');
    });
    expect((await fileOf(scene)).alert?.tier).toBe('urgent');
    await says(scene, 'no');
    expect(heardBy(scene).join()).not.toContain('daily-check-in/interference');
    await says(scene, '3');
    expect(heardBy(scene).at(-1)).toBe('daily-check-in/interference');
    expect((await fileOf(scene)).checkIn?.answers).toHaveLength(1);
  });

  it('hands over again after a death what had not had its turn, and answers nothing twice', async () => {
    await whileAway(async () => {
      await post.hear(PHONE, 'hello');
      await post.hear(PHONE, CHEST_PAIN);
    });
    const before = answered().length;
    await post.dieAndComeBack();
    await post.pass();
    await scene.core.untilIdle();
    expect(answered()).toHaveLength(before);
  });
});
