/**
 * A post into a channel of the clinic's. The bot is a member of the team since the app was added to it; where Teams is reached,
 * and as whom, is the same as in the person's own chat.
 */
import type { Carrier } from '../ports/carrier.ts';
import { reference } from './reference.ts';

export function createChannelCarrier(carrier: Carrier): Carrier {
  return {
    async send(message, permit) {
      const { to } = message;
      const own = reference.safeParse(to.reference);
      if (to.channel !== 'teams' || !own.success || own.data.channelId !== 'msteams')
        return { kind: 'refused', because: 'not-installed' };
      const conversation = { ...own.data.conversation, id: to.user };
      return carrier.send({ ...message, to: { ...to, reference: { ...own.data, conversation } } }, permit);
    },
  };
}
