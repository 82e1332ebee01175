/** A page by telephone, from both ends of Twilio's wire. */
import nock from 'nock';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Page, PageAck, PageEnd, PageTaken } from '../../src/model/page.ts';
import { voiceWords } from '../../src/notify/page-words.ts';
import { createVoice } from '../../src/voice/voice.ts';
import { createCall } from '../../src/wire/call.ts';
import { createSealer } from '../../src/wire/sealed.ts';
import { shippedContent } from '../harness/scene.ts';
import { keepingLog } from './keeping-log.ts';
import { answer, startProvider, type Provider } from './provider.ts';
import { serve, type Served } from './serve.ts';

const PUBLIC = 'https://clinic.example';
const log = keepingLog();
let acks: PageAck[] = [];
let ends: PageEnd[] = [];
let taken: PageTaken = 'yours';
let storeAway = false;
const sealer = createSealer([Buffer.alloc(32, 1)], 'voice');
let provider: Provider;
let timeoutMs = 10_000;
const real = createCall({ allowedHosts: ['api.twilio.com', 'loopback'], log });
let apiBase = 'https://api.twilio.com';
const voice = createVoice({
  receiver: {
    acknowledged: async (ack) => {
      if (storeAway) throw new Error('no room');
      acks.push(ack);
      return taken;
    },
    ended: async (end) => {
      if (storeAway) throw new Error('no room');
      ends.push(end);
    },
  },
  call: (request) => real({ ...request, timeoutMs: Math.min(request.timeoutMs, timeoutMs) }),
  log,
  sealer,
  words: voiceWords(shippedContent),
  accountSid: 'AC1',
  authTokens: ['new', 'old'],
  from: '+15550100099',
  publicUrl: () => PUBLIC,
  apiBase: () => apiBase,
});
const of = { patientId: 'mrn-778899', alertId: 'alert-1/emergency', clinician: 'otieno' };
const page: Page = {
  id: 'p1',
  of,
  to: '+15550100201',
  lang: 'en',
  tier: 'emergency',
  label: 'KT47',
  why: 'page',
  at: 1_000,
};

let served: Served;
beforeAll(async () => {
  if (!nock.isActive()) nock.activate();
  served = await serve(voice.routes, log);
  provider = await startProvider();
});
afterAll(async () => {
  nock.cleanAll();
  nock.restore();
  await Promise.all([served.close(), provider.close()]);
});
beforeEach(() => {
  [acks, ends, taken, storeAway, timeoutMs, apiBase] = [
    [],
    [],
    'yours',
    false,
    10_000,
    'https://api.twilio.com',
  ];
  log.kept.length = 0;
  provider.seen.length = 0;
});

/** What we ask Twilio for; its addresses are those that it will call. */
async function placed(of_: Page = page): Promise<URLSearchParams> {
  let form = new URLSearchParams();
  nock('https://api.twilio.com')
    .post('/2010-04-01/Accounts/AC1/Calls.json', (body: Record<string, string>) => {
      form = new URLSearchParams(body);
      return true;
    })
    .basicAuth({ user: 'AC1', pass: 'new' })
    .reply(201, { sid: 'CA1', status: 'queued' });
  expect(await voice.pager.send(of_)).toEqual({ kind: 'accepted', providerId: 'CA1' });
  return form;
}

interface Post {
  token?: string;
  signature?: string;
}
async function post(
  address: string,
  fields: Record<string, string> = {},
  { token = 'new', signature }: Post = {},
) {
  const form = { CallSid: 'CA1', AccountSid: 'AC1', To: page.to, From: '+15550100099', ...fields };
  const signed = signature ?? getExpectedTwilioSignature(token, address, form);
  const response = await fetch(address.replace(PUBLIC, served.url), {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
    headers: { 'x-twilio-signature': signed, 'content-type': 'application/x-www-form-urlencoded' },
  });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
}

const said = ({ body }: { body: string }) => /<Say[^>]*>([^<]*)</.exec(body)?.[1];
const plain = (text = '') =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
const gatherAt = ({ body }: { body: string }) => plain(/<Gather[^>]* action="([^"]*)"/.exec(body)?.[1]);
const nextAt = ({ body }: { body: string }) => plain(/<Redirect[^>]*>([^<]*)</.exec(body)?.[1]);

