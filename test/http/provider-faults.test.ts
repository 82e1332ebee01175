/** Everything a provider may do to a message, on a real connection, and what we make of it. */
import { createBotCarrier } from '../../src/bot/carrier.ts';
import { cardWords } from '../../src/bot/card-words.ts';
import { createConnector } from '../../src/bot/connector.ts';
import { strangerPermit } from '../../src/model/consent.ts';
import type { Outgoing, Sent } from '../../src/model/outgoing.ts';
import { createSmsCarrier } from '../../src/sms/carrier.ts';
import { createCall, type Call } from '../../src/wire/call.ts';
import { keepingLog } from './keeping-log.ts';
import { answer, startProvider, type Provider } from './provider.ts';

const NUMBER = '+15550100001';
const WORDS = 'How is your pain';
const message: Outgoing = {
  v: 1,
  id: 'm1',
  owner: 'p1',
  to: { channel: 'sms', number: NUMBER, via: 'twilio' },
  purpose: 'reply',
  key: 'k',
  text: WORDS,
  lang: 'en',
  at: 0,
};

let provider: Provider;
let log = keepingLog();
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.close());
beforeEach(() => {
  log = keepingLog();
  provider.seen.length = 0;
});

/** The real one, but not so patient. */
function call(): Call {
  const real = createCall({ allowedHosts: [provider.host], log });
  return (request) => real({ ...request, timeoutMs: 300 });
}

function text(): Promise<Sent> {
  const carrier = createSmsCarrier({
    call: call(),
    log,
    accountSid: 'AC1',
    authToken: 'secret-token',
    sender: { from: '+15550100099' },
    apiBase: () => `http://${provider.host}`,
    statusCallback: () => 'https://clinic.example/sms/status',
  });
  return carrier.send(message, strangerPermit('sms'));
}

function chat(): Promise<Sent> {
  const connector = createConnector({ call: call(), log, authorization: async () => 'Bearer secret-token' });
  const reference = {
    v: 1,
    serviceUrl: `http://${provider.host}/amer/`,
    channelId: 'msteams',
    conversation: { id: 'a:1' },
    bot: { id: '28:bot' },
    user: { id: '29:user' },
  };
  const to = { channel: 'teams' as const, user: 'oid', reference };
  const carrier = createBotCarrier({ connector, words: cardWords, smsText: (each) => each });
  return carrier.send({ ...message, to }, strangerPermit('teams'));
}

const loud = () =>
  JSON.stringify(log.kept).includes('does not accept') || JSON.stringify(log.kept).includes('does not let');
const both = [
  ['a text', text],
  ['an activity', chat],
] as const;
const half = answer(201, { sid: 'SM1', id: 'a1' }).slice(0, -4);
const date = { date: 'Wed, 25 Nov 2026 10:00:00 GMT' };

describe.each(both)('%s whose provider', (_what, send) => {
  const because = expect.any(String);
  it.each<[string, Parameters<Provider['behave']>[0], unknown]>([
    ['hangs', {}, { kind: 'unknown', because: 'timeout' }],
    ['hangs in the middle of its answer', { write: half }, { kind: 'unknown', because: 'timeout' }],
    ['closes without a word', { end: true }, { kind: 'unknown', because }],
    ['closes in the middle of its answer', { write: half, end: true }, { kind: 'unknown', because }],
    ['hangs up at once', { refuse: true }, { kind: 'unknown', because }],
    ['speaks something else', { write: 'nonsense\r\n\r\n', end: true }, { kind: 'unknown', because }],
    ['answers 500', { write: answer(500, '') }, { kind: 'unknown', because: 'http-500' }],
    ['answers 502', { write: answer(502, '<html>') }, { kind: 'unknown', because: 'http-502' }],
    ['answers 504', { write: answer(504, '') }, { kind: 'unknown', because: 'http-504' }],
    ['answers 408', { write: answer(408, '') }, { kind: 'unknown', because: 'http-408' }],
    ['answers far too much', { write: answer(201, 'x'.repeat(2_000_000)) }, { kind: 'unknown', because }],
    [
      'wants 7 seconds',
      { write: answer(429, '', { 'retry-after': '7' }) },
      { kind: 'later', afterMs: 7_000, because },
    ],
    [
      'wants to wait until a time',
      { write: answer(429, '', { 'retry-after': 'Wed, 25 Nov 2026 10:01:30 GMT', ...date }) },
      { kind: 'later', afterMs: 90_000, because },
    ],
    [
      'wants to wait until yesterday',
      { write: answer(429, '', { 'retry-after': 'Tue, 24 Nov 2026 10:01:30 GMT', ...date }) },
      { kind: 'later', afterMs: 0, because },
    ],
    [
      'wants a year',
      { write: answer(429, '', { 'retry-after': '31536000' }) },
      { kind: 'later', afterMs: 3_600_000, because },
    ],
    [
      'wants nonsense',
      { write: answer(429, '', { 'retry-after': 'soon' }) },
      { kind: 'later', afterMs: 5_000, because },
    ],
    [
      'sends us elsewhere',
      { write: answer(307, '', { location: 'http://127.0.0.1:9/' }) },
      { kind: 'later', afterMs: expect.any(Number), because: 'http-307' },
    ],
  ])('%s', async (_how, behaviour, sent) => {
    provider.behave(behaviour);
    expect(await send()).toEqual(sent);
    // Once and no more, whatever it was: only the outbox may try again.
    expect(provider.seen.length).toBeLessThanOrEqual(1);
    expect(JSON.stringify(log.kept)).not.toMatch(/5550100001|How is|secret-token/);
  });
});

