import { createChannelCarrier } from '../../../src/bot/channel-carrier.ts';
import { pagePermit } from '../../../src/model/consent.ts';
import type { Outgoing } from '../../../src/model/outgoing.ts';

const own = {
  v: 1,
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  channelId: 'msteams',
  conversation: { id: 'own chat', tenantId: 't1' },
  bot: { id: '28:bot' },
  user: { id: '29:otieno' },
};
const page = (reference: unknown): Outgoing => ({
  v: 1,
  id: 'p1',
  owner: 'clinician/otieno',
  to: { channel: 'teams', user: '19:abc@thread.tacv2', reference },
  purpose: 'page',
  key: 'page.channel',
  text: 'Harbor Pain: alert KR42, urgent',
  lang: 'en',
  at: 0,
});
async function posted(reference: unknown) {
  const sent: Outgoing[] = [];
  const carrier = createChannelCarrier({
    send: async (message) => (sent.push(message), { kind: 'accepted', providerId: 'a1' }),
  });
  const became = await carrier.send(page(reference), pagePermit('teams'));
  return { became, reference: sent[0]?.to.reference };
}

it('goes to the channel, by the way on which the person is reached', async () => {
  const { became, reference } = await posted(own);
  expect(became).toEqual({ kind: 'accepted', providerId: 'a1' });
  expect(reference).toEqual({ ...own, conversation: { id: '19:abc@thread.tacv2', tenantId: 't1' } });
});

it.each([
  ['no chat is known', undefined],
  ['the chat is not in Teams', { ...own, channelId: 'webchat' }],
])('is a page that failed when %s', async (_, reference) => {
  expect((await posted(reference)).became).toEqual({ kind: 'refused', because: 'not-installed' });
});
