/** The real service with a text provider of the test's own, and one patient who texts it through signed webhooks. */
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { ring } from '../../src/ops/door.ts';
import { heard, met } from './heard.ts';
import { zoneAtNoon } from './noon.ts';
import { startService, type Service, type Settings } from './service.ts';
import type { StandInCarrier } from './stand-in-carrier.ts';

export const PATIENT = 'patient-1';
export const NUMBER = '+15550107777';
const TOKEN = 'a-token-nobody-may-see';
const LIST = `id,name,mobile,language,zone,check_in
${PATIENT},Amina Warsame,${NUMBER},en,${zoneAtNoon()},08:30
`;
export const DATA_KEY = Buffer.alloc(32, 3).toString('base64');

export function startTextingService(carrier: StandInCarrier, settings: Settings): Promise<Service> {
  return startService({
    DATA_KEY,
    LOG_LEVEL: 'info',
    TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_FROM: '+15550100000',
    TWILIO_API_BASE: `http://${carrier.address}`,
    ...settings,
  });
}

export async function enrolPatient(service: Service): Promise<void> {
  met({ name: 'Amina Warsame', addresses: [NUMBER] });
  const { text } = await ring(service.dataDir, 'enrol', LIST);
  if (!text.includes(`invited as ${PATIENT}`)) throw new Error(text);
}

/** As Twilio posts it; gives the status it is answered with. */
export async function post(service: Service, path: string, form: Record<string, string>): Promise<number> {
  const signature = getExpectedTwilioSignature(TOKEN, `${service.url}${path}`, form);
  const headers = { 'x-twilio-signature': signature };
  const body = new URLSearchParams(form);
  return (await fetch(`${service.url}${path}`, { method: 'POST', headers, body })).status;
}

export function text(service: Service, sid: string, words: string): Promise<number> {
  heard(words);
  return post(service, '/sms/inbound', { From: NUMBER, To: '+15550100000', Body: words, MessageSid: sid });
}

export async function readiness(service: Service): Promise<{ status: number; not: string[] }> {
  const answer = await fetch(`${service.url}/readyz`);
  const { not } = (await answer.json()) as { not: string[] };
  return { status: answer.status, not };
}

/** Asks until it is so; the test's own time limit ends the asking. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  // The next look comes after whatever else waits to happen in this process.
  while (!(await isSo())) await new Promise((done) => setImmediate(done));
}
