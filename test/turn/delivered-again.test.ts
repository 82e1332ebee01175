/** A carrier that was not told that a clinician's text arrived delivers it again: it is one command all the same. */
import { createDesk } from '../../src/escalation/desk.ts';
import type { Route } from '../../src/model/patient.ts';
import { readFile } from '../../src/model/file.ts';
import type { Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, openClinic, pass, says, sentTo } from './joined-patient.ts';

const NURSE: Route = { channel: 'sms', number: '+15550100201', via: 'twilio' };
const OTHERS_NUMBER = '+15550108888';
const OTHER: Route = { channel: 'sms', number: OTHERS_NUMBER, via: 'twilio' };

let scene: Scene;
beforeEach(async () => {
  scene = await openClinic();
  await says(scene, CHEST_PAIN);
});
afterEach(() => scene.close());

async function types(text: string, providerId: string): Promise<void> {
  await scene.hear(NURSE, text, { providerId });
  await scene.core.untilIdle();
}
async function joins(): Promise<void> {
  await scene.enrolPatient({
    id: 'other',
    name: 'Ada',
    mobile: OTHERS_NUMBER,
    language: 'en',
    zone: 'America/New_York',
    check_in: '23:00',
  });
  await scene.hear(OTHER, 'YES');
}
const alertOfOther = async () => readFile((await scene.store.read('other')).docs)?.alert;
const kinds = async () => (await alertOf(scene)).facts.map(({ kind }) => kind);

it.each(['1t moreau', '1i', '1s10', '1 take over', '1r acted'])('"%s" is noted once', async (text) => {
  await types('1a', 'first');
  await types(text, 'again');
  const [before, steps] = [await kinds(), (await alertOf(scene)).steps];
  await pass(scene, 30_000, 15_000);
  await types(text, 'again');
  await pass(scene, 30_000, 15_000);
  expect(await kinds()).toEqual(before);
  expect((await alertOf(scene)).steps).toBe(steps);
});

it("after graver news it is not said to be done: the alert is nobody's again", async () => {
  await joins();
  await scene.hear(OTHER, 'everyone would be better off without me');
  await pass(scene, 60_000, 15_000);
  await types('ok', 'again');
  await scene.hear(OTHER, CHEST_PAIN);
  await pass(scene, 60_000, 15_000);
  await types('ok', 'again');
  const alert = (await alertOfOther())!;
  expect(alert.status).toBe('open');
  // Whose process died before it could answer is answered now.
  const { store, content, log } = scene;
  const desk = createDesk({ store, content, log, watch: () => undefined, wake: () => undefined });
  const cause = alert.facts.flatMap((fact) => ('cause' in fact && fact.cause ? [fact.cause] : []))[0]!;
  const told = await desk.act(
    'other',
    alert.id,
    { clinician: 'otieno', by: 'sms', cause },
    { act: 'acknowledge' },
  );
  expect(told).toMatchObject({ kind: 'refused', because: 'news' });
});

it('and typed again by the person it is a new one', async () => {
  await types('1s10', 'first');
  await types('1s10', 'second');
  expect((await kinds()).filter((kind) => kind === 'snoozed')).toHaveLength(2);
});

it('a word without a number stays with the alert that it was meant for, though another has rung since', async () => {
  await types('ok', 'again');
  await joins();
  await scene.hear(OTHER, CHEST_PAIN);
  await pass(scene, 60_000, 15_000);
  expect(sentTo(scene, 'clinician/otieno').filter((key) => key === 'page.sms')).toHaveLength(2);
  await types('ok', 'again');
  expect((await alertOfOther())?.status).toBe('open');
  await types('ok', 'new');
  expect((await alertOfOther())?.status).toBe('acknowledged');
});
