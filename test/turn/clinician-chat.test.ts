/** What a clinician asks for in their own chat: shown there and nowhere else, and written down. */
import { createClinicianChat } from '../../src/clinician-chat/clinician-chat.ts';
import { readWanted } from '../../src/clinician-chat/wanted.ts';
import { teamsRouteOf } from '../../src/escalation/clinician-file.ts';
import type { Outgoing } from '../../src/model/outgoing.ts';
import type { TeamsRoute } from '../../src/model/patient.ts';
import { shippedContent, teamsRoute, type Scene } from '../harness/scene.ts';
import { cardFaults } from '../harness/valid-card.ts';
import { CHEST_PAIN, openClinic, says } from './joined-patient.ts';

const OTIENO = '5c1f0a50-0000-4000-8000-000000000201';
const own = teamsRoute(OTIENO);
/** Where a group reads along there is no conversation to answer into. */
const inAChannel: TeamsRoute = { channel: 'teams', user: OTIENO };
let scene: Scene;
beforeAll(async () => {
  scene = await openClinic({
    chat: ({ store, audit, core }) =>
      createClinicianChat({
        store,
        audit,
        content: shippedContent,
        duties: { at: (at) => core().duties.at(at), lastKnown: (at) => core().duties.lastKnown(at) },
        now: () => scene.shift.frozenAt,
      }),
  });
  await scene.core.receiver.installed(own);
  await says(scene, CHEST_PAIN);
});
afterAll(() => scene.close());

async function asks(text: string, from: TeamsRoute = own): Promise<Outgoing | undefined> {
  const before = scene.sent.length;
  await scene.hear(from, text);
  await scene.core.untilIdle();
  return scene.sent.slice(before).find(({ message }) => message.owner === 'clinician/otieno')?.message;
}

it.each([
  ['patients', ['Open alert: 1', 'Amina Warsame', 'patient-1']],
  ['Pacientes.', ['Amina Warsame']],
  ['brief amina', ['Visit brief: Amina Warsame', 'Alerts']],
  ['Brief: patient-1', ['Visit brief: Amina Warsame']],
  ['on call', ['Grace Otieno', '15550100201', 'Samira Haddad']],
])('"%s" is answered with a valid card, and no name where a locked screen shows it', async (text, shown) => {
  const message = await asks(text);
  const written = JSON.stringify(message?.card);
  for (const each of shown) expect(written).toContain(each);
  expect(cardFaults(message?.card)).toEqual([]);
  expect(message?.text).not.toMatch(/Amina|patient-1|Otieno/);
});

it('the label of an alert names its patient', async () => {
  const { alert } = await import('../../src/model/file.ts').then(async ({ readFile }) => ({
    alert: readFile((await scene.store.read('patient-1')).docs)?.alert,
  }));
  const message = await asks(`brief ${alert?.label}`);
  expect(JSON.stringify(message?.card)).toContain('Visit brief: Amina Warsame');
});

it('a name that nobody has shows nothing', async () => {
  const message = await asks('brief amadeus');
  expect(message).toMatchObject({ key: 'clinic.chat.nobody' });
  expect(message?.card).toBeUndefined();
});

it('in a channel nothing of it is said, and the own chat is not forgotten', async () => {
  const message = await asks('patients', inAChannel);
  expect(message?.key).not.toBe('clinic.chat.patients');
  expect(JSON.stringify(message ?? '')).not.toContain('Amina');
  expect(await teamsRouteOf(scene.store, 'otieno')).toEqual(own);
});

it('by text it is no command', async () => {
  await scene.hear({ channel: 'sms', number: '+15550100201', via: 'twilio' }, 'patients');
  await scene.core.untilIdle();
  expect(scene.sent.map(({ message }) => `${message.to.channel} ${message.key}`)).not.toContain(
    'sms clinic.chat.patients',
  );
});

it('a danger that a clinician writes of is heard before any command', async () => {
  const message = await asks('I want to kill myself tonight');
  expect(message?.key).toBe('stranger.emergency');
});

it('who looked at whom is written down, by pseudonym', () => {
  const who = scene.store.pseudonym('patient', 'patient-1');
  expect(scene.audited).toContainEqual(
    expect.objectContaining({
      actor: 'clinician/otieno',
      action: 'patients listed',
      facts: { where: 'teams', patients: [who] },
    }),
  );
  expect(scene.audited).toContainEqual(
    expect.objectContaining({ actor: 'clinician/otieno', action: 'brief made', who }),
  );
});

it('a channel is told of an alert by label and urgency, and of nobody', async () => {
  const [first, ...others] = shippedContent.clinic.clinicians;
  const to = '19:alerts@thread.tacv2';
  const told = { ...first, contacts: [{ by: 'teams-channel' as const, to }] } as NonNullable<typeof first>;
  const { emergency } = shippedContent.policy.tiers;
  if (emergency.kind !== 'page') throw new Error('an emergency pages nobody');
  const steps = emergency.steps.map((step) => ({ ...step, by: ['teams-channel' as const] }));
  const tiers = { ...shippedContent.policy.tiers, emergency: { ...emergency, steps } };
  const people = [told, ...others];
  const content = {
    ...shippedContent,
    clinic: { ...shippedContent.clinic, clinicians: people, onCall: [told.id] },
    policy: { ...shippedContent.policy, tiers },
    roster: {
      ...shippedContent.roster,
      lines: shippedContent.roster.lines.map((line) => ({ ...line, shifts: [{ people: [told.id] }] })),
    },
  };
  const clinic = await openClinic({ content });
  await clinic.core.receiver.installed(own);
  await says(clinic, CHEST_PAIN);
  const post = clinic.sent.find(({ message }) => message.key === 'page.channel')?.message;
  expect(post?.to).toMatchObject({ channel: 'teams', user: to, reference: own.reference });
  expect(post?.text).toMatch(/^Harbor Pain: alert [A-Z]{2}\d\d, emergency\nLook in Teams for the details\.$/);
  expect(post?.card).toBeUndefined();
  await clinic.close();
});

it.each([
  'what is open',
  "What's open?",
  'open alerts',
  'alerts',
  'who is waiting',
  '¿Qué hay abierto?',
  'alertas',
])('"%s" asks for the patients, of whom those with an open alert come first', (text) =>
  expect(readWanted(text)).toEqual({ kind: 'patients' }),
);

it.each(['1A', 'patients please', 'briefly', 'oncologist', 'call me', 'open brief', 'show', 'any'])(
  '"%s" is none of them',
  (text) => {
    expect(readWanted(text)).toBeUndefined();
  },
);
