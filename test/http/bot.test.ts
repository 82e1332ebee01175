import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import nock from 'nock';
import { createBot, type BotIdentity } from '../../src/bot/bot.ts';
import type { TeamsRoute } from '../../src/model/patient.ts';
import type { HttpRoute } from '../../src/ports/http.ts';
import type { CardAction, CardAnswer, Inbound } from '../../src/ports/receiver.ts';
import { createCall } from '../../src/wire/call.ts';
import { keepingLog } from './keeping-log.ts';
import { serve, type Served } from './serve.ts';

const APP = 'app-id';
const TENANT = 'tenant-1';
const SERVICE = 'https://smba.trafficmanager.net/amer/';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strangerKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

const log = keepingLog();
let said: Inbound[] = [];
let moved: [string, TeamsRoute][] = [];
let acted: CardAction[] = [];
let answer: CardAnswer = { kind: 'message', text: 'done' };
let failing = false;
const receiver = {
  said: async (inbound: Inbound) => {
    if (failing) throw new Error(`no room for ${inbound.text}`);
    said.push(inbound);
  },
  installed: async (from: TeamsRoute) => void moved.push(['installed', from]),
  removed: async (from: TeamsRoute) => void moved.push(['removed', from]),
  acted: async (action: CardAction) => {
    acted.push(action);
    return answer;
  },
};

