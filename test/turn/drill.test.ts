/** A drill from its beginning to its end: whoever is rung, no patient hears of it, and nobody in danger waits for it. */
import { DRILLS } from '../../src/escalation/clinician-file.ts';
import { openAlerts } from '../../src/escalation/open-alerts.ts';
import { lanes } from '../../src/model/work.ts';
import { MINUTE, SECOND } from '../../src/model/time.ts';
import { operate } from '../harness/operator.ts';
import { contentWith } from '../harness/staff.ts';
import type { Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, fileOf, openClinic, pass, PHONE, says } from './joined-patient.ts';

let scene: Scene;
afterEach(() => scene.close());
const everyWay = contentWith({ clinic: 'every-way' });
const firstSent = (owner: string) => scene.sent.find(({ message }) => message.owner === owner);

it.each(['answered', 'unanswered', 'stopped'])(
  '%s, it says DRILL in all that is sent, to clinicians alone',
  async (how) => {
    scene = await openClinic({ content: everyWay });
    scene.sent.length = 0;
    const before = await fileOf(scene);
    await operate(scene, 'drill');
    await pass(scene, 3 * MINUTE);
    const page = scene.paged.find(({ by }) => by === 'voice')!.page;
    if (how === 'answered')
      await scene.pages.acknowledged({ of: page.of, by: 'voice', doneAt: scene.shift.frozenAt });
    if (how === 'stopped') await operate(scene, 'drill stop');
    await pass(scene, 30 * MINUTE);
    expect(scene.sent.length).toBeGreaterThan(1);
    for (const { message } of scene.sent)
      expect([message.owner, message.text]).toEqual([
        expect.stringMatching(/^clinician\//),
        expect.stringContaining('DRILL'),
      ]);
    expect(new Set(scene.paged.map(({ by }) => by))).toEqual(new Set(['voice', 'email', 'webhook']));
    const said = scene.paged.filter(({ text }) => !text.endsWith(': closed'));
    for (const { text } of said) expect(text).toContain('DRILL');
    expect((await fileOf(scene)).versions).toEqual(before.versions);
    expect((await scene.store.read(DRILLS)).mail).toEqual([]);
    expect(await openAlerts(scene.store)).toEqual([]);
    const left = await Promise.all(lanes.map((lane) => scene.store.peek(lane, Infinity, 100)));
    expect(left.flat().filter(({ owner }) => owner === DRILLS)).toEqual([]);
  },
);

it('keeps nobody waiting whose danger is not an emergency: a phone that rang for practice rings for them at once', async () => {
  scene = await openClinic();
  await operate(scene, 'drill');
  scene.shift.frozenAt += 2 * SECOND;
  scene.sent.length = 0;
  await says(scene, 'everyone would be better off without me');
  const alert = await alertOf(scene);
  expect(firstSent('clinician/otieno')).toMatchObject({
    at: scene.shift.frozenAt,
    message: { text: expect.stringContaining(alert.label) },
  });
});

it('rings nobody any more once somebody in danger has nobody, whatever of it was under way', async () => {
  scene = await openClinic();
  // The phone has just rung for somebody, so that the drill has to wait.
  await says(scene, 'everyone would be better off without me');
  await scene.hear({ ...PHONE, number: '+15550100201' } as typeof PHONE, 'advised');
  await scene.core.untilIdle();
  await operate(scene, 'drill');
  scene.sent.length = 0;
  await says(scene, CHEST_PAIN);
  await pass(scene, 4 * MINUTE);
  const texts = scene.sent.filter(({ message }) => message.owner.startsWith('clinician/'));
  expect(texts.length).toBeGreaterThan(0);
  for (const { message } of texts) expect(message.text).not.toContain('DRILL');
});
