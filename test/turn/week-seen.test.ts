/** One press on the list closes what is told once a week, and nothing that has become more since. */
import { activity } from '../../src/bot/activity.ts';
import { meantBy } from '../../src/bot/inbound.ts';
import { readFile } from '../../src/model/file.ts';
import type { CardAnswer } from '../../src/ports/receiver.ts';
import type { Store } from '../../src/ports/store.ts';
import { openAlert } from '../../src/escalation/alerts.ts';
import { teamsRoute, type Scene } from '../harness/scene.ts';
import { openClinic, says } from './joined-patient.ts';

const OTIENO = '5c1f0a50-0000-4000-8000-000000000201';
const PEOPLE = ['patient-2', 'patient-3', 'patient-4'];

let scene: Scene;
beforeEach(async () => {
  scene = await openClinic();
  await scene.core.receiver.installed(teamsRoute(OTIENO));
  for (const [at, id] of PEOPLE.entries()) {
    await scene.enrolPatient({
      id,
      name: `Person ${at}`,
      mobile: `+1555010778${at}`,
      language: 'en',
      zone: 'America/New_York',
      check_in: '23:00',
    });
    await listed(scene.store, id, ['pain-worse']);
  }
});
afterEach(() => scene.close());

async function listed(store: Store, patientId: string, tasks: string[]): Promise<void> {
  const danger = { eventId: 'e', at: scene.shift.frozenAt, text: '', tier: 'soon' as const, signals: [] };
  const alert = { ...openAlert(`alert-${patientId}`, 'KT47', patientId, danger), tasks };
  await store.commit(patientId, { put: { alert } });
}
const statusOf = async (id: string) => readFile((await scene.store.read(id)).docs)?.alert?.status;

/** As Teams sends it: a message without words, with what stands in the button. */
async function press(user = OTIENO): Promise<CardAnswer> {
  const [first, ...others] = PEOPLE.map((patientId) => ({ patientId, alertId: `alert-${patientId}` }));
  const meant = meantBy(
    activity.parse({
      type: 'message',
      id: 'press',
      channelId: 'msteams',
      serviceUrl: 'https://teams.example',
      from: { id: '29:somebody', aadObjectId: user },
      recipient: { id: 'bot' },
      conversation: { id: 'a:somebody', conversationType: 'personal' },
      replyToId: 'card',
      value: { ...first, verb: 'seen', on: 'list', also: others },
    }),
  );
  if (meant.kind !== 'acted') throw new Error(`the button is read as ${meant.kind}`);
  return scene.core.receiver.acted(meant.action);
}

describe('all of the week seen', () => {
  it('closes each of them, and says how many', async () => {
    expect(await press()).toEqual({ kind: 'message', text: '3 of the week are closed as seen.' });
    expect(await Promise.all(PEOPLE.map(statusOf))).toEqual(['resolved', 'resolved', 'resolved']);
    expect(await press()).toMatchObject({ text: expect.stringMatching(/^0 of the week/) });
  });

  it('leaves what is no longer of the week, and says so', async () => {
    await listed(scene.store, 'patient-3', ['pain-worse', 'nurse-asked']);
    expect(await press()).toMatchObject({
      text: expect.stringMatching(/^2 of the week are closed as seen. Of the rest/),
    });
    expect(await Promise.all(PEOPLE.map(statusOf))).toEqual(['resolved', 'open', 'resolved']);
  });

  it('does nothing for somebody who is no clinician', async () => {
    await says(scene, 'hello');
    expect(await press('5c1f0a50-0000-4000-8000-999999999999')).toMatchObject({ kind: 'message' });
    expect(await Promise.all(PEOPLE.map(statusOf))).toEqual(['open', 'open', 'open']);
  });
});
