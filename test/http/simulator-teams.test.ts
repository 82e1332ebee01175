import type { Bubble } from '../../src/simulator/bubble.ts';
import type { StandIn } from './simulator-stand-in.ts';
import { standIn } from './simulator-stand-in.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const cardSaying = (text: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
});
const withCard = (text: string) => ({
  type: 'message',
  summary: text,
  attachments: [{ contentType: CARD, content: cardSaying(text) }],
});

let service: StandIn;
beforeEach(async () => {
  service = await standIn({
    activity: (_, activity) => {
      if (activity.type !== 'invoke') return Promise.resolve();
      const answer = { statusCode: 200, type: CARD, value: cardSaying('acknowledged') };
      return Promise.resolve({ status: 200, type: 'application/json', body: JSON.stringify(answer) });
    },
  });
  await service.ask('install', { who: 'otieno' });
  service.activities.length = 0;
});
afterEach(() => service.close());

const bubbles = async () => (await service.ask<{ bubbles: Bubble[] }>('state')).bubbles;
const send = (activity: object, path?: string, method?: string) =>
  service.sendActivity('a:1-otieno', activity, path, method);

describe('a person in Teams', () => {
  it('brings the app with a conversationUpdate and an installationUpdate', async () => {
    await service.ask('install', { who: 'amina' });
    expect(service.activities).toMatchObject([
      { type: 'conversationUpdate', membersAdded: [{ aadObjectId: 'aad-amina' }, { id: '28:flarepath' }] },
      { type: 'installationUpdate', action: 'add', from: { aadObjectId: 'aad-amina' } },
    ]);
    await service.ask('install', { who: 'amina', installed: false });
    expect(service.activities.at(-1)).toMatchObject({ type: 'installationUpdate', action: 'remove' });
  });

  it('writes a Bot Framework message', async () => {
    const shown = await service.ask<Bubble>('say', { who: 'otieno', channel: 'teams', text: 'hello' });
    expect(shown).toMatchObject({ state: 'delivered', channel: 'teams', from: 'person' });
    expect(service.activities).toMatchObject([
      {
        type: 'message',
        id: shown.id,
        text: 'hello',
        channelId: 'msteams',
        serviceUrl: `${service.url}/simulator/teams`,
        timestamp: '2026-03-03T13:00:00.000Z',
        locale: 'en',
        from: { id: '29:1-otieno', aadObjectId: 'aad-otieno', name: 'Nurse Otieno' },
        recipient: { id: '28:flarepath' },
        conversation: { id: 'a:1-otieno', conversationType: 'personal', tenantId: expect.any(String) },
      },
    ]);
  });

  it('has the app added before the first message', async () => {
    await service.ask('say', { who: 'amina', channel: 'teams', text: 'hello' });
    expect(service.activities.map((each) => each.type)).toEqual([
      'conversationUpdate',
      'installationUpdate',
      'message',
    ]);
  });

  it('who has no Teams account can neither write there nor add the app', async () => {
    const wish = { who: 'tomas', channel: 'teams', text: 'hello' };
    expect(await service.ask('say', wish)).toEqual({ error: 'has no teams' });
    expect(await service.ask('install', { who: 'tomas' })).toEqual({ error: 'has no teams' });
    expect(service.activities).toEqual([]);
  });

  it('answers a card by Action.Submit with a message that carries the value', async () => {
    const { body } = await send(withCard('How is your pain?'));
    const action = { type: 'Action.Submit', title: 'Send', data: { linkId: 'pain', answer: '6' } };
    await service.ask('act', { who: 'otieno', activityId: body.id, action });
    expect(service.activities).toMatchObject([
      { type: 'message', value: { linkId: 'pain', answer: '6' }, replyToId: body.id },
    ]);
    expect(service.activities[0]?.text).toBeUndefined();
    expect(await bubbles()).toMatchObject([{ id: body.id, pressed: { title: 'Send' } }]);
  });

  it('presses Action.Execute as an invoke, and the card in the answer takes the place of the old one', async () => {
    const { body } = await send(withCard('alert'));
    const action = {
      type: 'Action.Execute',
      title: 'Acknowledge',
      verb: 'acknowledge',
      data: { alertId: 'x' },
    };
    await service.ask('act', { who: 'otieno', activityId: body.id, action });
    expect(service.activities).toMatchObject([
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: {
          action: { type: 'Action.Execute', verb: 'acknowledge', data: { alertId: 'x' } },
          trigger: 'manual',
        },
      },
    ]);
    expect(await bubbles()).toMatchObject([{ id: body.id, card: cardSaying('acknowledged') }]);
  });

  it('sees that something went wrong when an invoke is not answered well', async () => {
    await service.close();
    service = await standIn({
      activity: async (_, { type }) => (type === 'invoke' ? { status: 500 } : undefined),
    });
    await service.ask('install', { who: 'otieno' });
    const { body } = await send(withCard('alert'));
    const action = { type: 'Action.Execute', title: 'Acknowledge', verb: 'acknowledge' };
    await service.ask('act', { who: 'otieno', activityId: body.id, action });
    expect(await bubbles()).toMatchObject([
      { card: cardSaying('alert'), pressed: { note: expect.stringMatching(/went wrong/) } },
    ]);
  });

  it('cannot press a button on a card that is not theirs', async () => {
    const { body } = await send(withCard('alert'));
    const action = { type: 'Action.Submit', data: {} };
    expect(await service.ask('act', { who: 'amina', activityId: body.id, action })).toEqual({
      error: 'no such card',
    });
    expect(service.activities).toEqual([]);
  });
});

