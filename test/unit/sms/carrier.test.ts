import nock from 'nock';
import { strangerPermit } from '../../../src/model/consent.ts';
import type { Outgoing } from '../../../src/model/outgoing.ts';
import { createSmsCarrier, type Sender } from '../../../src/sms/carrier.ts';
import { createCall } from '../../../src/wire/call.ts';
import { keepingLog } from '../../http/keeping-log.ts';

const NUMBER = '+15550100001';
const message: Outgoing = {
  v: 1,
  id: 'm1',
  owner: 'p1',
  to: { channel: 'sms', number: NUMBER, via: 'twilio' },
  purpose: 'reply',
  key: 'check-in.ask',
  text: 'How’s the pain today? 🙂',
  lang: 'en',
  at: 0,
};
const apiBase = 'https://api.twilio.com';
const path = '/2010-04-01/Accounts/AC1/Messages.json';
let log = keepingLog();

function carrier(sender: Sender = { from: '+15550100099' }) {
  log = keepingLog();
  return createSmsCarrier({
    call: createCall({ allowedHosts: ['api.twilio.com'], log }),
    log,
    accountSid: 'AC1',
    authToken: 'secret',
    sender,
    apiBase: () => apiBase,
    statusCallback: (owner, id) => `https://clinic.example/sms/status?o=${owner}&m=${id}`,
  });
}
const send = (of = message, sender?: Sender) => carrier(sender).send(of, strangerPermit('sms'));

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  // nock outlives its test file: the next one in this process would find its requests held up.
  nock.restore();
});

describe('a text handed to the carrier', () => {
  it('goes out as a form with our address for reports, in the alphabet of phones', async () => {
    let form: Record<string, unknown> = {};
    nock(apiBase)
      .post(path, (body: Record<string, unknown>) => {
        form = body;
        return true;
      })
      .basicAuth({ user: 'AC1', pass: 'secret' })
      .reply(201, { sid: 'SM1' });
    expect(await send()).toEqual({ kind: 'accepted', providerId: 'SM1' });
    expect(form).toEqual({
      To: NUMBER,
      From: '+15550100099',
      Body: "How's the pain today?",
      StatusCallback: 'https://clinic.example/sms/status?o=p1&m=m1',
    });
  });

  it('may leave the choice of number to a messaging service', async () => {
    nock(apiBase)
      .post(path, /MessagingServiceSid=MG1/)
      .reply(201, { sid: 'SM2' });
    expect(await send(message, { messagingServiceSid: 'MG1' })).toEqual({
      kind: 'accepted',
      providerId: 'SM2',
    });
  });

  it.each([
    [400, { code: 21610 }, { kind: 'refused', because: 'twilio-21610', then: 'revoke' }],
    [400, { code: 21211 }, { kind: 'refused', because: 'twilio-21211', then: 'route-dead' }],
    [400, { code: 21614 }, { kind: 'refused', because: 'twilio-21614', then: 'route-dead' }],
    [400, { code: 21617 }, { kind: 'refused', because: 'twilio-21617' }],
    [400, { code: 21611 }, { kind: 'later', afterMs: 60_000, because: 'twilio-21611' }],
    [401, { code: 20003 }, { kind: 'later', afterMs: 60_000, because: 'twilio-20003' }],
    [403, {}, { kind: 'later', afterMs: 60_000, because: 'http-403' }],
    [500, {}, { kind: 'unknown', because: 'http-500' }],
    [502, 'not json', { kind: 'unknown', because: 'http-502' }],
    [503, {}, { kind: 'later', afterMs: 5_000, because: 'http-503' }],
    [201, 'not json', { kind: 'unknown', because: 'no-sid' }],
  ])('that is answered with %s %j is %j', async (status, body, sent) => {
    nock(apiBase)
      .post(path)
      .reply(status, typeof body === 'string' ? body : { ...body, message: `to ${NUMBER}` });
    expect(await send()).toEqual(sent);
  });

  it('waits as long as the carrier asks when it is sent too fast', async () => {
    nock(apiBase).post(path).reply(429, { code: 20429 }, { 'retry-after': '9' });
    expect(await send()).toEqual({ kind: 'later', afterMs: 9_000, because: 'twilio-20429' });
  });

  it('is unknown when the connection breaks, and later when there was none', async () => {
    nock(apiBase)
      .post(path)
      .replyWithError(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
    expect(await send()).toEqual({ kind: 'unknown', because: 'ECONNRESET' });
    nock(apiBase)
      .post(path)
      .replyWithError(Object.assign(new Error('dns'), { code: 'ENOTFOUND' }));
    expect(await send()).toEqual({ kind: 'later', afterMs: 5_000, because: 'ENOTFOUND' });
  });

  it('leaves neither number nor words in the log, even when the account is refused', async () => {
    nock(apiBase)
      .post(path)
      .reply(401, { code: 20003, message: `cannot send to ${NUMBER}` });
    await send();
    expect(log.kept).toHaveLength(1);
    expect(JSON.stringify(log.kept)).not.toMatch(/5550100001|pain|secret/);
  });

  it('is refused here when nothing is left to send, or it is not for a phone', async () => {
    expect(await send({ ...message, text: '🙂' })).toEqual({ kind: 'refused', because: 'no-text' });
    expect(await send({ ...message, to: { channel: 'teams', user: 'u' } })).toMatchObject({
      kind: 'refused',
    });
  });
});