const activity = {
  type: 'message',
  id: '17',
  timestamp: '2026-11-23T08:00:00.000Z',
  channelId: 'msteams',
  serviceUrl: SERVICE,
  from: { id: '29:user', aadObjectId: 'oid-1' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:one', conversationType: 'personal', tenantId: TENANT },
  text: 'a 6 today',
};

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
function token(
  claims: Record<string, unknown> = {},
  key = keys.privateKey,
  header: Record<string, unknown> = {},
) {
  const now = Math.floor(Date.now() / 1_000);
  const own = {
    iss: 'https://issuer.example',
    aud: APP,
    serviceurl: SERVICE,
    nbf: now - 60,
    exp: now + 3_600,
  };
  const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: 'key-1', ...header })}.${part({ ...own, ...claims })}`;
  return `Bearer ${signed}.${signBytes('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** Stands for the place where the channels publish the keys they sign with. */
function keyRoutes(url: () => string): HttpRoute[] {
  const json = (value: unknown) => ({ status: 200, type: 'application/json', body: JSON.stringify(value) });
  const key = {
    ...keys.publicKey.export({ format: 'jwk' }),
    use: 'sig',
    kid: 'key-1',
    endorsements: ['msteams', 'sms'],
  };
  return [
    { method: 'GET', path: '/openid', handle: () => json({ issuer: 'x', jwks_uri: `${url()}/keys` }) },
    { method: 'GET', path: '/keys', handle: () => json({ keys: [key] }) },
  ];
}

let keyServer: Served;
let served: Served;
let local: Served;
let closed: Served;
let keyless: Served;
const hosts = ['smba.trafficmanager.net', 'loopback'];

function bot(more: { keysUrl?: string; allowAnonymous?: boolean }) {
  const { keysUrl } = more;
  const identity: BotIdentity | undefined =
    keysUrl === undefined
      ? undefined
      : {
          appId: APP,
          appPassword: 'secret',
          appType: 'SingleTenant',
          tenantId: TENANT,
          cloud: {
            loginUrl: 'https://login.microsoftonline.com/botframework.com',
            scope: 'https://api.botframework.com',
            issuer: 'https://issuer.example',
            oauthUrl: 'https://api.botframework.com',
            channelKeysUrl: keysUrl,
            emulatorKeysUrl: keysUrl,
            callerId: 'urn:botframework:azure',
          },
        };
  const call = createCall({ allowedHosts: hosts, log });
  const { allowAnonymous } = more;
  return createBot({
    receiver,
    call,
    allowedHosts: hosts,
    log,
    ...(identity && { identity }),
    ...(allowAnonymous && { allowAnonymous }),
  });
}

const console_ = { ...console };
const onConsole: unknown[][] = [];
beforeAll(async () => {
  // The SDK writes about refused tokens to the console by itself.
  const keep = (...line: unknown[]) => void onConsole.push(line);
  Object.assign(console, { error: keep, warn: keep, log: keep });
  let url = '';
  keyServer = await serve(keyRoutes(() => url));
  url = keyServer.url;
  served = await serve(bot({ keysUrl: `${url}/openid` }).routes, log);
  local = await serve(bot({ allowAnonymous: true }).routes, log);
  closed = await serve(bot({}).routes, log);
  keyless = await serve(bot({ keysUrl: `${url}/nowhere` }).routes, log);
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
});
afterAll(async () => {
  Object.assign(console, console_);
  nock.enableNetConnect();
  // nock outlives its test file: the next one in this process would find its requests held up.
  nock.restore();
  await Promise.all([keyServer, served, local, closed, keyless].map((each) => each.close()));
});
beforeEach(() => {
  [said, moved, acted, failing] = [[], [], [], false];
  log.kept.length = 0;
});

async function post(
  more: Record<string, unknown> | string = {},
  headers: Record<string, string | undefined> = {},
  to = served,
) {
  const body = typeof more === 'string' ? more : JSON.stringify({ ...activity, ...more });
  const given = { 'content-type': 'application/json', authorization: token(), ...headers };
  const shown = Object.entries(given).filter((each): each is [string, string] => each[1] !== undefined);
  const got = await fetch(`${to.url}/api/messages`, { method: 'POST', body, headers: shown });
  return { status: got.status, body: await got.text() };
}

describe('a channel that shows who it is', () => {
  it('hands over what a person said', async () => {
    expect(await post()).toEqual({ status: 200, body: '' });
    expect(said).toMatchObject([{ text: 'a 6 today', from: { channel: 'teams', user: 'oid-1' } }]);
  });

  it('tells when the app comes and goes', async () => {
    await post({ type: 'installationUpdate', action: 'add', text: undefined });
    await post({ type: 'installationUpdate', action: 'remove', text: undefined });
    expect(moved).toMatchObject([
      ['installed', { user: 'oid-1', reference: { conversation: { id: 'a:one' } } }],
      ['removed', { user: 'oid-1' }],
    ]);
  });

  it('gets what we do not read acknowledged', async () => {
    expect((await post({ type: 'typing', text: undefined })).status).toBe(200);
    expect((await post({ type: 'invoke', name: 'fileConsent/invoke', value: {} })).status).toBe(501);
    expect(said).toEqual([]);
  });

  it('is asked to try again when nothing could be stored, and hears no reason', async () => {
    failing = true;
    expect(await post()).toEqual({ status: 503, body: '' });
  });
});

describe('a caller who is not a channel', () => {
  const now = Math.floor(Date.now() / 1_000);
  it.each([
    ['no token', () => undefined],
    ['something that is no token', () => 'Bearer nonsense'],
    ['another scheme', () => token().replace('Bearer', 'Basic')],
    ['a token for another bot', () => token({ aud: 'other-app' })],
    ['an old token', () => token({ nbf: now - 7_200, exp: now - 3_600 })],
    ['a token of another issuer', () => token({ iss: 'https://sts.windows.net/evil/' })],
    ['a token of another tenant', () => token({ tid: 'evil' })],
    ['a token for another service', () => token({ serviceurl: 'https://elsewhere.example/' })],
    ['a token signed by somebody else', () => token({}, strangerKeys.privateKey)],
    ['a token with an unknown key', () => token({}, keys.privateKey, { kid: 'key-2' })],
    [
      'a token without a signature',
      () => token({}, keys.privateKey, { alg: 'none' }).replace(/\.[\w-]*$/, '.'),
    ],
  ])('with %s is turned away without a word', async (_what, authorization) => {
    expect(await post({}, { authorization: authorization() })).toEqual({ status: 401, body: '' });
    expect(said).toEqual([]);
  });

  it('is nothing that the SDK may write to the console about, while others may', async () => {
    const forged = [token({ exp: now - 3_600 }), token({}, strangerKeys.privateKey), token({ aud: 'other' })];
    onConsole.length = 0;
    const asked = forged.map((authorization) => post({}, { authorization }));
    console.error('meanwhile');
    await Promise.all(asked);
    console.error('afterwards');
    expect(onConsole).toEqual([['meanwhile'], ['afterwards']]);
  });

  it('has no host proposed to whoever reads the log', async () => {
    const serviceUrl = 'https://please-add-me.example/';
    const forged = [
      token({ serviceurl: serviceUrl }, strangerKeys.privateKey),
      token({ serviceurl: SERVICE }),
    ];
    for (const authorization of forged)
      expect((await post({ serviceUrl }, { authorization })).status).toBe(401);
    expect(JSON.stringify(log.kept)).not.toMatch(/please-add-me|not allowed/);
  });

  it('with a channel we have no word for is turned away', async () => {
    expect((await post({ channelId: 'webchat' })).status).toBe(401);
    expect((await post({ channelId: 'AseChannel' })).status).toBe(400);
  });

  it('cannot make us speak to a host of its own, nor come from another tenant', async () => {
    const serviceUrl = 'https://evil.example/';
    expect((await post({ serviceUrl }, { authorization: token({ serviceurl: serviceUrl }) })).status).toBe(
      403,
    );
    expect((await post({ conversation: { ...activity.conversation, tenantId: 'evil' } })).status).toBe(403);
    expect(said).toEqual([]);
  });

  it('is told to come again when the keys are not to be had', async () => {
    expect((await post({}, {}, keyless)).status).toBe(503);
    expect(said).toEqual([]);
  });
});

describe('a body that is no activity', () => {
  it.each([
    ['nothing', ''],
    ['broken JSON', '{"type":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['no type', JSON.stringify({ ...activity, type: undefined })],
    ['an empty service', JSON.stringify({ ...activity, serviceUrl: '' })],
    ['nobody', JSON.stringify({ ...activity, from: undefined })],
    ['replies asked for in the answer', JSON.stringify({ ...activity, deliveryMode: 'expectReplies' })],
    ['a message without an id', JSON.stringify({ ...activity, id: undefined })],
  ])('but %s gets 400 and nothing more', async (_what, body) => {
    expect(await post(body)).toEqual({ status: 400, body: '' });
    expect(said).toEqual([]);
  });

  it('of another content type gets 400', async () => {
    expect((await post({}, { 'content-type': 'text/plain' })).status).toBe(400);
  });
});

describe('a button on a card', () => {
  const value = {
    action: { type: 'Action.Execute', verb: 'acknowledge', data: { patientId: 'p1', alertId: 'a1' } },
    trigger: 'manual',
  };
  const invoke = { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value };

  it('is answered at once with the card that takes its place', async () => {
    answer = { kind: 'card', card: { type: 'AdaptiveCard', version: '1.5' } };
    const got = await post(invoke);
    expect(acted).toMatchObject([
      { verb: 'acknowledge', alertId: 'a1', trigger: 'person', from: { user: 'oid-1' } },
    ]);
    expect(got.status).toBe(200);
    expect(JSON.parse(got.body)).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard', version: '1.5' },
    });
  });

  it('or with words', async () => {
    answer = { kind: 'message', text: 'Nurse Otieno has it.' };
    expect(JSON.parse((await post(invoke)).body)).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'Nurse Otieno has it.',
    });
  });

  it('of an old client is answered by replacing the card it was on', async () => {
    const replaced: unknown[] = [];
    const channel = await serve([
      {
        method: 'PUT',
        path: '/teams/*',
        handle: ({ path, body }) => (replaced.push({ path, ...JSON.parse(body) }), { status: 200 }),
      },
    ]);
    answer = { kind: 'card', card: { id: 'new' } };
    const submit = {
      text: undefined,
      replyToId: 'card-1',
      value: { verb: 'acknowledge', patientId: 'p1', alertId: 'a1' },
    };
    await post({ ...submit, serviceUrl: `${channel.url}/teams` }, { authorization: undefined }, local);
    await channel.close();
    expect(acted).toHaveLength(1);
    expect(replaced).toMatchObject([
      {
        path: '/teams/v3/conversations/a%3Aone/activities/card-1',
        attachments: [{ content: { id: 'new' } }],
      },
    ]);
  });

  it('that says nothing we know is wrong', async () => {
    expect((await post({ ...invoke, value: {} })).status).toBe(400);
  });
});

