/** Every question of a check-in and of a form, by text and on a card, has its five times when it is handed over. */
import { MINUTE, SECOND } from '../../src/model/time.ts';
import type { FiveTimes } from '../../src/records/five-times.ts';
import { fiveTimes } from '../../src/records/five-times.ts';
import { exportPatient } from '../../src/records/hand-over.ts';
import { operate } from '../harness/operator.ts';
import { openScene, teamsRoute, type Scene } from '../harness/scene.ts';
import { NINE, PATIENT, openClinic, pass, says, untilCheckIn } from '../turn/joined-patient.ts';

const USER = 'patient-in-teams';

/** The carrier says of the newest text what it says of most: twice that it was delivered, and only then that it was sent. */
async function reported(scene: Scene, inMs: number): Promise<void> {
  const { message, providerId } = scene.sent.at(-1)!;
  await pass(scene, inMs, inMs);
  for (const state of ['delivered', 'delivered', 'sent'] as const)
    await scene.core.receiver.delivered({ owner: PATIENT, messageId: message.id, providerId, state });
}

async function handed(scene: Scene): Promise<Record<string, unknown>> {
  const audit = { write: async () => undefined };
  const all = await exportPatient({ store: scene.core.store, content: scene.content, audit }, PATIENT);
  return all ?? {};
}

async function timesOf(scene: Scene): Promise<FiveTimes[]> {
  return fiveTimes((await scene.store.everything(PATIENT)).logs);
}

/** Each after the one before; when the carrier says that it was delivered hangs on the carrier alone. */
function expectAllFive(times: readonly FiveTimes[], linkIds: readonly string[]): void {
  expect(times.map(({ linkId }) => linkId)).toEqual(linkIds);
  for (const { dueAt, sentAt = NaN, deliveredAt = NaN, answeredAt = NaN, recordedAt = NaN } of times) {
    expect([dueAt, sentAt, answeredAt, recordedAt]).toEqual(
      [dueAt, sentAt, answeredAt, recordedAt].toSorted((a, b) => a - b),
    );
    expect(deliveredAt).toBeGreaterThanOrEqual(sentAt);
  }
}

describe('the times of every question', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('are there by text, with receipts that come late, twice and out of order', async () => {
    scene = await openClinic();
    await untilCheckIn(scene);
    for (const answer of ['6', '5', '4', '7']) {
      await reported(scene, 20 * SECOND);
      await pass(scene, MINUTE);
      await says(scene, answer);
    }
    await operate(scene, `form ${PATIENT} peg`);
    await scene.core.untilIdle();
    await reported(scene, 20 * SECOND);
    // The answer is here before the carrier says that the question was delivered.
    await says(scene, '6');
    const late = scene.sent.at(-1)!;
    await says(scene, '5');
    await scene.core.receiver.delivered({
      owner: PATIENT,
      messageId: late.message.id,
      providerId: late.providerId,
      state: 'delivered',
    });
    await reported(scene, 20 * SECOND);
    await says(scene, 'skip');
    const times = await timesOf(scene);
    const asked = ['pain-now', 'interference', 'sleep', 'mood', '75893-8', '91145-3', '91146-1'];
    expectAllFive(times, asked);
    const shown = (await handed(scene))['times of every question'] as Record<string, unknown>[];
    expect(shown).toHaveLength(asked.length);
    expect(new Set(shown.map((each) => Object.keys(each).length))).toEqual(new Set([8]));
  });

  it('are there in Teams, on a card and typed', async () => {
    scene = await openScene({ at: NINE });
    await scene.enrolPatient({
      id: PATIENT,
      name: 'Amina Warsame',
      mobile: '+15550107777',
      language: 'en',
      zone: 'America/New_York',
      check_in: '09:25',
      teams_user: USER,
    });
    await scene.core.receiver.installed(teamsRoute(USER));
    await scene.hear(teamsRoute(USER), 'hello');
    await scene.core.untilIdle();
    await operate(scene, `form ${PATIENT} peg`);
    await scene.core.untilIdle();
    for (const answer of ['6', 'card 5', '4']) {
      await pass(scene, MINUTE);
      const { ask } = scene.sent.at(-1)!.message;
      const text = answer.replace('card ', '');
      const card = ask && {
        questionnaire: ask.questionnaire,
        linkId: ask.linkId,
        round: ask.round,
        answer: text,
      };
      await scene.hear(teamsRoute(USER), answer === text ? text : '', answer === text ? {} : { card });
      await scene.core.untilIdle();
    }
    expectAllFive(await timesOf(scene), ['75893-8', '91145-3', '91146-1']);
  });

  it('are there, as far as they have come, of a question that nobody has answered', async () => {
    scene = await openClinic();
    await untilCheckIn(scene);
    await reported(scene, 20 * SECOND);
    await says(scene, '6');
    const { docs, logs } = await scene.store.everything(PATIENT);
    const times = fiveTimes({ ...logs, 'check-ins': [docs['check-in']?.value] });
    expect(times).toMatchObject([{ linkId: 'pain-now' }, { linkId: 'interference' }]);
    expect(Object.keys(times[1]!)).toEqual(['form', 'day', 'linkId', 'dueAt', 'sentAt']);
    expect((await handed(scene))['times of every question']).toHaveLength(2);
  });
});
