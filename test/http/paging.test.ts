/** The whole service: an alert is paged by telephone and by a paging service, and acknowledged there. */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { readFile } from '../../src/model/file.ts';
import { spreadPage } from '../../src/notify/spread-page.ts';
import { PUBLIC_URL, startComposed, twilioSignature, type Composed } from '../harness/composed.ts';
import { zoneAtNoon } from '../harness/noon.ts';
import { keepingLog } from './keeping-log.ts';

const SECRET = 'a-secret-nobody-may-see';
const log = keepingLog();
let composed: Composed;
let service: Server;
let events: Record<string, unknown>[] = [];

beforeAll(async () => {
  service = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      events.push(JSON.parse(body) as Record<string, unknown>);
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"dedup_key":"d"}');
    });
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  composed = await startComposed(log, {
    TWILIO_VOICE_FROM: '+15550100099',
    PAGERDUTY_ROUTING_KEY: 'key',
    PAGERDUTY_WEBHOOK_SECRET: SECRET,
    PAGERDUTY_API_BASE: `http://127.0.0.1:${(service.address() as AddressInfo).port}`,
  });
  const row = `id,name,mobile,language,zone,check_in\n`;
  const people = [1, 2].map(
    (each) => `patient-${each},Amina Warsame,+1555010777${each},en,${zoneAtNoon()},08:30\n`,
  );
  await composed.app.enrolList(row + people.join(''));
});
afterAll(async () => {
  await composed.close();
  service.closeAllConnections();
  service.close();
});
beforeEach(() => (events = []));

async function text(number: string, sid: string, Body: string): Promise<void> {
  const form = { From: number, To: '+15550100000', Body, MessageSid: sid };
  const { status } = await post('/sms/inbound', form);
  expect(status).toBe(200);
  await composed.app.core.settled();
}
async function post(path: string, form: Record<string, string>) {
  const answer = await fetch(composed.url + path, {
    method: 'POST',
    headers: { 'x-twilio-signature': twilioSignature(path, form) },
    body: new URLSearchParams(form),
  });
  return { status: answer.status, body: await answer.text() };
}
const alertOf = async (patient: string) =>
  readFile((await composed.app.core.store.read(patient)).docs)?.alert;
async function inDanger(patient: string, number: string) {
  await text(number, `SM${patient.at(-1)}1`, 'YES');
  await text(number, `SM${patient.at(-1)}2`, 'crushing pain in my chest');
  const alert = await alertOf(patient);
  if (alert === undefined) throw new Error('there is no alert');
  return alert;
}

it('a key pressed in a call takes the alert, and a call by somebody else’s hand does not', async () => {
  const alert = await inDanger('patient-1', '+15550107771');
  const told = { clinician: 'otieno', lang: 'en', to: '+15550100201' } as const;
  const before = composed.carrier.texts.length;
  await composed.app.pagers.voice?.send(spreadPage(alert, 'step', told, 'p1', Date.now()));
  const call = composed.carrier.texts.slice(before).find((each) => each.get('Url') !== null);
  const url = (call?.get('Url') ?? '').replace(PUBLIC_URL, '');
  const said = await post(url, { CallSid: 'CA1' });
  expect(said.body).toContain(`Alert ${[...alert.label].join(' ')}: emergency.`);
  const key = url.replace('/voice/page', '/voice/key');
  expect(
    (await fetch(composed.url + key, { method: 'POST', body: new URLSearchParams({ Digits: '1' }) })).status,
  ).toBe(403);
  expect((await alertOf('patient-1'))?.status).toBe('open');
  expect((await post(key, { CallSid: 'CA1', Digits: '1' })).body).toContain('is yours');
  expect((await alertOf('patient-1'))?.acknowledgedBy).toMatchObject({ clinician: 'otieno', by: 'voice' });
  expect((await post(key, { CallSid: 'CA1', Digits: '1' })).body).toContain('Somebody has alert');
});

it('an incident acknowledged in a paging service takes the alert', async () => {
  const alert = await inDanger('patient-2', '+15550107772');
  const told = { clinician: 'moreau', lang: 'en', to: 'pagerduty' } as const;
  const sent = await composed.app.pagers.webhook?.send(spreadPage(alert, 'step', told, 'p2', Date.now()));
  expect(sent).toMatchObject({ kind: 'accepted' });
  const body = JSON.stringify({
    event: {
      event_type: 'incident.acknowledged',
      occurred_at: new Date().toISOString(),
      agent: { id: 'PLH1HKV' },
      data: { incident_key: events[0]?.['dedup_key'] },
    },
  });
  const signature = `v1=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
  const headers = { 'content-type': 'application/json', 'x-pagerduty-signature': signature };
  const answer = await fetch(`${composed.url}/webhooks/pagerduty`, { method: 'POST', headers, body });
  expect(answer.status).toBe(204);
  expect((await alertOf('patient-2'))?.acknowledgedBy).toMatchObject({ clinician: 'moreau', by: 'webhook' });
  expect(JSON.stringify(events)).not.toMatch(/Amina|chest|patient-2|moreau/);
});

it('has no address for what is not set up', async () => {
  for (const path of ['/webhooks/opsgenie', '/webhooks/goalert'])
    expect((await fetch(composed.url + path, { method: 'POST' })).status).toBe(404);
});