describe('Twilio says', () => {
  const REVOKE = { kind: 'refused', then: 'revoke' };
  const DEAD = { kind: 'refused', then: 'route-dead' };
  const COUNTS = { kind: 'refused', then: 'not-reached' };
  const NEVER = { kind: 'refused' };
  const SOON = { kind: 'later', afterMs: 60_000 };
  const TOMORROW = { kind: 'later', afterMs: 3_600_000 };

  it.each([
    [21610, 400, REVOKE],
    [21211, 400, DEAD],
    [21614, 400, DEAD],
    [21635, 400, DEAD],
    [21265, 400, DEAD],
    [30003, 400, COUNTS],
    [30005, 400, COUNTS],
    [30006, 400, COUNTS],
    [20429, 429, { kind: 'later', afterMs: 5_000 }],
    [21611, 400, SOON],
    [30001, 400, SOON],
    [30022, 400, SOON],
    [14107, 429, { kind: 'later', afterMs: 5_000 }],
    [63017, 429, { kind: 'later', afterMs: 5_000 }],
    [21602, 400, NEVER],
    [21617, 400, NEVER],
    [21656, 400, NEVER],
    [30004, 400, NEVER],
    [30007, 400, NEVER],
    [30008, 400, NEVER],
    [30009, 400, NEVER],
    [12345, 400, NEVER],
  ])('%s with %s: quietly', async (code, status, sent) => {
    provider.behave({ write: answer(status, { code, message: `to ${NUMBER}`, status }) });
    expect(await text()).toEqual({ ...sent, because: `twilio-${code}` });
    expect(loud()).toBe(false);
  });

  it.each([
    [20003, 401, SOON],
    [20005, 401, SOON],
    [20403, 403, SOON],
    [20404, 404, SOON],
    [21212, 400, SOON],
    [21408, 403, SOON],
    [21601, 400, SOON],
    [21603, 400, SOON],
    [21606, 400, SOON],
    [21608, 400, SOON],
    [21612, 400, SOON],
    [21659, 400, SOON],
    [21660, 400, SOON],
    [21661, 400, SOON],
    [21701, 400, SOON],
    [21703, 400, SOON],
    [30002, 400, SOON],
    [30010, 400, SOON],
    [30024, 400, SOON],
    [30032, 400, SOON],
    [30034, 400, SOON],
    [30035, 400, SOON],
    [30023, 400, TOMORROW],
    [60728, 429, TOMORROW],
    [63038, 429, TOMORROW],
    [undefined, 401, SOON],
    [undefined, 403, SOON],
    [undefined, 404, SOON],
  ])('%s with %s: loudly, for it is our account, and nobody is marked', async (code, status, sent) => {
    provider.behave({ write: answer(status, { code, message: `to ${NUMBER}`, status }) });
    expect(await text()).toEqual({
      ...sent,
      because: code === undefined ? `http-${status}` : `twilio-${code}`,
    });
    expect(loud()).toBe(true);
    expect(JSON.stringify(log.kept)).not.toMatch(/5550100001|secret-token/);
  });
});

describe('Teams says', () => {
  const DEAD = { kind: 'refused', then: 'route-dead' };
  const in403 = (code: string) => [
    { error: { code, message: `for A Person` } },
    { subCode: code, details: 'A Person', errorCode: 209, errorSubCode: 1 },
    { error: { code: 'Forbidden', innerHttpError: { statusCode: 403, body: { subCode: code } } } },
  ];

  it.each([
    ['ConversationBlockedByUser', DEAD, false],
    ['MessageWritesBlocked', DEAD, false],
    ['BotNotInConversationRoster', DEAD, false],
    ['ForbiddenOperationException', DEAD, false],
    ['BotDisabledByAdmin', DEAD, true],
    ['InvalidBotApiHost', { kind: 'later', afterMs: 30_000 }, true],
    ['NotEnoughPermissions', { kind: 'later', afterMs: 30_000 }, true],
  ])('403 with %s, wherever it stands in the body', async (code, sent, isLoud) => {
    for (const body of in403(code)) {
      log.kept.length = 0;
      provider.behave({ write: answer(403, body) });
      expect(await chat()).toEqual({ ...sent, because: code });
      expect(loud()).toBe(isLoud);
      expect(JSON.stringify(log.kept)).not.toMatch(/A Person|secret-token/);
    }
  });

  it.each([
    [403, 'not json', { ...DEAD, because: 'http-403' }],
    [404, { error: { code: 'ConversationNotFound' } }, { ...DEAD, because: 'http-404' }],
    [412, { error: { code: 'PreconditionFailed' } }, { kind: 'later', afterMs: 5_000, because: 'http-412' }],
    [413, { error: { code: 'MessageSizeTooBig' } }, { kind: 'refused', because: 'http-413' }],
    [400, { error: { code: 'BadSyntax' } }, { kind: 'refused', because: 'http-400' }],
    [401, '', { kind: 'later', afterMs: 30_000, because: 'http-401' }],
    [429, { error: { code: 'Throttled' } }, { kind: 'later', afterMs: 5_000, because: 'http-429' }],
  ])('%s %j', async (status, body, sent) => {
    provider.behave({ write: answer(status, body) });
    expect(await chat()).toEqual(sent);
  });
});
