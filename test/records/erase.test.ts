/** A patient is erased: what is left of them, what is not, and what happens to whatever was under way. */
import { exportPatient } from '../../src/records/hand-over.ts';
import { erasePatient, type RecordsDeps } from '../../src/records/erase.ts';
import { codesOf, clinicianOwner } from '../../src/escalation/clinician-file.ts';
import type { Sent } from '../../src/model/outgoing.ts';
import { DAY, MINUTE } from '../../src/model/time.ts';
import { teamsRoute, type Scene } from '../harness/scene.ts';
import {
  CHEST_PAIN,
  PATIENT,
  PHONE,
  alertOf,
  openClinic,
  pass,
  says,
  talkWith,
} from '../turn/joined-patient.ts';

const nothing = { at: expect.any(Number) as number, docs: {}, mail: [], logs: {}, due: [], lists: [] };

function deps(scene: Scene, replace?: () => Promise<Sent>): RecordsDeps {
  const { content, core } = scene;
  const audit = {
    write: async (entries: Parameters<RecordsDeps['audit']['write']>[0]) =>
      void scene.audited.push(...entries),
  };
  return {
    store: core.store,
    content,
    audit,
    log: scene.log,
    cards: { replace: replace ?? scene.cards.replace },
  };
}
const erase = (scene: Scene, even = false) => erasePatient(deps(scene), PATIENT, even);
const codeBooks = async (scene: Scene) =>
  (
    await Promise.all(
      scene.content.clinic.clinicians.map(async ({ id }) =>
        codesOf((await scene.store.read(clinicianOwner(id))).docs),
      ),
    )
  ).flatMap(({ codes }) => codes.map(({ patientId }) => patientId));

