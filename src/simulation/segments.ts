/** How many segments a text takes, as carriers count them. */
import { SegmentedMessage } from 'sms-segments-calculator';

/** Measuring is slow, and most texts come again and again. */
const measured = new Map<string, number>();
const MOST_KEPT = 20_000;

export function segmentsOf(text: string): number {
  const known = measured.get(text);
  if (known !== undefined) return known;
  if (measured.size >= MOST_KEPT) measured.clear();
  const segments = text === '' ? 1 : new SegmentedMessage(text).segmentsCount;
  measured.set(text, segments);
  return segments;
}
