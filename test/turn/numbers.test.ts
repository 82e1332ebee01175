/** A number that means danger is talked about at once, and the questions do not go on as if nothing had been said. */
import { shippedContent, type Scene } from '../harness/scene.ts';
import type { TriggerRule } from '../../src/model/trigger.ts';
import { alertOf, fileOf, heardBy, openClinic, says, untilCheckIn } from './joined-patient.ts';

const LOWEST: TriggerRule = {
  id: 'lowest-mood',
  source: 'this test',
  when: { kind: 'answer', of: 'daily-check-in/mood', atMost: 0, refused: true },
  tier: 'urgent',
  signal: 'suicide_self_harm',
  notAgainDays: 0,
};

/** Everything is asked, so that a question follows the mood. */
const { rotation: _none, ...checkIns } = shippedContent.checkIns;

describe('a number that means danger', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openClinic({ content: { ...shippedContent, checkIns, triggers: [LOWEST] } });
    await untilCheckIn(scene);
    for (const number of ['4', '4', '4']) await says(scene, number);
    scene.sent.length = 0;
  });
  afterEach(() => scene.close());

  it.each(['0', 'skip'])(
    '"%s" raises an alert and is followed by the direct question alone',
    async (said) => {
      await says(scene, said);
      expect(heardBy(scene)).toEqual(['crisis.suicide.urgent', 'crisis.suicide.question', 'told.sent']);
      const alert = await alertOf(scene);
      expect(alert.tier).toBe('urgent');
      expect(alert.quotes[0]?.signals[0]).toMatchObject({
        signal: 'suicide_self_harm',
        rule: 'trigger/lowest-mood',
      });
    },
  );

  it('its answer is kept, and after a no the next question is asked before anything answers it', async () => {
    await says(scene, '0');
    await says(scene, 'no');
    expect((await fileOf(scene)).checkIn?.answers.map(({ linkId, value }) => [linkId, value])).toContainEqual(
      ['mood', 0],
    );
    scene.sent.length = 0;
    await says(scene, 'ok');
    expect(heardBy(scene)).toEqual(['daily-check-in/note']);
    await says(scene, 'a hard day');
    expect((await fileOf(scene)).checkIn).toMatchObject({ status: 'complete' });
  });

  it('a yes makes it an emergency', async () => {
    await says(scene, '0');
    await says(scene, 'yes');
    expect((await alertOf(scene)).tier).toBe('emergency');
  });

  it('any other number goes on', async () => {
    await says(scene, '1');
    expect(heardBy(scene)).toEqual(['daily-check-in/note']);
  });
});
