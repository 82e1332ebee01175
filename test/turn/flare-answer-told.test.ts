/** A danger that a reply to a safety question of a flare has shown: whoever reads the alert was not there. */
import { pageCard } from '../../src/notify/page-card.ts';
import { shippedContent, type Scene } from '../harness/scene.ts';
import { alertOf, fileOf, openClinic, says } from './joined-patient.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openClinic();
  await says(scene, 'flare');
});
afterEach(async () => {
  await scene.core.settled();
  await scene.close();
});

async function shown(): Promise<string> {
  const [{ patient }, alert] = [await fileOf(scene), await alertOf(scene)];
  return JSON.stringify(pageCard(shippedContent, { patient, alert }, 'en').card);
}

it('says to which question somebody said no', async () => {
  await says(scene, 'no');
  expect(await shown()).toMatch(/Asked: ..Is this your usual kind of pain, only stronger.*Answered: ..no/);
});

it('says it of the question in other words', async () => {
  for (const reply of ['1', 'no']) await says(scene, reply);
  expect(await shown()).toMatch(/Asked: ..Have you had this same pain many times before.*Answered: ..no/);
});

it('says what a letter stands for', async () => {
  for (const reply of ['yes', 'B']) await says(scene, reply);
  expect(await shown()).toMatch(/Asked: ..new numbness or weakness, or a change.*Answered: ..B/);
});
