import type { DeliveryState } from '../../src/model/outgoing.ts';
import type { Scene } from '../harness/scene.ts';
import { CHEST_PAIN, alertOf, fileOf, openClinic, PATIENT, says } from './joined-patient.ts';

describe('delivery reports', () => {
  let scene: Scene;
  let messageId: string;
  beforeEach(async () => {
    scene = await openClinic();
    await says(scene, 'hello');
    messageId = scene.sent.at(-1)?.message.id ?? '';
  });
  afterEach(() => scene.close());

  const report = (state: DeliveryState, code?: string) =>
    scene.core.receiver.delivered({
      owner: PATIENT,
      messageId,
      providerId: 'x',
      state,
      ...(code ? { code } : {}),
    });
  const kept = async () =>
    ((await scene.store.log(PATIENT, 'deliveries', 10)) as { state: string }[]).map((each) => each.state);

  it('of a text that is still on its way leave nothing behind', async () => {
    for (const state of ['accepted', 'queued', 'sending'] as const) await report(state);
    expect(await kept()).toEqual([]);
  });

  it('are kept once each, however late and often they come', async () => {
    for (const state of ['delivered', 'delivered', 'sent', 'delivered', 'sent'] as const) await report(state);
    expect(await kept()).toEqual(['delivered', 'sent']);
  });

  it('of a text that nobody could take mark the number as dead', async () => {
    await report('undelivered', '30003');
    expect((await fileOf(scene)).patient.sms?.dead).toBe('carrier code 30003');
  });

  it('that the person has opted out end consent once, and make a standing danger a phone task', async () => {
    await says(scene, CHEST_PAIN);
    await report('failed', '21610');
    await report('failed', '21610');
    expect((await fileOf(scene)).consent.sms).toBe('revoked');
    const records = (await scene.store.log(PATIENT, 'consents', 10)) as { action: string }[];
    expect(records.filter(({ action }) => action === 'revoke')).toHaveLength(1);
    expect((await alertOf(scene)).facts.filter((fact) => fact.kind === 'opted-out')).toHaveLength(1);
  });

  it('of a message nobody knows change nothing that is kept of the patient', async () => {
    const before = await fileOf(scene);
    messageId = 'never sent';
    await report('sent');
    await report('delivered');
    expect(await fileOf(scene)).toEqual(before);
  });
});
