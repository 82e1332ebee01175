import { activity } from '../../../src/bot/activity.ts';
import { meantBy } from '../../../src/bot/inbound.ts';

const teams = {
  type: 'message',
  id: '1700000000001',
  timestamp: '2026-11-23T08:00:00.000Z',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/amer/',
  from: { id: '29:user', aadObjectId: 'oid-1', name: 'A Person' },
  recipient: { id: '28:bot', name: 'Clinic' },
  conversation: { id: 'a:conversation', conversationType: 'personal', tenantId: 'tenant' },
  text: 'a 6 today',
};
const meant = (more: Record<string, unknown> = {}) => meantBy(activity.parse({ ...teams, ...more }));

describe('a message', () => {
  it('becomes words from a person, with the conversation to answer into', () => {
    expect(meant()).toEqual({
      kind: 'said',
      inbound: {
        providerId: 'bot:msteams|a:conversation|1700000000001',
        from: {
          channel: 'teams',
          user: 'oid-1',
          reference: {
            v: 1,
            serviceUrl: teams.serviceUrl,
            channelId: 'msteams',
            conversation: { id: 'a:conversation', tenantId: 'tenant' },
            bot: { id: '28:bot', name: 'Clinic' },
            user: { id: '29:user' },
          },
        },
        text: 'a 6 today',
        media: 0,
      },
    });
  });

  it('is read without the words that address the bot', () => {
    const entities = [
      { type: 'clientInfo', locale: 'en-US' },
      { type: 'mention', text: '<at>Clinic</at>', mentioned: { id: '28:bot', name: 'Clinic' } },
      { type: 'mention', text: '<at>Ann</at>', mentioned: { id: '29:ann', name: 'Ann' } },
    ];
    expect(meant({ text: '<at>Clinic</at> I saw <at>Ann</at> ', entities })).toMatchObject({
      inbound: { text: 'I saw <at>Ann</at>' },
    });
  });

  it('that was edited is another message, each time it is edited, and the same when delivered twice', () => {
    const idOf = (more: Record<string, unknown>) =>
      (meant(more) as { inbound: { providerId: string } }).inbound.providerId;
    const first = { type: 'messageUpdate', text: 'a 9' };
    const second = { type: 'messageUpdate', text: 'a 10', timestamp: '2026-11-23T08:01:00.000Z' };
    expect(new Set([idOf({}), idOf(first), idOf(second), idOf(second)]).size).toBe(3);
    expect(meant(first)).toMatchObject({ kind: 'said', inbound: { text: 'a 9' } });
  });

  it('counts pictures and files, but not the formatted copy Teams adds of its text', () => {
    const attachments = [{ contentType: 'text/html', content: '<p>a 6</p>' }, { contentType: 'image/png' }];
    expect(meant({ attachments })).toMatchObject({ inbound: { media: 1 } });
  });

  it("from Azure's text channel comes from a number", () => {
    const sms = { channelId: 'sms', from: { id: '+15550100001' }, conversation: { id: '+15550100001' } };
    expect(meant(sms)).toMatchObject({
      inbound: {
        from: { channel: 'sms', number: '+15550100001', via: 'bot', reference: { channelId: 'sms' } },
      },
    });
    expect(meant({ ...sms, from: { id: '72645' } })).toEqual({ kind: 'nothing' });
  });

  it('in a group is heard, but gives no conversation to speak about a patient in', () => {
    const conversation = { id: '19:group', conversationType: 'groupChat', isGroup: true };
    const heard = meant({ conversation });
    expect(heard).toMatchObject({ kind: 'said', inbound: { text: 'a 6 today' } });
    expect(JSON.stringify(heard)).not.toContain('reference');
  });

  it('on a channel where the client picks the user id cannot pass for a Teams user', () => {
    const from = { id: 'oid-1', aadObjectId: 'oid-1' };
    expect(meant({ channelId: 'webchat', from })).toMatchObject({
      inbound: { from: { user: 'webchat:oid-1' } },
    });
  });

  it('with nothing in it is nothing, and without an id it is wrong', () => {
    expect(meant({ text: '  ' })).toEqual({ kind: 'nothing' });
    expect(meant({ id: null })).toEqual({ kind: 'wrong' });
  });
});