describe('the connector', () => {
  it('takes a message and gives its id', async () => {
    const { status, body } = await send({ type: 'message', text: 'Good morning.' });
    expect(status).toBe(201);
    expect(await bubbles()).toMatchObject([
      { id: body.id, who: 'otieno', from: 'clinic', text: 'Good morning.' },
    ]);
  });

  it('replaces and deletes what was sent', async () => {
    const { body } = await send(withCard('open'));
    expect(await send(withCard('closed'), `/${body.id}`, 'PUT')).toEqual({
      status: 200,
      body: { id: body.id },
    });
    expect(await bubbles()).toMatchObject([
      { text: 'closed', card: cardSaying('closed'), replacedAt: expect.any(Number) },
    ]);
    expect((await send({}, `/${body.id}`, 'DELETE')).status).toBe(200);
    expect(await bubbles()).toEqual([]);
    expect((await send(withCard('late'), `/${body.id}`, 'PUT')).status).toBe(404);
  });

  it('splits text and card in one activity into two messages and tells no id, as Teams does', async () => {
    expect((await send({ ...withCard('alert'), text: 'Look at this' })).body).toEqual({});
    expect((await bubbles()).map((each) => each.text)).toEqual(['Look at this', 'alert']);
  });

  it('shows nothing for typing', async () => {
    expect((await send({ type: 'typing' })).status).toBe(202);
    expect(await bubbles()).toEqual([]);
  });

  it('opens the conversation with a person who has the app, and with nobody else', async () => {
    const open = async (id: string) => {
      const answer = await fetch(`${service.url}/simulator/teams/v3/conversations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ isGroup: false, bot: { id: '28:flarepath' }, members: [{ id }] }),
      });
      return [answer.status, await answer.json()];
    };
    expect(await open('aad-otieno')).toEqual([201, { id: 'a:1-otieno' }]);
    expect(await open('29:1-amina')).toMatchObject([403, { error: { code: 'BotNotInConversationRoster' } }]);
    expect(await open('29:nobody')).toMatchObject([404, { error: { code: 'ConversationNotFound' } }]);
  });

  it('refuses, throttles and hangs when the switches say so', async () => {
    await service.ask('teams/faults', {
      refuse: { times: 1, status: 403, code: 'ConversationBlockedByUser' },
      tooMany: 1,
    });
    expect(await send({ type: 'message', text: 'a' })).toMatchObject({
      status: 403,
      body: { error: { code: 'ConversationBlockedByUser' } },
    });
    expect((await send({ type: 'message', text: 'b' })).status).toBe(429);
    expect((await send({ type: 'message', text: 'c' })).status).toBe(201);
  });
});
