import { DAY, SECOND } from '../../src/model/time.ts';
import type { Scene } from '../harness/scene.ts';
import {
  alertOf,
  heardBy,
  isSaid,
  openClinic,
  PATIENT,
  pass,
  says,
  talkWith,
  untilCheckIn,
} from './joined-patient.ts';

const POISON = 'the words that break it';

describe('a dialog that throws', () => {
  let scene: Scene;
  let tries = 0;
  const breaks = talkWith((event) => {
    if (!isSaid(event, POISON)) return;
    tries += 1;
    throw new Error('a bug');
  });
  const mail = async () => (await scene.store.read(PATIENT)).mail.length;

  beforeEach(async () => {
    tries = 0;
    scene = await openClinic({ talk: breaks });
    scene.sent.length = 0;
  });
  afterEach(() => scene.close());

  it('leaves the message in the mailbox, and says nothing yet', async () => {
    await says(scene, POISON);
    expect({ tries, mail: await mail(), heard: heardBy(scene) }).toEqual({ tries: 1, mail: 1, heard: [] });
  });

  it('is tried again when the rescue comes up, and not before', async () => {
    await says(scene, POISON);
    await pass(scene, 19 * SECOND, SECOND);
    expect(tries).toBe(1);
    await pass(scene, SECOND);
    expect(tries).toBe(2);
  });

  it('is care after the third time: a task for a person, and a true sentence for the patient', async () => {
    await says(scene, POISON);
    await pass(scene, 60 * SECOND, 10 * SECOND);
    expect({ tries, mail: await mail(), heard: heardBy(scene) }).toEqual({
      tries: 3,
      mail: 0,
      heard: ['fault.sorry'],
    });
    const { tasks, tier, quotes } = await alertOf(scene);
    expect({ tasks, tier, words: quotes.map((quote) => quote.text) }).toEqual({
      tasks: ['unprocessed-message'],
      tier: 'soon',
      words: [POISON],
    });
    expect(await scene.store.members('open-alerts')).toHaveLength(1);
  });

  it('holds later messages back only until then, and they are answered in order', async () => {
    await says(scene, POISON);
    await says(scene, 'hello');
    await says(scene, 'thank you');
    await pass(scene, 60 * SECOND, 10 * SECOND);
    expect(heardBy(scene)).toEqual(['fault.sorry', 'everyday.greeting', 'everyday.thanks']);
  });

  it('does not stop the check-ins', async () => {
    await says(scene, POISON);
    await untilCheckIn(scene);
    expect(heardBy(scene).filter((key) => key.startsWith('check-in.greeting'))).toHaveLength(1);
  });
});

describe('a check-in whose dialog throws every time', () => {
  it('is given up for the day, and the next day has one planned all the same', async () => {
    const seen: string[] = [];
    const scene = await openClinic({
      talk: talkWith((event) => {
        if (event.kind !== 'check-in-due') return;
        seen.push(event.day);
        throw new Error('a bug');
      }),
    });
    await pass(scene, 2 * DAY, DAY / 48);
    expect(seen).toEqual(['03', '03', '03', '04', '04', '04'].map((day) => `2026-03-${day}`));
    await scene.close();
  });
});
