import { atLocal, dayAfter } from '../../src/model/time.ts';
import { openScene, type Scene } from '../harness/scene.ts';

const sms = { channel: 'sms', number: '+15550107777', via: 'twilio' } as const;
const today = '2026-03-31';
const from = dayAfter(today, -27);
const row = {
  id: 'p-1',
  name: 'Amina',
  mobile: sms.number,
  language: 'en',
  zone: 'America/New_York',
  check_in: '09:25',
  country: 'US',
};
const points = (values: number[]) => values.map((value, at) => ({ day: dayAfter(from, at), value }));

/** Four weeks of steady days, with much on two of them, and pain and rest after each. */
function boomAndBust() {
  const minutes = Array.from({ length: 28 }, () => 40);
  const pain = Array.from({ length: 28 }, () => 4);
  for (const at of [15, 22]) {
    minutes.splice(at, 3, 80, 10, 20);
    pain.splice(at, 3, 3, 7, 6);
  }
  return { 'activity/minutes': points(minutes), 'daily-check-in/pain-now': points(pain) };
}

describe('PROGRESS', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene({ at: atLocal(today, '12:00', 'America/New_York') });
    await scene.enrolPatient(row);
    await say('YES');
    const { docs } = await scene.store.read('p-1');
    const talk = { ...(docs['talk']?.value as object), trends: boomAndBust() };
    await scene.store.commit('p-1', { put: { talk } });
  });
  afterEach(() => scene.close());

  async function say(text: string): Promise<string> {
    const before = scene.sent.length;
    await scene.hear(sms, text);
    await scene.core.untilIdle();
    return scene.sent
      .slice(before)
      .map(({ message }) => message.text)
      .join(' ');
  }

  it('speaks of much and little in one sentence, with the days it rests on', async () => {
    expect(await say('progress')).toContain(
      'You did much more than usual on 19 March, 26 March. Then it hurt more and you could do less.',
    );
  });

  it('says nothing of pace while an urgent alert stands', async () => {
    await say('I keep thinking everyone would be better off without me');
    await say('no');
    const shown = await say('progress');
    expect(shown).toContain('Pain: 4 3 7');
    expect(shown).not.toContain('much more than usual');
  });

  it('says that there is no link where we have no address', async () => {
    expect(await say('link')).toBe('I cannot send a link here. To see your numbers, text PROGRESS.');
  });
});