describe('an answered card', () => {
  it('is an answer to its question, and also words that can be screened', () => {
    const value = { questionnaire: 'daily', linkId: 'pain-now', answer: 9 };
    expect(meant({ text: null, value })).toMatchObject({
      kind: 'said',
      inbound: { text: '9', card: { questionnaire: 'daily', linkId: 'pain-now', answer: '9' } },
    });
  });

  it('of a card with several fields is one answer, with what was left empty left out', () => {
    const said = { minutes: '{} min', sets: ', {} sets', reps: ' of {}', note: '. {}' };
    const named = { questionnaire: 'pacing', linkId: 'pacing-minutes', said };
    const answerOf = (filled: object) => {
      const meantBy = meant({ text: null, value: { ...named, ...filled } });
      return meantBy.kind === 'said' ? [meantBy.inbound.text, meantBy.inbound.card?.answer] : [];
    };
    const whole = '10 min, 2 sets of 8. it $& hurt';
    expect(answerOf({ minutes: '10', sets: 2, reps: '8', note: 'it $& hurt' })).toEqual([whole, whole]);
    expect(answerOf({ minutes: ' ', sets: '2' })).toEqual(['2 sets', '2 sets']);
    expect(answerOf({ answer: 'Skip', minutes: '10' })).toEqual(['Skip', 'Skip']);
  });

  it('may have been left empty', () => {
    expect(meant({ text: null, value: { questionnaire: 'daily', linkId: 'note' } })).toMatchObject({
      inbound: { text: '', card: { answer: '' } },
    });
  });
});

describe('a button of an alert', () => {
  const data = { patientId: 'p1', alertId: 'a1' };
  const invoke = (value: unknown) =>
    meant({ type: 'invoke', name: 'adaptiveCard/action', text: null, value });

  it.each([
    ['manual', 'person'],
    ['automatic', 'refresh'],
    [undefined, 'person'],
  ])('that was triggered by %s was pressed by a %s', (trigger, expected) => {
    expect(invoke({ action: { type: 'Action.Execute', verb: 'acknowledge', data }, trigger })).toMatchObject({
      kind: 'acted',
      invoked: true,
      action: { verb: 'acknowledge', ...data, trigger: expected, from: { channel: 'teams', user: 'oid-1' } },
    });
  });

  it('of an old client comes as a message and means the same', () => {
    expect(meant({ text: null, value: { verb: 'acknowledge', ...data } })).toMatchObject({
      kind: 'acted',
      invoked: false,
      action: { verb: 'acknowledge', trigger: 'person' },
    });
  });

  it.each([[undefined], [null], [{}], [{ action: { verb: 'acknowledge' } }], [{ action: { data } }]])(
    'that says %j is wrong',
    (value) => {
      expect(invoke(value)).toEqual({ kind: 'wrong' });
    },
  );
});

describe('an installation', () => {
  it.each([
    [{ type: 'installationUpdate', action: 'add' }, 'installed'],
    [{ type: 'installationUpdate', action: 'add-upgrade' }, 'installed'],
    [{ type: 'installationUpdate', action: 'remove' }, 'removed'],
    [{ type: 'installationUpdate', action: 'remove-upgrade' }, 'nothing'],
    [{ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }, { id: '29:user' }] }, 'installed'],
    [{ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] }, 'nothing'],
    [
      {
        type: 'installationUpdate',
        action: 'add',
        conversation: { id: '19:team', conversationType: 'channel' },
      },
      'nothing',
    ],
  ])('%j means %s', (more, kind) => {
    expect(meant({ text: null, ...more })).toMatchObject({ kind });
  });

  it('names the person as Teams does elsewhere', () => {
    expect(meant({ type: 'conversationUpdate', membersAdded: [{ id: '29:user' }] })).toMatchObject({
      from: { user: 'oid-1' },
    });
  });
});

it.each(['typing', 'endOfConversation', 'event', 'messageDelete', 'messageReaction'])(
  '%s means nothing',
  (type) => {
    expect(meant({ type })).toEqual({ kind: 'nothing' });
  },
);
