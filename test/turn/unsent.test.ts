/** Messages that ended unsent, and an operator who has them sent again. */
import { operatorCommands } from '../../src/ops/commands/commands.ts';
import { UNSENT } from '../../src/model/unsent.ts';
import type { Scene } from '../harness/scene.ts';
import { CHEST_PAIN, heardBy, openClinic, pass, PATIENT, says, untilCheckIn } from './joined-patient.ts';

describe('a message that ended unsent', () => {
  let scene: Scene;
  const ops = (name: string, ...args: string[]) =>
    operatorCommands({
      store: scene.store,
      watch: () => undefined,
      now: () => scene.shift.frozenAt,
      upMs: () => 90 * 60_000,
      version: '1',
      content: scene.content.version,
      readiness: async () => ({ ready: true, not: [], storeUp: true, skewMs: 0 }),
      draining: () => scene.core.draining,
      lastSweep: () => undefined,
      spooled: () => 0,
      setAside: () => 0,
      lookUp: () => ['teams'],
      roomLeft: () => 5_000_000_000,
      zone: scene.content.clinic.zone,
      holidays: scene.content.clinic.holidays,
      roster: scene.content.roster,
      clinicians: scene.content.clinic.clinicians.map(({ id }) => id),
      fallback: scene.content.clinic.fallback,
      policy: scene.content.policy,
      people: scene.content.clinic.clinicians,
      code: () => 'KT47',
      forms: scene.content.forms,
      formPolicy: scene.content.formPolicy,
      pacing: scene.content.outcomes.pacing,
      drain: () => scene.core.drain(),
      resume: () => scene.core.resume(),
      settled: () => scene.core.settled(),
    })[name]!(JSON.stringify({ args, json: false }));
  const printed = async (name: string, ...args: string[]) => {
    const outcome = await ops(name, ...args);
    return typeof outcome === 'string' ? outcome : outcome.refused;
  };
  const unsent = async () => (await scene.store.members(UNSENT)).filter(({ owner }) => owner === PATIENT);
  const inDoubt = () => scene.refuse(() => ({ kind: 'unknown', because: 'timeout' }));
  const restored = () => scene.refuse(() => undefined);

  beforeEach(async () => {
    scene = await openClinic();
    scene.sent.length = 0;
  });
  afterEach(() => scene.close());

  it('is listed when nobody knows whether it went out, and sent once when an operator wants it', async () => {
    inDoubt();
    await untilCheckIn(scene);
    restored();
    const [{ entry } = { entry: '' }] = await unsent();
    expect(await ops('outbox')).toContain(entry);
    expect(await ops('redrive', entry)).toContain('1 of 1 may have arrived');
    await scene.core.untilIdle();
    expect(heardBy(scene)).toEqual([]);
    await pass(scene, 3 * 3_600_000, 3_600_000);
    scene.sent.length = 0;
    const both = await Promise.all([printed('redrive', entry, '--yes'), printed('redrive', entry, '--yes')]);
    expect(both.sort()).toEqual(['0 messages are on the way again.', '1 message is on the way again.']);
    await scene.core.untilIdle();
    expect(heardBy(scene).join()).toContain('check-in.');
    expect(scene.sent).toHaveLength(1);
    expect(await unsent()).toEqual([]);
  });

  it('is none when all went out, and then there is nothing to be sent again', async () => {
    expect(await ops('redrive', '--yes')).toBe('0 messages are on the way again.');
  });

  it('is not sent again to somebody who has opted out since', async () => {
    inDoubt();
    await untilCheckIn(scene);
    restored();
    await says(scene, 'STOP');
    scene.sent.length = 0;
    await ops('redrive', '--yes');
    await scene.core.untilIdle();
    expect(heardBy(scene)).toEqual([]);
  });

  it('is listed when it was given up, and chosen by when that was', async () => {
    scene.refuse(() => ({ kind: 'later', afterMs: 0, because: 'http-503' }));
    await says(scene, 'thank you');
    await pass(scene, 2 * 3_600_000, 60_000);
    expect(await ops('outbox')).toMatch(/gave-up +sms/);
    await pass(scene, 3 * 3_600_000, 3_600_000);
    expect(await ops('redrive', '--since', '1h')).toBe('No message ended unsent.');
    expect(await ops('redrive', '--since', '1d')).toContain('everyday.thanks');
    expect(await ops('redrive', '--since', 'ever')).toMatchObject({
      refused: expect.stringContaining('30m'),
    });
    expect(await ops('redrive', 'no/such')).toMatchObject({ refused: expect.stringContaining('No message') });
  });

  it('is no refusal: the carrier would refuse it again', async () => {
    scene.refuse(() => ({ kind: 'refused', because: 'twilio-30007' }));
    await says(scene, 'thank you');
    expect(await unsent()).toEqual([]);
  });

  it('makes room for newer ones, so that a record does not grow with a bad week', async () => {
    inDoubt();
    for (let day = 0; day < 8; day++) await pass(scene, 24 * 3_600_000, 1_800_000);
    const { docs } = await scene.store.read(PATIENT);
    const kept = Object.keys(docs).filter((name) => name.startsWith('unsent:'));
    expect(kept).toHaveLength(5);
    expect((await unsent()).map(({ entry }) => `unsent:${entry}`).sort()).toEqual(kept.sort());
  });

  it('shows an operator neither words nor numbers of anybody, and the facts of an alert in order', async () => {
    inDoubt();
    await says(scene, CHEST_PAIN);
    restored();
    const label = /\b[A-Z]{2}\d\d\b/.exec(await printed('alert'))?.[0] ?? '';
    const told = await printed('alert', label.toLowerCase());
    expect(told.match(/opened|step|failed/g)?.slice(0, 2)).toEqual(['opened', 'step']);
    expect(told).toContain('America/New_York');
    const everything = [told, await printed('status'), await printed('due'), await printed('outbox')].join(
      '\n',
    );
    expect(everything).toMatch(/emergency: 1 open/);
    expect(everything).toMatch(/to be tried again +sms/);
    expect(everything).not.toMatch(/crushing|chest|Amina|\+1555/);
    expect(await ops('alert', 'ZZ99')).toMatchObject({ refused: expect.stringContaining('ZZ99') });
  });

  it('may be a page that no way takes yet', async () => {
    scene.refuse(({ purpose }) =>
      purpose === 'page' ? { kind: 'later', afterMs: 0, because: 'http-503' } : undefined,
    );
    await says(scene, CHEST_PAIN);
    expect(await printed('outbox')).toMatch(/to be tried again +sms .* page +otieno/);
  });

  it('is not half of what was asked for', async () => {
    const half: string[][] = [
      ['status', 'now'],
      ['alert', 'A', 'B'],
      ['redrive', 'one', 'two', '--yes'],
      ['drain', 'off', 'please'],
    ];
    for (const [name = '', ...args] of half)
      expect(await ops(name, ...args)).toMatchObject({ refused: expect.any(String) });
  });

  it('waits while the service drains, which says when it is done', async () => {
    expect(await ops('drain')).toContain('nothing is under way');
    expect(await ops('status')).toContain('call');
    expect(scene.core.draining).toBe(true);
    expect(await ops('drain', 'off')).toContain('again');
    expect(scene.core.draining).toBe(false);
  });
});
