/** What a clinician is shown in their own chat, as Adaptive Cards 1.5 with the same in a few words for the notification. */
import { plain } from '../notify/page-card.ts';

export interface Shown {
  key: string;
  /** Seen in a notification, on a locked screen: never a name in it. */
  text: string;
  card: Record<string, unknown>;
}
export interface Section {
  title: string;
  lines: string[];
}

type Block = Record<string, unknown>;
/** Below what our carrier takes, which is below what Teams takes. */
const MOST_BYTES = 17_000;

export function sectionsCard(
  of: { key: string; text: string; title: string; foot: string[]; more: string },
  sections: readonly Section[],
): Shown {
  const head: Block = heading(plain(of.title));
  const foot = of.foot.map((line) => ({ type: 'TextBlock', text: line, wrap: true, isSubtle: true }));
  const { shown, left } = thatFit(sections.flatMap(blocks));
  const more: Block[] = left ? [{ type: 'TextBlock', text: of.more, wrap: true, isSubtle: true }] : [];
  return { key: of.key, text: of.text, card: cardOf([head, ...shown, ...more, ...foot]) };
}

function blocks({ title, lines }: Section): Block[] {
  return [
    { type: 'TextBlock', text: title, weight: 'Bolder', wrap: true, spacing: 'Medium', style: 'heading' },
    ...lines.map((line) => ({ type: 'TextBlock', text: plain(line), wrap: true, spacing: 'Small' })),
  ];
}

/** From the top, whole lines; a card that is too large would not be shown at all. */
function thatFit(all: readonly Block[]): { shown: Block[]; left: boolean } {
  let bytes = 0;
  const end = all.findIndex((block) => (bytes += Buffer.byteLength(JSON.stringify(block)) + 1) > MOST_BYTES);
  return end < 0 ? { shown: [...all], left: false } : { shown: all.slice(0, end), left: true };
}

function heading(text: string): Block {
  return { type: 'TextBlock', text, weight: 'Bolder', size: 'Large', wrap: true, style: 'heading' };
}

function cardOf(body: Block[]): Record<string, unknown> {
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  return { type: 'AdaptiveCard', $schema, version: '1.5', body };
}
