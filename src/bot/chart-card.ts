/** A chart as an Adaptive Card 1.5: the words first, then the picture with its words for those who cannot see it. */
import type { Outgoing } from '../model/outgoing.ts';
import { lines, type Card } from './cards.ts';

export function chartCard(
  { text, lang }: Pick<Outgoing, 'text' | 'lang'>,
  alt: string,
  png: Uint8Array,
): Card {
  const url = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang,
    body: [...lines(text), { type: 'Image', url, altText: alt, size: 'Stretch' }],
  };
}
