/** Somebody has an alert and cannot be told that there is more: nobody knows of it, so it is everybody's again, at once. */
import { clinicianOwner } from '../../src/escalation/clinician-file.ts';
import { ROSTER } from '../../src/escalation/roster-book.ts';
import { MINUTE, SECOND } from '../../src/model/time.ts';
import type { Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, openClinic, PATIENT, pages, pass, says } from './joined-patient.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openClinic();
  await says(scene, CHEST_PAIN);
  await scene.core.desk.act(
    PATIENT,
    (await alertOf(scene)).id,
    { clinician: 'otieno', by: 'sms' },
    { act: 'in-contact' },
  );
  await pass(scene, 5 * MINUTE);
  scene.sent.length = 0;
});
afterEach(() => scene.close());

const told = () => pages(scene).map(({ message }) => message.owner);
const comesBack = async () =>
  (await alertOf(scene)).facts.flatMap((fact) => (fact.kind === 'came-back' ? [fact.because] : []));

it('because their phone takes no text', async () => {
  scene.refuse(({ owner }) =>
    owner === 'clinician/otieno' ? { kind: 'refused', because: 'twilio-21614' } : undefined,
  );
  await says(scene, `${CHEST_PAIN}, it is worse`);
  expect(await comesBack()).toEqual(['new-danger']);
  // She is tried first, in vain, and then the next of the policy without any wait.
  expect(told()).toEqual(['clinician/moreau']);
});

it('because the text does not arrive', async () => {
  await says(scene, `${CHEST_PAIN}, it is worse`);
  expect(await comesBack()).toEqual([]);
  const { message, providerId } = pages(scene)[0]!;
  scene.refuse(({ owner }) =>
    owner === 'clinician/otieno' ? { kind: 'refused', because: 'twilio-21614' } : undefined,
  );
  await scene.core.receiver.delivered({
    owner: clinicianOwner('otieno'),
    messageId: message.id,
    providerId,
    state: 'undelivered',
    code: '30003',
  });
  await scene.core.untilIdle();
  expect(await comesBack()).toEqual(['new-danger']);
  // Her phone has just rung, so it is tried again in half a minute, and not in the two of a step.
  await pass(scene, 31 * SECOND, SECOND);
  expect(told()).toEqual(['clinician/otieno', 'clinician/moreau']);
});

it('but not while one way to them has worked', async () => {
  await says(scene, `${CHEST_PAIN}, it is worse`);
  await pass(scene, 10 * MINUTE);
  expect(await comesBack()).toEqual([]);
  expect(told()).toEqual(['clinician/otieno']);
});

it('a carrier that asks us to come back in an hour has failed now, and the next is told at once', async () => {
  await scene.core.desk.act(
    PATIENT,
    (await alertOf(scene)).id,
    { clinician: 'otieno', by: 'sms' },
    { act: 'resolve', outcome: 'acted' },
  );
  await scene.core.untilIdle();
  scene.sent.length = 0;
  scene.refuse(({ owner }) =>
    owner === 'clinician/otieno'
      ? { kind: 'later', afterMs: 60 * MINUTE, because: 'twilio-63038' }
      : undefined,
  );
  await says(scene, CHEST_PAIN);
  expect(told()).toEqual(['clinician/moreau']);
});

it('a record of the roster that nobody can read keeps nobody from being called', async () => {
  await scene.store.commit(ROSTER, { put: { roster: { v: 9 } } });
  await scene.core.desk.act(
    PATIENT,
    (await alertOf(scene)).id,
    { clinician: 'otieno', by: 'sms' },
    { act: 'reassign', to: 'moreau' },
  );
  await scene.core.untilIdle();
  expect(told()).toContain('clinician/moreau');
});
