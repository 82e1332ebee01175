/** What a clinician does crosses on its way with what the patient writes, and the policy changes under an open alert. */
import { changeRoster } from '../../src/escalation/roster-book.ts';
import type { Content } from '../../src/content/content.ts';
import type { Route } from '../../src/model/patient.ts';
import { DAY, MINUTE } from '../../src/model/time.ts';
import { openScene, shippedContent, type Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, openClinic, pass, says, sentTo } from './joined-patient.ts';

const NURSE: Route = { channel: 'sms', number: '+15550100201', via: 'twilio' };
const WORSE = 'i am going to end my life tonight';

let scene: Scene;
afterEach(() => scene.close());

async function types(text: string): Promise<string | undefined> {
  await scene.hear(NURSE, text);
  await scene.core.untilIdle();
  return scene.sent.findLast(({ message }) => message.owner === 'clinician/otieno')?.message.key;
}

/** The store keeps the clock that it was opened with. */
let clock: { frozenAt: number };
async function deployed(content: Content): Promise<void> {
  const { store, shift } = scene;
  clock = shift;
  scene = await openScene({ at: shift.frozenAt, content, store: async () => store });
}
async function later(ms: number, step = MINUTE): Promise<void> {
  for (let left = ms; left > 0; left -= step) {
    clock.frozenAt += step;
    scene.shift.frozenAt += step;
    await scene.core.untilIdle();
  }
}

describe('an act that crosses with new danger', () => {
  beforeEach(async () => {
    scene = await openClinic();
    await says(scene, 'everyone would be better off without me');
    await types('1a');
  });

  it.each(['1r false alarm', '1s10'])('"%s" neither ends nor puts off what nobody has read', async (text) => {
    await says(scene, WORSE);
    expect(await types(text)).toBe('page.crossed');
    const { status, tier, snoozedUntil } = await alertOf(scene);
    expect([status, tier, snoozedUntil]).toEqual(['open', 'emergency', undefined]);
    await pass(scene, MINUTE, MINUTE / 2);
    expect(await types(text)).not.toBe('page.crossed');
  });

  it('also of the same urgency as before', async () => {
    await says(scene, 'no');
    await pass(scene, 2 * MINUTE);
    await says(scene, 'i want to die');
    expect(await types('1r acted')).toBe('page.crossed');
    expect((await alertOf(scene)).status).toBe('acknowledged');
  });

  it('acknowledges what it has become, and says so; then it may be closed', async () => {
    await says(scene, WORSE);
    await types('1a');
    const answer = scene.sent.findLast(({ message }) => message.key === 'page.acknowledged');
    expect(answer?.message.text).toContain('emergency');
    expect(await types('1r acted')).toBe('page.resolved');
  });

  it('but words of no danger keep nobody from closing it', async () => {
    await types('1a');
    await pass(scene, 2 * MINUTE);
    await says(scene, 'thanks');
    expect(await types('1r acted')).toBe('page.resolved');
  });
});

describe('a policy that begins to page for what was only on the list', () => {
  const listed: Content = {
    ...shippedContent,
    policy: { ...shippedContent.policy, tiers: { ...shippedContent.policy.tiers, urgent: { kind: 'list' } } },
  };
  beforeEach(async () => {
    scene = await openClinic({ content: listed });
    await says(scene, 'everyone would be better off without me');
  });
  const deploy = async () => {
    await deployed(shippedContent);
    await later(DAY, DAY);
  };

  it('pages for it, though it was open before', async () => {
    expect((await alertOf(scene)).steps).toBe(0);
    await deploy();
    expect((await alertOf(scene)).steps).toBe(1);
    expect(sentTo(scene, 'clinician/otieno')).toContain('page.sms');
  });

  it('brings it back, though somebody had it', async () => {
    const { patientId, id } = await alertOf(scene);
    await scene.core.desk.act(patientId, id, { clinician: 'moreau', by: 'sms' }, { act: 'acknowledge' });
    await deploy();
    await later(MINUTE);
    expect((await alertOf(scene)).status).toBe('open');
  });
});

it('an emergency whose holder has left the clinic comes back to who is there, though the steps are fewer now', async () => {
  scene = await openClinic();
  await changeRoster(scene.store, 'America/New_York', 'test', {
    kind: 'override',
    of: { line: 'first', who: 'haddad', from: '2026-03-03', until: '2026-03-05' },
  });
  await says(scene, CHEST_PAIN);
  await pass(scene, 11 * MINUTE);
  const { patientId, id } = await alertOf(scene);
  await scene.core.desk.act(patientId, id, { clinician: 'haddad', by: 'sms' }, { act: 'acknowledge' });
  const { clinic, policy } = shippedContent;
  const { emergency } = policy.tiers;
  if (emergency.kind !== 'page') throw new Error('an emergency does not page');
  const shorter = { ...emergency, steps: emergency.steps.slice(0, 1), repeatFrom: 0 };
  await deployed({
    ...shippedContent,
    clinic: {
      ...clinic,
      fallback: 'moreau',
      clinicians: clinic.clinicians.filter(({ id: who }) => who !== 'haddad'),
    },
    policy: { ...policy, tiers: { ...policy.tiers, emergency: shorter } },
  });
  await later(16 * MINUTE);
  const { status, facts } = await alertOf(scene);
  expect(status).toBe('open');
  expect(facts.findLast(({ kind }) => kind === 'came-back')).toMatchObject({ because: 'no-outcome' });
  await later(3 * MINUTE);
  expect(sentTo(scene, 'clinician/otieno')).toContain('page.came-back');
});