describe('a service without an identity', () => {
  const here = { serviceUrl: 'http://127.0.0.1:3978/simulator/teams' };

  it('listens to this machine when it may', async () => {
    expect((await post(here, { authorization: undefined }, local)).status).toBe(200);
    expect(said).toHaveLength(1);
  });

  it('listens to nobody else, and to nobody at all when it may not', async () => {
    const through = { authorization: undefined, 'x-forwarded-for': '203.0.113.9' };
    expect((await post(here, through, local)).status).toBe(401);
    expect((await post(here, { authorization: undefined }, closed)).status).toBe(401);
    expect(said).toEqual([]);
  });

  it('speaks to this machine only', async () => {
    expect((await post({}, { authorization: undefined }, local)).status).toBe(403);
  });
});

it('fetches a token to show the channel, once, and sends with it', async () => {
  const login = nock('https://login.microsoftonline.com');
  login
    .post(`/${TENANT}/oauth2/v2.0/token`)
    .query(true)
    .reply(200, { token_type: 'Bearer', expires_in: 3_600, access_token: 'ours' });
  login
    .get(/openid-configuration/)
    .query(true)
    .optionally()
    .reply(200, {
      token_endpoint: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
      issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      authorization_endpoint: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize`,
      jwks_uri: `https://login.microsoftonline.com/${TENANT}/keys`,
    });
  const sent = nock('https://smba.trafficmanager.net', { reqheaders: { authorization: 'Bearer ours' } })
    .put('/amer/v3/conversations/a%3Aone/activities/1')
    .twice()
    .reply(200, {});
  await post();
  const reference = said[0]?.from.reference;
  const { cards } = bot({ keysUrl: `${keyServer.url}/openid` });
  expect(await cards.replace(reference, '1', {})).toEqual({ kind: 'accepted', providerId: '1' });
  expect(await cards.replace(reference, '1', {})).toEqual({ kind: 'accepted', providerId: '1' });
  expect(sent.isDone()).toBe(true);
  nock.cleanAll();
});

it('writes neither words nor people into the log, whatever goes wrong', async () => {
  failing = true;
  await post({ text: 'I cannot go on' });
  await post({ text: 'I cannot go on' }, { authorization: token({}, strangerKeys.privateKey) });
  const serviceUrl = 'https://evil.example/29:user';
  await post({ text: 'I cannot go on', serviceUrl }, { authorization: token({ serviceurl: serviceUrl }) });
  const lines = log.kept as [string, Record<string, unknown>, unknown?][];
  const own = lines.map(([line]) => line).filter((line) => line !== 'request turned away');
  expect(own).toEqual(['activity not handled', 'address not allowed']);
  expect(JSON.stringify(lines.map(([, facts]) => facts))).not.toMatch(/go on|oid-1|29:user/);
});
