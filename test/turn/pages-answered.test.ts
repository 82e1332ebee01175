/** What comes back of a call or a paging service, in a clinic whose engine is the real one. */
import type { Content } from '../../src/content/content.ts';
import type { PageAck, PageEnd } from '../../src/model/page.ts';
import { MINUTE } from '../../src/model/time.ts';
import { createPageReceiver } from '../../src/paging/receiver.ts';
import type { PageReceiver } from '../../src/ports/paging.ts';
import type { Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, openClinic, pass, PATIENT, says } from './joined-patient.ts';

let scene: Scene;
let receiver: PageReceiver;
beforeEach(async () => {
  scene = await openClinic();
  receiver = createPageReceiver({
    store: scene.core.store,
    log: scene.log,
    watch: () => undefined,
    content: knowing(scene.content),
    acknowledge: ({ patientId, alertId, clinician }, by) =>
      scene.core.desk.act(patientId, alertId, { clinician, by }, { act: 'acknowledge' }),
  });
  await says(scene, CHEST_PAIN);
});
afterEach(() => scene.close());

const now = () => scene.shift.frozenAt;
/** Moreau, with a name in a paging service. */
function knowing(content: Content): Content {
  const contacts = [{ by: 'webhook', to: 'PLH1HKV' } as const];
  const clinicians = content.clinic.clinicians.map((who) =>
    who.id === 'moreau' ? { ...who, contacts } : who,
  );
  return { ...content, clinic: { ...content.clinic, clinicians } };
}
async function ack(more: Partial<PageAck> = {}): Promise<PageAck> {
  const { id } = await alertOf(scene);
  return {
    of: { patientId: PATIENT, alertId: id, clinician: 'otieno' },
    by: 'voice',
    doneAt: now(),
    ...more,
  };
}
async function end(how: PageEnd['how'], providerId = 'CA1'): Promise<PageEnd> {
  const { of } = await ack();
  return { of, by: 'voice', providerId, how };
}
/** As the engine notes a call that Twilio has taken. */
async function called(providerId = 'CA1'): Promise<void> {
  const alert = await alertOf(scene);
  const sent = { kind: 'sent', at: now(), clinician: 'otieno', by: 'voice', providerId } as const;
  await scene.core.store.commit(PATIENT, { put: { alert: { ...alert, facts: [...alert.facts, sent] } } });
}
const ended = async () =>
  (await alertOf(scene)).facts.flatMap((fact) =>
    fact.kind === 'undelivered' && fact.by === 'voice' ? [fact.because] : [],
  );

describe('an acknowledgement by telephone', () => {
  it('is one like any other: the patient hears who has it, and nobody else is told', async () => {
    expect(await receiver.acknowledged(await ack())).toBe('yours');
    await scene.core.untilIdle();
    expect((await alertOf(scene)).acknowledgedBy).toMatchObject({ clinician: 'otieno', by: 'voice' });
    expect(scene.sent.at(-1)?.message.key).toBe('told.acknowledged');
  });

  it('comes second when somebody has it, and for nothing when it is closed or another', async () => {
    const { of } = await ack();
    await scene.core.desk.act(
      PATIENT,
      of.alertId,
      { clinician: 'moreau', by: 'sms' },
      { act: 'acknowledge' },
    );
    expect(await receiver.acknowledged(await ack())).toBe('already');
    await scene.core.desk.act(
      PATIENT,
      of.alertId,
      { clinician: 'moreau', by: 'sms' },
      { act: 'resolve', outcome: 'acted' },
    );
    expect(await receiver.acknowledged(await ack())).toBe('gone');
    expect(await receiver.acknowledged(await ack({ of: { ...of, alertId: 'other' } }))).toBe('gone');
    expect(await receiver.acknowledged(await ack({ of: { ...of, patientId: 'other' } }))).toBe('gone');
  });

  it('told again after the alert has come back does not silence it', async () => {
    const first = await ack();
    expect(await receiver.acknowledged(first)).toBe('yours');
    await pass(scene, 16 * MINUTE);
    expect((await alertOf(scene)).status).toBe('open');
    expect(await receiver.acknowledged(first)).toBe('news');
    expect((await alertOf(scene)).status).toBe('open');
    expect(await receiver.acknowledged(await ack())).toBe('yours');
  });

  it('of a paging service counts for the clinician whom it knows, and for nobody it does not', async () => {
    expect(await receiver.acknowledged(await ack({ by: 'webhook', agent: 'SOMEBODY' }))).toBe(
      'unknown-person',
    );
    expect((await alertOf(scene)).status).toBe('open');
    expect(await receiver.acknowledged(await ack({ by: 'webhook', agent: 'PLH1HKV' }))).toBe('yours');
    expect((await alertOf(scene)).acknowledgedBy?.clinician).toBe('moreau');
  });
});

describe('a call that ended', () => {
  it.each(['no-answer', 'busy', 'failed', 'machine', 'ended'] as const)(
    '%s is a fact of its alert, once',
    async (how) => {
      await called();
      await receiver.ended(await end(how));
      await receiver.ended(await end(how));
      expect(await ended()).toEqual([how]);
    },
  );

  it('at a machine and then ended is one fact; a later call has its own', async () => {
    await called('CA1');
    await receiver.ended(await end('machine', 'CA1'));
    await receiver.ended(await end('ended', 'CA1'));
    await called('CA2');
    await receiver.ended(await end('no-answer', 'CA2'));
    expect(await ended()).toEqual(['machine', 'no-answer']);
  });

  it('after the key was pressed has not failed', async () => {
    await called();
    await receiver.acknowledged(await ack());
    await receiver.ended(await end('ended'));
    expect(await ended()).toEqual([]);
  });

  it('changes nothing of an alert that is closed', async () => {
    await called();
    await scene.core.desk.act(
      PATIENT,
      (await alertOf(scene)).id,
      { clinician: 'moreau', by: 'sms' },
      { act: 'resolve', outcome: 'acted' },
    );
    await receiver.ended(await end('ended'));
    expect(await ended()).toEqual([]);
  });
});
