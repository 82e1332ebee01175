/**
 * The room for Bot Framework channels: activities become `Inbound`, installations and card actions, and our messages go
 * out through a small connector of our own. The SDK checks who is calling and runs the turn; no dialog, no store and no
 * patient is known here, and nothing is ever said inside a turn.
 */
import type { Chart } from '../model/chart.ts';
import type { Cards, Carrier } from '../ports/carrier.ts';
import type { HttpRoute } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { Receiver } from '../ports/receiver.ts';
import type { Call } from '../wire/call.ts';
import { createBotAuthentication, type BotIdentity } from './authentication.ts';
import { createBotCarrier } from './carrier.ts';
import { cardWords, type CardWords } from './card-words.ts';
import { createChannelCarrier } from './channel-carrier.ts';
import { createConnector } from './connector.ts';
import { createDoor } from './door.ts';
import { messagesRoute } from './messages-route.ts';

export type { BotIdentity, Cloud } from './authentication.ts';
export type { CardWords } from './card-words.ts';

export interface BotOptions {
  receiver: Omit<Receiver, 'delivered'>;
  call: Call;
  /** The list the call was made with: a conversation elsewhere is refused at the door. */
  allowedHosts: readonly string[];
  log: Log;
  /** Without it nobody can be told from anybody else: then only this machine is let in, and only if `allowAnonymous`. */
  identity?: BotIdentity;
  allowAnonymous?: boolean;
  /** The few words a question card adds to the question. */
  words?: (lang: string) => CardWords;
  /** Rewrites a text for phones that are reached through Azure Bot Service. */
  smsText?: (text: string) => string;
  /** Draws a chart as PNG; without it, or when it cannot, the words go alone. */
  draw?: (chart: Chart) => Promise<Uint8Array | undefined>;
}

export interface Bot {
  routes: HttpRoute[];
  carrier: Carrier;
  /** Posts into a channel of the clinic's, named by the message's user. */
  channel: Carrier;
  cards: Cards;
}

export function createBot(options: BotOptions): Bot {
  const { call, log, receiver, allowedHosts } = options;
  const authentication = createBotAuthentication(options.identity);
  const connector = createConnector({ call, log, authorization: authentication.authorization });
  const door = createDoor({
    authentication,
    allowAnonymous: options.allowAnonymous ?? false,
    allowedHosts,
    log,
  });
  const carrier = createBotCarrier({
    connector,
    words: options.words ?? cardWords,
    smsText: options.smsText ?? ((text) => text),
    ...(options.draw && { draw: options.draw }),
  });
  return {
    routes: [messagesRoute({ door, receiver, connector, log })],
    carrier,
    channel: createChannelCarrier(carrier),
    cards: {
      replace: (reference, activityId, card) => connector.replace(reference, activityId, card),
    },
  };
}
