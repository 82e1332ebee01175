/** A carrier that speaks Twilio's Messages API: https://www.twilio.com/docs/messaging/api/message-resource */
import type { Answer, HttpRoute, Request } from '../ports/http.ts';
import { smsSize } from './bubble.ts';
import { reportDelivery } from './callbacks.ts';
import { json, readJson } from './door.ts';
import type { Faults } from './faults.ts';
import { faultSwitches } from './faults.ts';
import type { Person } from './people.ts';
import type { TwilioAccount } from './phone.ts';
import type { Sending } from './sending.ts';
import type { Stage } from './stage.ts';
import { newSid } from './twilio-form.ts';

const PREFIX = '/simulator/carrier/2010-04-01/Accounts/';
const LONGEST = 1600;

export interface CarrierOptions {
  twilio: TwilioAccount;
  /** Whose phone rings. */
  phoneOf: (number: string) => Promise<Pick<Person, 'id'> | undefined>;
  stage: Stage;
  faults: Faults;
  now: () => number;
}

export function carrierRoutes(options: CarrierOptions): HttpRoute[] {
  return [
    { method: 'POST', path: `${PREFIX}*`, handle: (request) => create(options, request) },
    {
      method: 'POST',
      path: '/simulator/carrier/faults',
      handle(request) {
        const switches = readJson(request, faultSwitches);
        if (switches === undefined) return json(400, { error: 'not a set of switches' });
        options.faults.set(switches);
        return json(200, switches);
      },
    },
  ];
}

async function create(options: CarrierOptions, request: Request): Promise<Answer> {
  const { twilio, faults } = options;
  if (request.path !== `${PREFIX}${twilio.accountSid}/Messages.json`) return refusal(404, 20404, 'not found');
  if (request.headers.authorization !== basic(twilio)) return refusal(401, 20003, 'authentication failed');
  const fault = faults.next();
  if (fault?.kind === 'hang') return faults.silence();
  if (fault?.kind === 'too-many') return refusal(429, 20429, 'too many requests', { 'retry-after': '1' });
  if (fault?.kind === 'refuse') return refusal(fault.status, fault.code, 'refused by a test switch');
  const sending = sendingOf(request, twilio);
  const wrong = await objection(options, sending);
  if (wrong) return refusal(400, wrong.code, wrong.because);
  const answer = await accept(options, sending);
  return fault?.kind === 'accept-then-silence' ? faults.silence() : answer;
}

function sendingOf(request: Request, twilio: TwilioAccount): Sending {
  const form = new URLSearchParams(request.body);
  return {
    sid: newSid('SM'),
    to: form.get('To') ?? '',
    from: form.get('From') ?? (form.has('MessagingServiceSid') ? twilio.clinicNumber : ''),
    service: form.get('MessagingServiceSid') ?? undefined,
    body: form.get('Body') ?? '',
    callback: form.get('StatusCallback') ?? undefined,
  };
}

async function objection(
  options: CarrierOptions,
  sending: Sending,
): Promise<{ code: number; because: string } | undefined> {
  if (sending.to === '') return { code: 21604, because: 'no To' };
  if (!/^\+[1-9]\d{6,14}$/.test(sending.to)) return { code: 21211, because: 'To is not a phone number' };
  if (sending.from === '') return { code: 21603, because: 'no From' };
  if (sending.from !== options.twilio.clinicNumber)
    return { code: 21606, because: 'From is not a number of yours' };
  if (sending.body.trim() === '') return { code: 21602, because: 'no Body' };
  if (sending.body.length > LONGEST) return { code: 21617, because: 'Body is too long' };
  if (!options.stage.blocked().includes(sending.to)) return undefined;
  await showRefusal(options, sending.to);
  return { code: 21610, because: 'the recipient has opted out' };
}

/** A real phone shows nothing here. Whoever watches the simulator should see that the carrier said no. */
async function showRefusal({ phoneOf, stage, now }: CarrierOptions, number: string): Promise<void> {
  const who = (await phoneOf(number))?.id;
  const text = 'The carrier refused a text from the clinic: this number has opted out.';
  if (who === undefined) return;
  stage.show({
    id: newSid('SM'),
    who,
    channel: 'sms',
    from: 'carrier',
    at: now(),
    text,
    state: 'refused',
    code: '21610',
  });
}

async function accept(options: CarrierOptions, sending: Sending): Promise<Answer> {
  const { phoneOf, stage, now } = options;
  const who = (await phoneOf(sending.to))?.id;
  const sms = smsSize(sending.body);
  if (who !== undefined) {
    stage.show({
      id: sending.sid,
      who,
      channel: 'sms',
      from: 'clinic',
      at: now(),
      text: sending.body,
      sms,
      state: 'queued',
    });
  }
  void reportDelivery(options, sending, who !== undefined);
  return json(201, resource(options, sending, sms.segments));
}

function resource(
  { twilio, now }: CarrierOptions,
  sending: Sending,
  segments: number,
): Record<string, unknown> {
  const at = new Date(now()).toUTCString().replace('GMT', '+0000');
  const uri = `/2010-04-01/Accounts/${twilio.accountSid}/Messages/${sending.sid}`;
  return {
    account_sid: twilio.accountSid,
    api_version: '2010-04-01',
    body: sending.body,
    date_created: at,
    date_sent: null,
    date_updated: at,
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: sending.service === undefined ? sending.from : null,
    messaging_service_sid: sending.service ?? null,
    num_media: '0',
    // A messaging service has not chosen the sender yet, and Twilio then counts nothing.
    num_segments: sending.service === undefined ? String(segments) : '0',
    price: null,
    price_unit: 'USD',
    sid: sending.sid,
    status: 'queued',
    subresource_uris: { media: `${uri}/Media.json` },
    to: sending.to,
    uri: `${uri}.json`,
  };
}

function basic({ accountSid, authToken }: TwilioAccount): string {
  return `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
}

function refusal(status: number, code: number | string, message: string, headers = {}): Answer {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  const answer = json(status, { code, message, more_info, status });
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
