/** How many SMS segments a text takes. Spanish loses the accents that GSM-7 lacks, as it does when it is sent. */
import { SegmentedMessage } from 'sms-segments-calculator';

const LACKING = /[ÁÍÓÚáíóú]/g;

export function asSms(text: string): string {
  return text.replace(LACKING, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** Characters that would cost more than half of every segment. */
export function outsideGsm(text: string): string[] {
  if (isGsm(asSms(text))) return [];
  return [...new Set(asSms(text))].filter((letter) => !isGsm(letter));
}

function isGsm(text: string): boolean {
  return new SegmentedMessage(text).encodingName === 'GSM-7';
}

export function segmentsOf(text: string): number {
  return new SegmentedMessage(asSms(text)).segmentsCount;
}
