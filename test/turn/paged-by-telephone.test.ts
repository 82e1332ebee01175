/** A step that asks for the telephone: what is called, what is written down of it, and who is told next when nobody lifts. */
import type { Content } from '../../src/content/content.ts';
import type { Page } from '../../src/model/page.ts';
import type { Sent } from '../../src/model/outgoing.ts';
import { createPageReceiver } from '../../src/paging/receiver.ts';
import { MINUTE } from '../../src/model/time.ts';
import { shippedContent, type Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, heardBy, openClinic, pass, PATIENT, says } from './joined-patient.ts';

const VOICE = { by: 'voice', to: '+15550100201' } as const;
/** Otieno has a telephone beside the rest, and emergencies ring it alone; Moreau has none. */
function withTelephone(): Content {
  const { clinic, policy } = shippedContent;
  const clinicians = clinic.clinicians.map((who) =>
    who.id === 'otieno' ? { ...who, contacts: [VOICE] } : who,
  );
  const { emergency } = policy.tiers;
  if (emergency.kind !== 'page') throw new Error('an emergency pages');
  const [first, ...rest] = emergency.steps;
  const steps = [{ ...first!, by: ['voice' as const] }, ...rest];
  const tiers = { ...policy.tiers, emergency: { ...emergency, steps } };
  return { ...shippedContent, clinic: { ...clinic, clinicians }, policy: { ...policy, tiers } };
}

let scene: Scene;
let called: Page[];
let answer: Sent;
beforeEach(async () => {
  called = [];
  answer = { kind: 'accepted', providerId: 'CA1' };
  const voice = {
    send: async (page: Page) => {
      called.push(page);
      return answer;
    },
  };
  scene = await openClinic({ content: withTelephone(), pagers: { voice } });
});
afterEach(() => scene.close());

const receiver = () =>
  createPageReceiver({
    store: scene.core.store,
    content: scene.content,
    log: scene.log,
    watch: () => undefined,
    acknowledge: ({ patientId, alertId, clinician }, by) =>
      scene.core.desk.act(patientId, alertId, { clinician, by }, { act: 'acknowledge' }),
  });
const steps = async () =>
  (await alertOf(scene)).facts.flatMap((fact) => (fact.kind === 'step' ? [fact.told.join('+')] : []));

it('the telephone is given label, urgency and ids, and the patient hears once that somebody was told', async () => {
  await says(scene, CHEST_PAIN);
  const alert = await alertOf(scene);
  expect(called).toEqual([
    {
      id: expect.any(String),
      of: { patientId: PATIENT, alertId: alert.id, clinician: 'otieno' },
      to: '+15550100201',
      lang: 'en',
      tier: 'emergency',
      label: alert.label,
      why: 'page',
      at: scene.shift.frozenAt,
    },
  ]);
  expect(JSON.stringify(called)).not.toMatch(/Amina|chest|0107777/);
  expect(alert.facts).toContainEqual(
    expect.objectContaining({ kind: 'sent', by: 'voice', providerId: 'CA1' }),
  );
  expect(heardBy(scene).filter((key) => key === 'told.sent')).toHaveLength(1);
});

it('a key pressed in the call takes the alert, and nobody else is told', async () => {
  await says(scene, CHEST_PAIN);
  const [page] = called;
  expect(await receiver().acknowledged({ of: page!.of, by: 'voice', doneAt: page!.at })).toBe('yours');
  await pass(scene, 5 * MINUTE);
  expect(await steps()).toEqual(['otieno']);
});

it('a call that nobody takes is a fact, and the next are told at once', async () => {
  await says(scene, CHEST_PAIN);
  const [page] = called;
  await receiver().ended({ of: page!.of, by: 'voice', providerId: 'CA1', how: 'no-answer' });
  await scene.core.untilIdle();
  expect(await steps()).toEqual(['otieno', 'otieno+moreau']);
});

it('a telephone that cannot be reached is a page that failed', async () => {
  answer = { kind: 'refused', because: 'twilio-21211' };
  await says(scene, CHEST_PAIN);
  expect((await alertOf(scene)).facts).toContainEqual(
    expect.objectContaining({ kind: 'failed', by: 'voice', because: 'twilio-21211' }),
  );
  expect((await steps()).length).toBeGreaterThan(1);
});
