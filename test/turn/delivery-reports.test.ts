import { createLog } from '../../src/log.ts';
import type { DeliveryState } from '../../src/model/outgoing.ts';
import { DAY } from '../../src/model/time.ts';
import type { Scene } from '../harness/scene.ts';
import { CHEST_PAIN, alertOf, fileOf, openClinic, pages, PATIENT, says } from './joined-patient.ts';

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

  it.each(['21211', '21265', '21614', '21635'])('of %s mark the number as dead at once', async (code) => {
    await report('undelivered', code);
    expect((await fileOf(scene)).patient.sms?.dead).toBe(`carrier code ${code}`);
  });

  const missed = async (code: string, wait: number) => {
    messageId = `text ${(count += 1)}`;
    scene.shift.frozenAt += wait;
    await report('undelivered', code);
    await report('undelivered', code);
    return (await fileOf(scene)).patient.sms?.dead;
  };
  let count = 0;

  it.each(['30003', '30005', '30006'])(
    'of %s count: the third in a week marks the number as dead, and the clinic is to phone',
    async (code) => {
      expect(await missed(code, 0)).toBeUndefined();
      expect(await missed(code, 2 * DAY)).toBeUndefined();
      expect(await missed(code, 2 * DAY)).toBe(`carrier code ${code}`);
      expect(await alertOf(scene)).toMatchObject({ tier: 'soon', tasks: ['not-reachable'] });
      expect(pages(scene)).toEqual([]);
    },
  );

  it('of texts missed over weeks, or before the patient wrote again, do not add up', async () => {
    for (let week = 0; week < 6; week++) expect(await missed('30003', 5 * DAY)).toBeUndefined();
    await says(scene, 'hello');
    expect(await missed('30003', 0)).toBeUndefined();
    expect(await missed('30003', 0)).toBeUndefined();
    expect(await missed('30003', 0)).toBeDefined();
  });

  it('of a dead number while a danger is open make it a phone task', async () => {
    await says(scene, CHEST_PAIN);
    await report('undelivered', '21614');
    await scene.core.untilIdle();
    expect((await alertOf(scene)).facts.filter((fact) => fact.kind === 'opted-out')).toHaveLength(1);
  });

  it('of any text that was lost while a danger is open make it a phone task at once, and once', async () => {
    await says(scene, CHEST_PAIN);
    await report('undelivered', '30008');
    await report('failed');
    const silent = (await alertOf(scene)).facts.filter((fact) => fact.kind === 'opted-out');
    expect(silent).toMatchObject([{ because: 'not-reached' }]);
    expect((await fileOf(scene)).patient.sms?.dead).toBeUndefined();
  });

  it.each(['30002', '30004', '30007', '30008', '30009', '30034', '30022', '63038', '99999', '0'])(
    'of %s say nothing about the person',
    async (code) => {
      const before = await fileOf(scene);
      for (let n = 0; n < 4; n++) await missed(code, 0);
      expect(await fileOf(scene)).toEqual(before);
    },
  );

  it('that the person has opted out end consent once, and make a standing danger a phone task', async () => {
    await says(scene, CHEST_PAIN);
    await report('failed', '21610');
    await report('failed', '21610');
    expect((await fileOf(scene)).consent.sms).toBe('revoked');
    const records = (await scene.store.log(PATIENT, 'consents', 10)) as { action: string }[];
    expect(records.filter(({ action }) => action === 'revoke')).toHaveLength(1);
    expect((await alertOf(scene)).facts.filter((fact) => fact.kind === 'opted-out')).toHaveLength(1);
  });

  it.each(['30002', '30007', '30010', '30024', '30032', '30034', '30035', '63038'])(
    'of %s are about our account, and said loudly',
    async (code) => {
      const lines: string[] = [];
      const loud = createLog('error', { write: (line) => void lines.push(line) });
      await scene.close();
      scene = await openClinic({ log: loud });
      await says(scene, 'hello');
      messageId = scene.sent.at(-1)?.message.id ?? '';
      await report('failed', code);
      expect(lines.join('')).toContain(`"because":"twilio-${code}"`);
    },
  );

  it('of a message nobody knows change nothing that is kept of the patient', async () => {
    const before = await fileOf(scene);
    messageId = 'never sent';
    await report('sent');
    await report('delivered');
    expect(await fileOf(scene)).toEqual(before);
  });
});
