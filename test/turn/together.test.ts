/** Pages that wait for one phone: whatever dies in between, each alert is told of, and none waits for another. */
import { waitingFor } from '../../src/escalation/bundle.ts';
import type { Route } from '../../src/model/patient.ts';
import { readFile } from '../../src/model/file.ts';
import { MINUTE } from '../../src/model/time.ts';
import type { Scene } from '../harness/scene.ts';
import { openClinic, pass } from './joined-patient.ts';

const WISH = 'everyone would be better off without me';
const numberOf = (name: string): Route => ({ channel: 'sms', number: `+1555010333${name}`, via: 'twilio' });

let scene: Scene;
beforeEach(async () => {
  scene = await openClinic();
  for (const name of ['1', '2', '3', '4', '5', '6', '7']) {
    const mobile = `+1555010333${name}`;
    const zone = 'America/New_York';
    await scene.enrolPatient({ id: name, name: 'Nobody', mobile, language: 'en', zone, check_in: '23:00' });
    await scene.hear(numberOf(name), 'YES');
  }
  await scene.core.untilIdle();
  scene.sent.length = 0;
});
afterEach(() => scene.close());

const inDanger = async (...names: string[]) => {
  for (const name of names) {
    await scene.hear(numberOf(name), WISH);
    await scene.core.untilIdle();
  }
};
const pages = () => scene.sent.filter(({ message }) => message.owner === 'clinician/otieno');
const alertOf = async (name: string) => readFile((await scene.store.read(name)).docs)!.alert!;
const sentOf = async (name: string) => (await alertOf(name)).facts.filter(({ kind }) => kind === 'sent');

it('are five in a text at most, and the others in the next', async () => {
  await inDanger('1', '2', '3', '4', '5', '6', '7');
  await pass(scene, 3 * MINUTE);
  expect(pages().map(({ message }) => /\d alerts/.exec(message.text)?.[0] ?? 'one')).toEqual([
    'one',
    '5 alerts',
    'one',
  ]);
  for (const name of ['1', '2', '3', '4', '5', '6', '7']) expect(await sentOf(name)).toHaveLength(1);
  expect(await waitingFor(scene.store, 'otieno')).toEqual([]);
});

it('are each a page of their own again when the text is not taken', async () => {
  await inDanger('1', '2', '3');
  scene.refuse(({ key }) => (key === 'page.together' ? { kind: 'refused', because: 'test' } : undefined));
  await pass(scene, 4 * MINUTE);
  scene.refuse(() => undefined);
  await pass(scene, 4 * MINUTE);
  const told = pages()
    .map(({ message }) => message.text)
    .join(' ');
  for (const name of ['1', '2', '3']) {
    const { label, facts } = await alertOf(name);
    const isKnown = told.includes(label) || facts.some(({ kind }) => kind === 'failed');
    expect([name, isKnown]).toEqual([name, true]);
  }
  expect(await waitingFor(scene.store, 'otieno')).toEqual([]);
});

it('go on after a restart, and each patient hears once that somebody was told', async () => {
  await inDanger('1', '2', '3');
  await scene.restart();
  await pass(scene, 2 * MINUTE);
  expect(pages().map(({ message }) => message.key)).toEqual(['page.sms', 'page.together']);
  for (const name of ['1', '2', '3']) {
    const told = scene.sent.filter(({ message }) => message.owner === name && message.key === 'told.sent');
    expect([name, told.length]).toEqual([name, 1]);
  }
});
