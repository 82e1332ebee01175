import nock from 'nock';
import { createBotCarrier } from '../../../src/bot/carrier.ts';
import { cardWords } from '../../../src/bot/card-words.ts';
import { createConnector } from '../../../src/bot/connector.ts';
import { strangerPermit } from '../../../src/model/consent.ts';
import type { Outgoing } from '../../../src/model/outgoing.ts';
import { createCall } from '../../../src/wire/call.ts';
import { keepingLog } from '../../http/keeping-log.ts';

const host = 'https://smba.trafficmanager.net';
const path = '/amer/v3/conversations/a%3Aone%2Ftwo/activities';
const reference = {
  v: 1,
  serviceUrl: `${host}/amer/`,
  channelId: 'msteams',
  conversation: { id: 'a:one/two', tenantId: 't' },
  bot: { id: '28:bot' },
  user: { id: '29:user' },
};
const message: Outgoing = {
  v: 1,
  id: 'm1',
  owner: 'p1',
  to: { channel: 'teams', user: 'oid-1', reference },
  purpose: 'reply',
  key: 'check-in.ask',
  text: 'Pain right now, 0-10?',
  lang: 'en',
  at: 0,
};
let log = keepingLog();
let fresh: boolean[] = [];

function carrier(
  authorization = async (again: boolean): Promise<string | undefined> => {
    fresh.push(again);
    return 'Bearer token';
  },
) {
  const call = createCall({ allowedHosts: ['smba.trafficmanager.net', '*.botframework.com'], log });
  const connector = createConnector({ call, log, authorization });
  return {
    connector,
    ...createBotCarrier({ connector, words: cardWords, smsText: (text) => `plain ${text}` }),
  };
}
const send = (of: Partial<Outgoing> = {}) => carrier().send({ ...message, ...of }, strangerPermit('teams'));
const posted = (): Promise<Record<string, unknown>> =>
  new Promise((resolve) => {
    nock(host)
      .post(path, (body) => (resolve(body), true))
      .matchHeader('authorization', 'Bearer token')
      .reply(201, { id: 'act1' });
  });

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
});
beforeEach(() => {
  [log, fresh] = [keepingLog(), []];
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

describe('a message into a conversation', () => {
  it('goes to its address as words, from the bot to the person', async () => {
    const body = posted();
    expect(await send()).toEqual({ kind: 'accepted', providerId: 'act1' });
    expect(await body).toMatchObject({
      type: 'message',
      text: message.text,
      textFormat: 'plain',
      from: { id: '28:bot' },
      recipient: { id: '29:user' },
      conversation: { id: 'a:one/two' },
    });
  });

  it('in which a language model had a part is labelled as Teams wants it, and no other is', async () => {
    const label = {
      type: 'https://schema.org/Message',
      '@type': 'Message',
      '@context': 'https://schema.org',
    };
    const body = posted();
    await send({ ai: true });
    expect((await body)['entities']).toEqual([
      { ...label, '@id': '', additionalType: ['AIGeneratedContent'] },
    ]);
    const other = posted();
    await send();
    expect(await other).not.toHaveProperty('entities');
  });

  it('that asks goes as a card alone, with the words as its summary', async () => {
    const body = posted();
    const ask = {
      questionnaire: 'daily',
      linkId: 'pain-now',
      round: '',
      title: 'Pain',
      kind: 'scale' as const,
      options: [],
      optional: false,
    };
    await send({ ask });
    expect(await body).toMatchObject({
      summary: message.text,
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { version: '1.5' } }],
    });
    expect(await body).not.toHaveProperty('text');
  });

  it('with a card of its own shows that card, and a page among the notifications', async () => {
    const body = posted();
    await send({ card: { type: 'AdaptiveCard', id: 'alert' }, purpose: 'page' });
    expect(await body).toMatchObject({
      attachments: [{ content: { id: 'alert' } }],
      channelData: { notification: { alert: true } },
    });
  });

  it('to a phone is words for phones, never a card', async () => {
    nock('https://sms.botframework.com')
      .post(
        '/v3/conversations/%2B15550100001/activities',
        (body) => body.text === `plain ${message.text}` && !body.attachments,
      )
      .reply(200, {});
    const sms = {
      ...reference,
      channelId: 'sms',
      serviceUrl: 'https://sms.botframework.com/',
      conversation: { id: '+15550100001' },
    };
    const to = { channel: 'sms', number: '+15550100001', via: 'bot', reference: sms } as const;
    expect(await send({ to, card: { type: 'AdaptiveCard' } })).toEqual({ kind: 'accepted', providerId: '' });
  });

  it.each([
    [429, { kind: 'later', afterMs: 5_000, because: 'http-429' }],
    [412, { kind: 'later', afterMs: 5_000, because: 'http-412' }],
    [401, { kind: 'later', afterMs: 30_000, because: 'http-401' }],
    [403, { kind: 'refused', because: 'http-403', then: 'route-dead' }],
    [404, { kind: 'refused', because: 'http-404', then: 'route-dead' }],
    [413, { kind: 'refused', because: 'http-413' }],
    [400, { kind: 'refused', because: 'http-400' }],
    [408, { kind: 'unknown', because: 'http-408' }],
    [500, { kind: 'unknown', because: 'http-500' }],
    [504, { kind: 'unknown', because: 'http-504' }],
  ])('that is answered with %s is %j', async (status, sent) => {
    nock(host)
      .post(path)
      .reply(status, { error: { message: 'for A Person' } });
    expect(await send()).toEqual(sent);
    expect(JSON.stringify(log.kept)).not.toContain('A Person');
  });

  it('is shown with a new token after one was refused', async () => {
    const { send: again } = carrier();
    nock(host)
      .post(path)
      .reply(401)
      .post(path)
      .reply(201, { id: 'act1' })
      .post(path)
      .reply(201, { id: 'act2' });
    for (let turn = 0; turn < 3; turn++) await again(message, strangerPermit('teams'));
    expect(fresh).toEqual([false, true, false]);
  });

  it('waits when there is no token to be had', async () => {
    const { send: without } = carrier(() => Promise.reject(new Error('login is down')));
    expect(await without(message, strangerPermit('teams'))).toMatchObject({
      kind: 'later',
      because: 'no-token',
    });
  });

  it('goes nowhere without an installation, with a broken reference, or to a host nobody allowed', async () => {
    const to = (more: unknown) => ({ to: { channel: 'teams' as const, user: 'u', reference: more } });
    expect(await send({ to: { channel: 'teams', user: 'u' } })).toEqual({
      kind: 'refused',
      because: 'not-installed',
    });
    expect(await send(to({ v: 1 }))).toMatchObject({ kind: 'refused', then: 'route-dead' });
    expect(await send(to({ ...reference, serviceUrl: 'https://evil.example/' }))).toMatchObject({
      because: 'not-allowed',
    });
  });

  it('with a card that can only be a mistake is refused', async () => {
    expect(await send({ card: { filler: 'x'.repeat(20_001) } })).toEqual({
      kind: 'refused',
      because: 'card-too-large',
    });
  });
});

describe('a card that takes the place of another', () => {
  it('is put where the other was', async () => {
    nock(host)
      .put(`${path}/1%3A2`, (body) => body.attachments[0].content.id === 'new')
      .reply(200, {});
    expect(await carrier().connector.replace(reference, '1:2', { id: 'new' })).toEqual({
      kind: 'accepted',
      providerId: '1:2',
    });
  });

  it('leaves the conversation alive when the other is gone', async () => {
    nock(host).put(`${path}/1`).reply(404);
    expect(await carrier().connector.replace(reference, '1', {})).toEqual({
      kind: 'refused',
      because: 'http-404',
    });
  });
});
