/** Our messages as activities: a question or an alert as a card where cards are shown, otherwise as words. */
import type { Chart } from '../model/chart.ts';
import type { Outgoing } from '../model/outgoing.ts';
import type { Carrier } from '../ports/carrier.ts';
import { chartCard } from './chart-card.ts';
import type { CardWords } from './card-words.ts';
import { questionCard } from './cards.ts';
import { CARD_TYPE, type Connector } from './connector.ts';

export interface BotCarrierOptions {
  connector: Connector;
  words: (lang: string) => CardWords;
  smsText: (text: string) => string;
  /** Without it, or when it has no picture to give, the words go alone. */
  draw?: (chart: Chart) => Promise<Uint8Array | undefined>;
}

/** Teams takes more, but a card of this size is a mistake. */
const MAX_CARD_BYTES = 20_000;

const noPicture = async () => undefined;

export function createBotCarrier({
  connector,
  words,
  smsText,
  draw = noPicture,
}: BotCarrierOptions): Carrier {
  return {
    send: async (message, _permit) => {
      const { to } = message;
      // A person who has not installed the app yet is not a dead route, only one we cannot speak to now.
      if (to.reference === undefined) return { kind: 'refused', because: 'not-installed' };
      if (to.channel === 'sms') return connector.send(to.reference, plain(smsText(message.text), message));
      const asking = message.ask && questionCard(message, words(message.lang));
      const card = message.card ?? asking ?? (await drawn(message, draw));
      if (card === undefined) return connector.send(to.reference, plain(message.text, message));
      if (Buffer.byteLength(JSON.stringify(card)) > MAX_CARD_BYTES)
        return { kind: 'refused', because: 'card-too-large' };
      return connector.send(to.reference, shown(card, message));
    },
  };
}

/** A picture that cannot be drawn, or is too large, costs nobody the words. */
async function drawn(
  message: Outgoing,
  draw: Required<BotCarrierOptions>['draw'],
): Promise<Record<string, unknown> | undefined> {
  const png = message.chart && (await draw(message.chart));
  if (message.chart === undefined || png === undefined) return undefined;
  const card = chartCard(message, message.chart.alt, png);
  return Buffer.byteLength(JSON.stringify(card)) > MAX_CARD_BYTES ? undefined : card;
}

function plain(text: string, message: Outgoing): Record<string, unknown> {
  return {
    type: 'message',
    textFormat: 'plain',
    text,
    locale: message.lang,
    ...urgency(message),
    ...aiLabel(message),
  };
}

/** The card alone: Teams splits a text from an attachment and then returns no id for either. */
function shown(card: Record<string, unknown>, message: Outgoing): Record<string, unknown> {
  const attachments = [{ contentType: CARD_TYPE, content: card }];
  return {
    type: 'message',
    attachments,
    summary: message.text,
    locale: message.lang,
    ...urgency(message),
    ...aiLabel(message),
  };
}

/** Shows a page among the person's notifications and not only in the chat. */
function urgency({ purpose }: Outgoing): Record<string, unknown> {
  return purpose === 'page' ? { channelData: { notification: { alert: true } } } : {};
}

/** Teams shows "AI generated" beside the name; the empty id belongs to its form. */
function aiLabel({ ai }: Outgoing): Record<string, unknown> {
  if (ai === undefined) return {};
  const label = { type: 'https://schema.org/Message', '@type': 'Message', '@context': 'https://schema.org' };
  return { entities: [{ ...label, '@id': '', additionalType: ['AIGeneratedContent'] }] };
}
