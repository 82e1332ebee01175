/** The morning list as a card: each button is for its own alert, however old the card is and whoever has its code by now. */
import { activity } from '../../src/bot/activity.ts';
import { meantBy } from '../../src/bot/inbound.ts';
import { codeFor, codesOf } from '../../src/escalation/clinician-file.ts';
import { readFile } from '../../src/model/file.ts';
import { DAY } from '../../src/model/time.ts';
import type { CardAnswer } from '../../src/ports/receiver.ts';
import { teamsRoute, type Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, openClinic, pass, PATIENT, says } from './joined-patient.ts';

const OTIENO = '5c1f0a50-0000-4000-8000-000000000201';
const other = { channel: 'sms', number: '+15550107778', via: 'twilio' } as const;
const row = { language: 'en', zone: 'America/New_York', check_in: '23:00' };

interface Button {
  title: string;
  data?: Record<string, unknown>;
  card?: { actions: Button[] };
}

let scene: Scene;
let card: Record<string, unknown>;
beforeAll(async () => {
  scene = await openClinic();
  await scene.core.receiver.installed(teamsRoute(OTIENO));
  await says(scene, 'nurse');
  await pass(scene, DAY, DAY);
  const list = scene.sent.findLast(({ message }) => message.key === 'page.card.list');
  card = list?.message.card ?? {};
});
afterAll(() => scene.close());

function buttons(): Button[] {
  const body = card['body'] as { items?: { actions?: Button[] }[] }[];
  const top = body.flatMap(({ items = [] }) => items.flatMap(({ actions = [] }) => actions));
  return top.flatMap((each) => [each, ...(each.card?.actions ?? [])]);
}

/** As Teams sends it: a message without words, with what stands in the button. */
async function press(title: string): Promise<CardAnswer> {
  const meant = meantBy(
    activity.parse({
      type: 'message',
      id: 'press',
      channelId: 'msteams',
      serviceUrl: 'https://teams.example',
      from: { id: '29:otieno', aadObjectId: OTIENO },
      recipient: { id: 'bot' },
      conversation: { id: 'a:otieno', conversationType: 'personal' },
      replyToId: 'card',
      value: buttons().find((each) => each.title === title)?.data,
    }),
  );
  if (meant.kind !== 'acted') throw new Error(`the button is read as ${meant.kind}`);
  const answer = await scene.core.receiver.acted(meant.action);
  await scene.core.untilIdle();
  return answer;
}

it('does not close its own alert when that has become graver since, and says so', async () => {
  const later = await openClinic();
  await later.core.receiver.installed(teamsRoute(OTIENO));
  await says(later, 'nurse');
  await says(later, CHEST_PAIN);
  const { id, patientId, tier } = await alertOf(later);
  const inputs = { outcome: 'advised' };
  const pressed = {
    patientId,
    alertId: id,
    from: teamsRoute(OTIENO),
    trigger: 'person',
    on: 'list',
  } as const;
  const answer = await later.core.receiver.acted({ ...pressed, verb: 'resolve', inputs });
  expect(answer).toEqual({ kind: 'message', text: expect.stringContaining('become graver') });
  expect([tier, (await alertOf(later)).status]).toEqual(['emergency', 'open']);
  await later.core.receiver.acted({ ...pressed, verb: 'acknowledge' });
  expect((await alertOf(later)).status).toBe('acknowledged');
  await later.close();
});

it('takes on and closes its own alert, and is answered in words below the list', async () => {
  const { label } = await alertOf(scene);
  expect(await press('Acknowledge')).toEqual({ kind: 'message', text: expect.stringContaining(label) });
  expect((await alertOf(scene)).status).toBe('acknowledged');
  expect(await press('false alarm')).toEqual({
    kind: 'message',
    text: `Alert ${label} is closed. Thank you.`,
  });
  expect((await alertOf(scene)).status).toBe('resolved');
});

it('does nothing to the alert that has its code now, and says that its own is closed', async () => {
  await scene.enrolPatient({ ...row, id: 'patient-2', name: 'Ruth Quist', mobile: other.number });
  for (const text of ['YES', 'nurse']) await scene.hear(other, text);
  await scene.core.untilIdle();
  const mine = await alertOf(scene);
  const codes = async () => codesOf((await scene.store.read('clinician/otieno')).docs).codes;
  const old = (await codes()).find(({ alertId }) => alertId === mine.id)?.code;
  for (let each = 0; each < 98; each++)
    await codeFor(scene.store, 'otieno', { patientId: PATIENT, alertId: `between-${each}` });
  const theirs = async () => readFile((await scene.store.read('patient-2')).docs)?.alert;
  const alertId = (await theirs())?.id ?? '';
  expect(await codeFor(scene.store, 'otieno', { patientId: 'patient-2', alertId })).toBe(old);

  const closed = `Alert ${mine.label} was closed by Grace Otieno`;
  expect(await press('false alarm')).toEqual({ kind: 'message', text: expect.stringContaining(closed) });
  expect(await press('Acknowledge')).toEqual({ kind: 'message', text: expect.stringContaining(closed) });
  expect((await theirs())?.status).toBe('open');
});

it('does nothing to a newer alert of the same patient, and says that its own is over', async () => {
  await says(scene, 'nurse');
  expect(await press('false alarm')).toEqual({
    kind: 'message',
    text: expect.stringContaining('That alert is over'),
  });
  expect((await alertOf(scene)).status).toBe('open');
});