describe('a call', () => {
  it('goes to the number, rings no longer than until a machine takes over, and is listened to beside it', async () => {
    const form = await placed();
    expect(Object.fromEntries(form)).toMatchObject({
      To: '+15550100201',
      From: '+15550100099',
      Timeout: '25',
      MachineDetection: 'Enable',
      AsyncAmd: 'true',
    });
  });

  it('gives away addresses that tell nothing of the patient, the alert or the clinician', async () => {
    const form = await placed();
    const addresses = ['Url', 'StatusCallback', 'AsyncAmdStatusCallback'].map((name) => form.get(name) ?? '');
    for (const each of addresses) {
      expect(each).toMatch(/^https:\/\/clinic\.example\/voice\//);
      const decoded = Buffer.from(new URL(each).searchParams.get('r') ?? '', 'base64url').toString('latin1');
      expect(each + decoded).not.toMatch(/778899|alert-1|otieno|KT47|5550100/);
    }
  });

  it.each([
    [
      'en',
      'page',
      'This is Harbor Pain. Alert K T 4 7: emergency. Press 1 to acknowledge. Press 2 to hear it again.',
    ],
    [
      'es',
      'page',
      'Le llama Harbor Pain. Aviso K T 4 7: emergencia. Pulse 1 para hacerse cargo. Pulse 2 para oírlo otra vez.',
    ],
  ] as const)(
    'says in %s the clinic, the label and the urgency, and nothing else',
    async (lang, why, words) => {
      const form = await placed({ ...page, lang, why });
      const heard = await post(form.get('Url') ?? '');
      expect([heard.status, heard.type, said(heard)]).toEqual([200, 'text/xml', words]);
      expect(heard.body).toContain(`<Say language="${lang}-US">`);
      expect(heard.body).toContain('numDigits="1"');
    },
  );

  it('says whatever else there is to say of an alert in words of its own', async () => {
    expect(said(await post((await placed({ ...page, why: 'again' })).get('Url') ?? ''))).toContain(
      'It still waits for somebody',
    );
    expect(said(await post((await placed({ ...page, why: 'more' })).get('Url') ?? ''))).toContain(
      'There is news',
    );
    expect(said(await post((await placed({ ...page, why: 'opted-out' })).get('Url') ?? ''))).toContain(
      'Please phone',
    );
  });

  it('is said three times without a key, and then ends unacknowledged', async () => {
    let heard = await post((await placed()).get('Url') ?? '');
    for (let round = 1; round < 3; round += 1) {
      heard = await post(nextAt(heard));
      expect(gatherAt(heard)).not.toBe('');
    }
    heard = await post(nextAt(heard));
    expect(said(heard)).toBe('No key was pressed. The alert is not acknowledged. Goodbye.');
    expect(heard.body).toContain('<Hangup/>');
    expect(acks).toEqual([]);
  });

  it('is acknowledged by the key 1, for what was known when it was placed', async () => {
    const heard = await post((await placed()).get('Url') ?? '');
    const thanked = await post(gatherAt(heard), { Digits: '1' });
    expect(said(thanked)).toBe('Alert K T 4 7 is yours. Look in Teams for the details. Thank you.');
    expect(acks).toEqual([{ of, by: 'voice', doneAt: 1_000 }]);
  });

  it('says it again with the key 2, more than three times, and not for ever', async () => {
    let heard = await post((await placed()).get('Url') ?? '');
    let rounds = 0;
    while (gatherAt(heard) !== '' && rounds < 50) {
      heard = await post(gatherAt(heard), { Digits: '2' });
      rounds += 1;
    }
    expect(rounds).toBeGreaterThan(3);
    expect(rounds).toBeLessThan(12);
    expect(acks).toEqual([]);
  });

  it.each(['', '3', '*', '#', '11', '0'])('is not acknowledged by "%s"', async (Digits) => {
    const heard = await post((await placed()).get('Url') ?? '');
    await post(gatherAt(heard), { Digits });
    expect(acks).toEqual([]);
  });

  it.each([
    ['already', 'Somebody has alert K T 4 7 already. Thank you.'],
    ['gone', 'Alert K T 4 7 is no longer open. Thank you.'],
    ['news', 'There is news on alert K T 4 7, and you are called anew. Thank you.'],
  ] as const)('says the truth when it is %s', async (how, words) => {
    taken = how;
    const heard = await post((await placed()).get('Url') ?? '');
    expect(said(await post(gatherAt(heard), { Digits: '1' }))).toBe(words);
  });

  it('asks for the key again when it could not be kept, and gives in some time', async () => {
    storeAway = true;
    let heard = await post((await placed()).get('Url') ?? '');
    heard = await post(gatherAt(heard), { Digits: '1' });
    expect(said(heard)).toBe('This could not be kept. Please press 1 again.');
    storeAway = false;
    expect(said(await post(gatherAt(heard), { Digits: '1' }))).toContain('is yours');
    storeAway = true;
    for (let tries = 0; tries < 12 && gatherAt(heard) !== ''; tries += 1)
      heard = await post(gatherAt(heard), { Digits: '1' });
    expect(said(heard)).toContain('not acknowledged');
  });
});

describe('what is reported of a call', () => {
  it.each([
    ['completed', 'ended'],
    ['busy', 'busy'],
    ['no-answer', 'no-answer'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('of %s becomes %s', async (CallStatus, how) => {
    const form = await placed();
    expect((await post(form.get('StatusCallback') ?? '', { CallStatus })).status).toBe(204);
    expect(ends).toEqual([{ of, by: 'voice', providerId: 'CA1', how }]);
  });

  it.each(['queued', 'ringing', 'in-progress', 'dreaming'])('of %s changes nothing', async (CallStatus) => {
    const form = await placed();
    expect((await post(form.get('StatusCallback') ?? '', { CallStatus })).status).toBe(204);
    expect(ends).toEqual([]);
  });

  it.each([
    ['machine_start', ['machine']],
    ['machine_end_beep', ['machine']],
    ['fax', ['machine']],
    ['human', []],
    ['unknown', []],
  ])('by the one who listens, of %s, is no acknowledgement', async (AnsweredBy, hows) => {
    const form = await placed();
    expect((await post(form.get('AsyncAmdStatusCallback') ?? '', { AnsweredBy })).status).toBe(204);
    expect(ends.map(({ how }) => how)).toEqual(hows);
    expect(acks).toEqual([]);
  });

  it('is asked for again when it could not be stored', async () => {
    const form = await placed();
    storeAway = true;
    expect((await post(form.get('StatusCallback') ?? '', { CallStatus: 'busy' })).status).toBe(503);
  });
});

describe('a webhook of a call', () => {
  it('is taken when it was signed with the token that is being replaced', async () => {
    expect((await post((await placed()).get('Url') ?? '', {}, { token: 'old' })).status).toBe(200);
  });

  it('with a wrong signature, for another address, or not sealed by us is turned away with nothing said', async () => {
    const form = await placed();
    const url = form.get('Url') ?? '';
    const key = `${PUBLIC}/voice/key${new URL(url).search}`;
    const other = createSealer([Buffer.alloc(32, 2)], 'voice').seal([
      'a',
      'b',
      'c',
      'en',
      'urgent',
      'KT47',
      'page',
      '1',
    ]);
    expect(await post(url, {}, { token: 'guess' })).toMatchObject({ status: 403, body: '' });
    expect(
      await post(key, { Digits: '1' }, { signature: getExpectedTwilioSignature('new', url, {}) }),
    ).toMatchObject({ status: 403 });
    expect(await post(`${PUBLIC}/voice/key?r=${other}&n=0`, { Digits: '1' })).toMatchObject({ status: 404 });
    expect(await post(`${PUBLIC}/voice/key?r=${other.slice(0, 20)}&n=0`, { Digits: '1' })).toMatchObject({
      status: 400,
    });
    expect(await post(`${PUBLIC}/voice/key?n=0`, { Digits: '1' })).toMatchObject({ status: 400 });
    expect(acks).toEqual([]);
    expect(JSON.stringify(log.kept)).not.toMatch(/5550100201|778899|otieno/);
  });
});

describe('a call that Twilio does not place', () => {
  const send = async (behaviour: Parameters<Provider['behave']>[0]) => {
    apiBase = `http://${provider.host}`;
    timeoutMs = 300;
    provider.behave(behaviour);
    return voice.pager.send(page);
  };
  const because = expect.any(String);
  it.each<[string, Parameters<Provider['behave']>[0], unknown]>([
    ['hangs', {}, { kind: 'unknown', because: 'timeout' }],
    ['hangs up at once', { refuse: true }, { kind: 'unknown', because }],
    ['answers 500', { write: answer(500, '') }, { kind: 'unknown', because: 'http-500' }],
    ['answers without an id', { write: answer(201, '{}') }, { kind: 'unknown', because: 'no-sid' }],
    [
      'is busy',
      { write: answer(429, { code: 20429 }, { 'retry-after': '7' }) },
      { kind: 'later', afterMs: 7_000, because: 'twilio-20429' },
    ],
    [
      'places too many',
      { write: answer(400, { code: 10004 }) },
      { kind: 'later', afterMs: 5_000, because: 'twilio-10004' },
    ],
    [
      'sends us elsewhere',
      { write: answer(307, '', { location: 'http://127.0.0.1:9/' }) },
      { kind: 'later', afterMs: 60_000, because: 'http-307' },
    ],
    [
      'does not know our account',
      { write: answer(401, { code: 20003, message: 'for +15550100201' }) },
      { kind: 'later', afterMs: 60_000, because: 'twilio-20003' },
    ],
    [
      'may not call there',
      { write: answer(400, { code: 21215 }) },
      { kind: 'later', afterMs: 60_000, because: 'twilio-21215' },
    ],
    [
      'cannot call that number',
      { write: answer(400, { code: 21211 }) },
      { kind: 'refused', because: 'twilio-21211' },
    ],
  ])('when it %s', async (_how, behaviour, sent) => {
    expect(await send(behaviour)).toEqual(sent);
    expect(provider.seen.length).toBeLessThanOrEqual(1);
    expect(JSON.stringify(log.kept)).not.toMatch(/5550100201|new/);
  });

  it('is refused here when there is no number', async () => {
    expect(await voice.pager.send({ ...page, to: 'otieno' })).toEqual({
      kind: 'refused',
      because: 'no-number',
    });
  });
});
