/** What is written down for good of what is decided: all of it, once, and no word of anybody. */
import type { Alert } from '../../src/model/alert.ts';
import type { AuditEntry } from '../../src/model/audit.ts';
import { MINUTE } from '../../src/model/time.ts';
import { openScene, teamsRoute, type Scene } from '../harness/scene.ts';
import { CHEST_PAIN, NINE, PATIENT, alertOf, openClinic, pass, says } from './joined-patient.ts';

const of = (entries: readonly AuditEntry[], action: string) =>
  entries.filter((each) => each.action === action);
const actions = (entries: readonly AuditEntry[]) => entries.map(({ action }) => action);

async function factsOf(scene: Scene): Promise<string[]> {
  const closed = (await scene.store.log(PATIENT, 'alerts', 100)) as Alert[];
  return [...closed, await alertOf(scene)].flatMap(({ facts }) => facts.map(({ kind }) => `alert ${kind}`));
}

describe('the audit', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openClinic();
  });
  afterEach(() => scene.close());

  it('has who agreed to what and how, and by which number', async () => {
    await says(scene, 'STOP');
    await says(scene, 'START');
    const who = scene.store.pseudonym('patient', PATIENT);
    const route = scene.store.pseudonym('sms', '+15550107777');
    expect(scene.audited).toMatchObject([
      {
        action: 'consent invite',
        actor: 'clinic',
        who,
        at: NINE,
        facts: { channel: 'sms', method: 'enrolment' },
      },
      { action: 'consent grant', actor: 'patient', who, facts: { method: 'keyword', route } },
      { action: 'consent revoke', actor: 'patient', who, facts: { method: 'keyword', route } },
      { action: 'consent regrant', actor: 'patient', who, facts: { method: 'keyword', route } },
    ]);
    for (const { facts } of scene.audited) expect(facts['wording']).toBe(scene.content.version);
  });

  it('has why an alert was opened, with the rules and the content that decided', async () => {
    await says(scene, CHEST_PAIN);
    const [opened] = of(scene.audited, 'alert opened');
    const { version } = scene.content;
    expect(opened).toMatchObject({
      actor: 'service',
      at: NINE,
      facts: { tier: 'emergency', content: version },
    });
    expect(opened?.facts['signals']).toEqual(['cardiac']);
    expect(opened?.facts['rules']).toEqual((await alertOf(scene)).quotes[0]?.signals.map(({ rule }) => rule));
  });

  it('has every step of an alert once, to its end and into the next alert', async () => {
    const consents = scene.audited.length;
    await says(scene, 'nurse');
    await says(scene, CHEST_PAIN);
    await pass(scene, 4 * MINUTE);
    const first = await alertOf(scene);
    await scene.core.desk.act(PATIENT, first.id, { clinician: 'otieno', by: 'sms' }, { act: 'acknowledge' });
    await says(scene, 'still here');
    await scene.core.desk.act(
      PATIENT,
      first.id,
      { clinician: 'moreau', by: 'teams' },
      { act: 'resolve', outcome: 'acted' },
    );
    await says(scene, 'nurse');
    await says(scene, CHEST_PAIN);
    await pass(scene, MINUTE);
    expect(actions(scene.audited.slice(consents)).sort()).toEqual((await factsOf(scene)).sort());
    expect(of(scene.audited, 'alert acknowledged')).toMatchObject([
      { actor: 'clinician/otieno', alert: first.id },
    ]);
    expect(of(scene.audited, 'alert resolved')).toMatchObject([{ actor: 'clinician/moreau' }]);
    expect(of(scene.audited, 'alert raised')[0]).toMatchObject({ facts: { to: 'emergency' } });
  });

  it('has nothing that anybody wrote, is called or is reached by', async () => {
    await says(scene, `zanzibar ${CHEST_PAIN}`);
    await says(scene, 'zanzibar STOP texting me');
    await pass(scene, 20 * MINUTE);
    const text = JSON.stringify(scene.audited);
    expect(of(scene.audited, 'alert opened')).toHaveLength(1);
    for (const secret of ['zanzibar', 'crushing', 'Amina', 'Warsame', '0107777', PATIENT])
      expect(text).not.toContain(secret);
  });

  it('has a clinician’s card in the hands of somebody else', async () => {
    await says(scene, CHEST_PAIN);
    const { id } = await alertOf(scene);
    const from = teamsRoute('a passer-by');
    const action = { verb: 'acknowledge', patientId: PATIENT, alertId: id, from, trigger: 'person' as const };
    const before = scene.audited.length;
    await scene.core.receiver.acted(action);
    await scene.core.receiver.acted({ ...action, alertId: `${CHEST_PAIN} +15550107777`, verb: 'my words' });
    const [first, second] = scene.audited.slice(before);
    expect(first).toMatchObject({
      action: 'card refused',
      actor: scene.store.pseudonym('teams', 'a passer-by'),
      who: scene.store.pseudonym('patient', PATIENT),
      alert: id,
    });
    expect(second).toMatchObject({ alert: 'unreadable', facts: { wanted: 'other' } });
    expect((await alertOf(scene)).status).toBe('open');
  });
});

describe('an audit that cannot be written', () => {
  it('holds up no page and no answer, and loses nothing', async () => {
    let away = true;
    const written: AuditEntry[] = [];
    const audit = {
      write: async (entries: readonly AuditEntry[]) => {
        if (away) throw new Error('the disk is full');
        written.push(...entries);
      },
    };
    const scene = await openScene({ at: NINE, audit });
    const row = { id: PATIENT, name: 'Amina', mobile: '+15550107777', language: 'en', check_in: '09:25' };
    await scene.enrolPatient({ ...row, zone: 'America/New_York' });
    await says(scene, 'YES');
    await says(scene, CHEST_PAIN);
    expect(scene.sent.filter(({ message }) => message.purpose === 'page').length).toBeGreaterThan(0);
    expect(written).toEqual([]);
    away = false;
    await pass(scene, MINUTE);
    expect(actions(written)).toEqual(['consent invite', 'consent grant', ...(await factsOf(scene))]);
    await scene.close();
  });
});
