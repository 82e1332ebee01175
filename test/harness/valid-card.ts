/**
 * What is wrong with an Adaptive Card, by the library that draws cards and by what Teams asks besides: version 1.5, no larger than
 * 20 kB, words for every picture and every button. The library passes over properties that it does not know.
 */
import { AdaptiveCard, SerializationContext, Version } from './adaptive-cards.ts';

const MOST_BYTES = 20_000;

export function cardFaults(card: Record<string, unknown> | undefined): string[] {
  if (card === undefined) return ['there is no card'];
  const context = new SerializationContext(new Version(1, 5));
  new AdaptiveCard().parse(card, context);
  const said = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message ?? '');
  const bytes = Buffer.byteLength(JSON.stringify(card));
  return [
    // The library's pattern for languages remembers its last match and so objects to every other card.
    ...said.filter((each) => !each.includes('"lang"')),
    ...(card['version'] === '1.5' ? [] : [`its version is ${String(card['version'])}`]),
    ...(bytes < MOST_BYTES ? [] : [`it has ${bytes} bytes`]),
    ...wordless(card),
  ];
}

function wordless(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(wordless);
  if (typeof part !== 'object' || part === null) return [];
  const { type, altText, title } = part as Record<string, unknown>;
  const lacks = (words: unknown) => typeof words !== 'string' || words.trim() === '';
  return [
    ...(type === 'Image' && lacks(altText) ? ['a picture has no words'] : []),
    ...(typeof type === 'string' && type.startsWith('Action.') && lacks(title)
      ? [`${type} has no words`]
      : []),
    ...Object.values(part).flatMap(wordless),
  ];
}