describe('a patient who is erased', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openClinic();
    for (const { teams } of scene.content.clinic.clinicians)
      if (teams !== undefined) await scene.core.receiver.installed(teamsRoute(teams));
  });
  afterEach(() => scene.close());

  async function inDanger(): Promise<void> {
    await says(scene, CHEST_PAIN);
    await pass(scene, 4 * MINUTE);
  }
  async function outOfDanger(): Promise<void> {
    await inDanger();
    await scene.core.desk.act(
      PATIENT,
      (await alertOf(scene)).id,
      { clinician: 'otieno', by: 'sms' },
      { act: 'resolve', outcome: 'acted' },
    );
    await scene.core.untilIdle();
  }

  it('leaves nothing behind, in their record, on lists or in the codes of clinicians', async () => {
    await outOfDanger();
    expect(await codeBooks(scene)).toContain(PATIENT);
    expect(await erase(scene)).toMatchObject({ kind: 'erased' });
    expect(await scene.store.everything(PATIENT)).toEqual(nothing);
    expect(await scene.store.find('sms', '+15550107777')).toBeUndefined();
    for (const list of ['patients', 'open-alerts']) expect(await scene.store.members(list)).toEqual([]);
    expect(await codeBooks(scene)).toEqual([]);
    expect(await exportPatient(deps(scene), PATIENT)).toBeUndefined();
  });

  it('is not erased while somebody should be looking after them, unless that is said', async () => {
    await inDanger();
    const { label } = await alertOf(scene);
    expect(await erase(scene)).toEqual({ kind: 'in-danger', label });
    expect((await alertOf(scene)).status).toBe('open');
    expect(await erase(scene, true)).toMatchObject({ kind: 'erased' });
    const sent = scene.sent.length;
    await pass(scene, DAY, 10 * MINUTE);
    expect(scene.sent.slice(sent)).toEqual([]);
  });

  it('is a stranger afterwards: helped in danger, otherwise unknown, and never written to', async () => {
    await erase(scene);
    const sent = scene.sent.length;
    await says(scene, 'about a 6');
    await pass(scene, 2 * DAY, 10 * MINUTE);
    expect(scene.sent.slice(sent)).toEqual([]);
    await says(scene, CHEST_PAIN);
    expect(scene.sent.slice(sent).map(({ message }) => [message.owner, message.key])).toEqual([
      ['strangers', 'stranger.emergency'],
    ]);
    expect(await scene.store.everything(PATIENT)).toEqual(nothing);
  });

  it('stays in the audit, under a name that tells nothing, with who agreed to what', async () => {
    await says(scene, `zanzibar ${CHEST_PAIN}`);
    const who = scene.store.pseudonym('patient', PATIENT);
    await says(scene, 'STOP');
    await erase(scene, true);
    const about = scene.audited.filter((each) => each.who === who).map(({ action }) => action);
    for (const action of ['consent grant', 'consent revoke', 'alert opened', 'erasure begun', 'erased'])
      expect(about).toContain(action);
    const revoked = scene.audited.find(({ action }) => action === 'consent revoke');
    expect(revoked?.facts).toMatchObject({
      route: scene.store.pseudonym('sms', '+15550107777'),
      method: 'keyword',
    });
    for (const secret of ['Amina', 'Warsame', '0107777', 'zanzibar', PATIENT])
      expect(JSON.stringify(scene.audited)).not.toContain(secret);
  });

  it('is written down before they go, also what no sweep has come to yet', async () => {
    await scene.hear(PHONE, CHEST_PAIN);
    await scene.core.settled();
    await erase(scene, true);
    const actions = scene.audited.map(({ action }) => action);
    expect(actions.indexOf('alert opened')).toBeGreaterThanOrEqual(0);
    expect(actions.indexOf('alert opened')).toBeLessThan(actions.indexOf('erasure begun'));
    expect(actions.at(-1)).toBe('erased');
  });

  it('disappears from the cards in clinicians’ chats, and says how many could not be reached', async () => {
    await outOfDanger();
    const shown = (await alertOf(scene)).cards.length;
    expect(shown).toBeGreaterThan(0);
    let calls = 0;
    const away = async (): Promise<Sent> =>
      (calls += 1) === 1
        ? { kind: 'later', afterMs: 0, because: 'test' }
        : { kind: 'accepted', providerId: 'x' };
    expect(await erasePatient(deps(scene, away), PATIENT, false)).toEqual({
      kind: 'erased',
      cards: { replaced: shown - 1, left: 1 },
    });
  });

  it('shows an empty card with none of their words, name or number', async () => {
    await outOfDanger();
    const before = scene.replaced.length;
    await erase(scene);
    const cards = scene.replaced.slice(before).map(({ card }) => JSON.stringify(card));
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) {
      expect(card).toContain('has been erased');
      expect(card).not.toMatch(/chest|Amina|0107777|patientId/);
    }
  });

  it('may be enrolled again, and begins from nothing', async () => {
    await outOfDanger();
    await erase(scene);
    await scene.enrolPatient({
      id: PATIENT,
      name: 'Amina Warsame',
      mobile: '+15550107777',
      language: 'en',
      zone: 'America/New_York',
      check_in: '09:25',
    });
    expect(scene.sent.at(-1)?.message.key).toBe('consent.invitation');
    await says(scene, 'YES');
    const { logs, docs } = await scene.store.everything(PATIENT);
    expect((logs['messages'] as unknown[]).length).toBe(3);
    expect(docs['alert']).toBeUndefined();
  });

  it('is erased once, and nobody else can be by this way', async () => {
    expect(await erase(scene)).toMatchObject({ kind: 'erased' });
    expect(await erase(scene)).toEqual({ kind: 'nobody' });
    const { teams } = (await scene.store.read(clinicianOwner('otieno'))).docs;
    for (const id of [clinicianOwner('otieno'), 'strangers', 'service/audit', '', 'a b'])
      expect(await erasePatient(deps(scene), id, true).catch(() => ({ kind: 'nobody' }))).toEqual({
        kind: 'nobody',
      });
    expect((await scene.store.read(clinicianOwner('otieno'))).docs['teams']?.value).toEqual(teams?.value);
  });
});

describe('a patient who is erased in the middle of a turn', () => {
  it('is not brought back by it, nor by the carrier’s late report', async () => {
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const talk = talkWith(async (event) => {
      if (event.kind !== 'said') return;
      begun.resolve();
      await goOn.promise;
    });
    const scene = await openClinic({ talk });
    const { message } = scene.sent.at(-1)!;
    const sent = scene.sent.length;
    await scene.hear(PHONE, 'hello there');
    await begun.promise;
    expect(await erase(scene)).toMatchObject({ kind: 'erased' });
    goOn.resolve();
    await scene.core.settled();
    await scene.core.receiver.delivered({
      owner: PATIENT,
      messageId: message.id,
      providerId: 'x',
      state: 'delivered',
    });
    await pass(scene, 3 * DAY, 30 * MINUTE);
    await scene.core.receiver.delivered({
      owner: PATIENT,
      messageId: message.id,
      providerId: 'x',
      state: 'read',
    });
    expect(scene.sent.slice(sent)).toEqual([]);
    expect(await scene.store.everything(PATIENT)).toEqual(nothing);
    await scene.close();
  });
});
