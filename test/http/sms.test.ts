import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Delivery, Inbound } from '../../src/ports/receiver.ts';
import { createSms } from '../../src/sms/sms.ts';
import { createCall } from '../../src/wire/call.ts';
import { keepingLog } from './keeping-log.ts';
import { serve, type Served } from './serve.ts';

const PUBLIC = 'https://clinic.example';
const log = keepingLog();
let said: Inbound[] = [];
let delivered: Delivery[] = [];
let storeAway = false;
let admitted: Promise<void> | undefined;
const receiver = {
  said: async (inbound: Inbound) => {
    await admitted;
    if (storeAway) throw new Error(`no room for ${inbound.text}`);
    said.push(inbound);
  },
  delivered: async (report: Delivery) => void delivered.push(report),
};
const sms = createSms({
  receiver,
  call: createCall({ allowedHosts: [], log }),
  log,
  accountSid: 'AC1',
  authTokens: ['new', 'old'],
  sender: { from: '+15550100099' },
  publicUrl: () => PUBLIC,
});
let served: Served;
beforeAll(async () => {
  served = await serve(sms.routes, log);
});
afterAll(() => served.close());
beforeEach(() => {
  [said, delivered, storeAway, admitted] = [[], [], false, undefined];
  log.kept.length = 0;
});

const text = {
  ToCountry: 'US',
  MessageSid: 'SM0123456789abcdef0123456789abcdef',
  SmsStatus: 'received',
  AccountSid: 'AC1',
  From: '+15550100001',
  To: '+15550100099',
  Body: 'about a 6, slept rubbish é 🙂',
  NumSegments: '1',
  NumMedia: '0',
  ApiVersion: '2010-04-01',
};

function post(
  path: string,
  fields: Record<string, string>,
  more: { token?: string; signature?: string; type?: string } = {},
) {
  const signature = more.signature ?? getExpectedTwilioSignature(more.token ?? 'new', PUBLIC + path, fields);
  return fetch(served.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: {
      'x-twilio-signature': signature,
      'content-type': more.type ?? 'application/x-www-form-urlencoded; charset=UTF-8',
    },
  });
}

describe('a text from a person', () => {
  it('is handed over with the number it came from, and answered with nothing to say', async () => {
    const answer = await post('/sms/inbound', text);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/xml');
    expect(await answer.text()).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>');
    expect(said).toEqual([
      {
        providerId: `sms:${text.MessageSid}`,
        from: { channel: 'sms', number: '+15550100001', via: 'twilio' },
        text: text.Body,
        media: 0,
      },
    ]);
  });

  it('is answered only after it is stored', async () => {
    const storing = Promise.withResolvers<void>();
    admitted = storing.promise;
    let answered = false;
    const answer = post('/sms/inbound', text).then((got) => ((answered = true), got));
    await fetch(`${served.url}/nowhere`);
    expect(answered).toBe(false);
    storing.resolve();
    expect((await answer).status).toBe(200);
  });

  it('may be a picture without words', async () => {
    await post('/sms/inbound', { ...text, Body: '', NumMedia: '2' });
    expect(said[0]).toMatchObject({ text: '', media: 2 });
  });

  it.each([
    ['STOP', 'stop'],
    ['START', 'start'],
    ['HELP', 'help'],
  ])('says when the carrier has answered %s itself', async (OptOutType, answered) => {
    await post('/sms/inbound', { ...text, Body: OptOutType, OptOutType });
    expect(said[0]?.answered).toBe(answered);
  });

  it('is taken when it was signed with the token that is being replaced', async () => {
    expect((await post('/sms/inbound', text, { token: 'old' })).status).toBe(200);
  });

  it('is asked for again when it could not be stored, without a word of it in the answer', async () => {
    storeAway = true;
    const answer = await post('/sms/inbound', text);
    expect([answer.status, await answer.text()]).toEqual([503, '']);
  });

  it('from a short code is acknowledged and goes no further', async () => {
    expect((await post('/sms/inbound', { ...text, From: '72645' })).status).toBe(200);
    expect(said).toEqual([]);
  });

  it.each([
    ['a forged signature', 403, text, { signature: 'Zm9yZ2Vk' }],
    ['a signature by somebody else', 403, text, { token: 'guess' }],
    ['another kind of body', 400, text, { type: 'application/json' }],
    ['no message id', 400, { ...text, MessageSid: '' }, {}],
    ['an impossible count', 400, { ...text, NumMedia: 'many' }, {}],
  ])('with %s is turned away', async (_what, status, fields, more) => {
    expect((await post('/sms/inbound', fields, more)).status).toBe(status);
    expect(said).toEqual([]);
  });

  it('leaves neither number nor words in the log when it is turned away', async () => {
    await post('/sms/inbound', text, { signature: 'Zm9yZ2Vk' });
    await post('/sms/inbound', { ...text, From: '72645' });
    expect(log.kept).toHaveLength(2);
    expect(JSON.stringify(log.kept)).not.toMatch(/5550100|rubbish|72645/);
  });
});

describe('a delivery report', () => {
  const report = { MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: '30005', To: '+15550100001' };

  it('is handed over with the owner and message that were written into its address', async () => {
    const path = '/sms/status?o=p%2F1%20%C3%A9&m=m1';
    expect((await post(path, report)).status).toBe(204);
    expect(delivered).toEqual([
      { owner: 'p/1 é', messageId: 'm1', providerId: 'SM1', state: 'undelivered', code: '30005' },
    ]);
  });

  it.each([
    ['accepted', 'accepted'],
    ['scheduled', 'accepted'],
    ['queued', 'queued'],
    ['sending', 'sending'],
    ['sent', 'sent'],
    ['delivered', 'delivered'],
    ['read', 'read'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('of %s means %s', async (MessageStatus, state) => {
    await post('/sms/status?o=p&m=m', { MessageSid: 'SM1', MessageStatus });
    expect(delivered[0]?.state).toBe(state);
  });

  it('of a state we do not know is acknowledged and changes nothing', async () => {
    expect((await post('/sms/status?o=p&m=m', { MessageSid: 'SM1', MessageStatus: 'dreaming' })).status).toBe(
      204,
    );
    expect(delivered).toEqual([]);
  });

  it('is not believed for another message than it was signed for', async () => {
    const signature = getExpectedTwilioSignature('new', `${PUBLIC}/sms/status?o=p&m=m`, report);
    expect((await post('/sms/status?o=p&m=other', report, { signature })).status).toBe(403);
    expect((await post('/sms/status', report)).status).toBe(400);
  });
});
