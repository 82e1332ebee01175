/** A patient who has joined by text, in a clinic whose clock only moves when told; and a few ways to look at what happened. */
import { createTalk } from '../../src/bot/talk.ts';
import { converse, dialogs } from '../../dialogs/root.ts';
import { TURN } from '../../dialogs/turn-of.ts';
import type { Alert } from '../../src/model/alert.ts';
import type { CheckIn } from '../../src/model/check-in.ts';
import type { Event } from '../../src/model/event.ts';
import { readFile, type PatientFile } from '../../src/model/file.ts';
import type { Route } from '../../src/model/patient.ts';
import { MINUTE } from '../../src/model/time.ts';
import type { Talk } from '../../src/turn/talk.ts';
import { openScene, type Scene, type SceneOptions } from '../harness/scene.ts';

export const PATIENT = 'patient-1';
export const PHONE: Route = { channel: 'sms', number: '+15550107777', via: 'twilio' };
/** Nine in the morning in New York; the patient's check-in comes at 09:41. */
export const NINE = Date.parse('2026-03-03T14:00:00Z');
export const CHEST_PAIN = 'crushing pain in my chest';

export async function openClinic(options: Partial<SceneOptions> = {}): Promise<Scene> {
  const scene = await openScene({ at: NINE, ...options });
  await scene.enrolPatient({
    id: PATIENT,
    name: 'Amina Warsame',
    mobile: PHONE.channel === 'sms' ? PHONE.number : '',
    language: 'en',
    zone: 'America/New_York',
    check_in: '09:25',
  });
  await says(scene, 'YES');
  return scene;
}

export async function says(scene: Scene, text: string): Promise<void> {
  await scene.hear(PHONE, text);
  await scene.core.untilIdle();
}

/** In steps, so that what is due happens in its order and at its time. */
export async function pass(scene: Scene, ms: number, step = MINUTE): Promise<void> {
  for (let left = ms; left > 0; left -= step) {
    scene.shift.frozenAt += Math.min(step, left);
    await scene.core.untilIdle();
  }
}

export const untilCheckIn = (scene: Scene) => pass(scene, 42 * MINUTE, 7 * MINUTE);

export async function fileOf(scene: Scene): Promise<PatientFile> {
  const file = readFile((await scene.store.read(PATIENT)).docs);
  if (file === undefined) throw new Error('the patient is not enrolled');
  return file;
}

export async function alertOf(scene: Scene): Promise<Alert> {
  const { alert } = await fileOf(scene);
  if (alert === undefined) throw new Error('there is no alert');
  return alert;
}

export async function checkInsOf(scene: Scene): Promise<CheckIn[]> {
  return (await scene.store.log(PATIENT, 'check-ins', 100)) as CheckIn[];
}

export function sentTo(scene: Scene, owner: string): string[] {
  return scene.sent.filter(({ message }) => message.owner === owner).map(({ message }) => message.key);
}
export const heardBy = (scene: Scene) => sentTo(scene, PATIENT);
export const pages = (scene: Scene) => scene.sent.filter(({ message }) => message.purpose === 'page');

/** The real conversation, but for what `instead` does before it. */
export function talkWith(instead: (event: Event) => Promise<void> | void): Talk {
  const real = createTalk({ dialogs: dialogs(), turnKey: TURN, converse });
  return async (collected) => {
    await instead(collected.turn.event);
    await real(collected);
  };
}

export const isSaid = (event: Event, text: string) => event.kind === 'said' && event.text === text;
