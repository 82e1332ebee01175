/** How many SMS segments a text takes. Spanish loses the accents that GSM-7 lacks, as it does when it is sent. */
import { SegmentedMessage } from 'sms-segments-calculator';

const LACKING = /[ÁÍÓÚáíóú]/g;
/** Measuring is slow, and most texts are measured more than once. */
const measured = new Map<string, SegmentedMessage>();

export function asSms(text: string): string {
  return text.replace(LACKING, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** Characters that would cost more than half of every segment. */
export function outsideGsm(text: string): string[] {
  if (isGsm(text)) return [];
  return [...new Set(asSms(text))].filter((letter) => !isGsm(letter));
}

export function segmentsOf(text: string): number {
  return measure(text).segmentsCount;
}

function isGsm(text: string): boolean {
  return measure(text).encodingName === 'GSM-7';
}

function measure(text: string): SegmentedMessage {
  const known = measured.get(text) ?? new SegmentedMessage(asSms(text));
  measured.set(text, known);
  return known;
}
