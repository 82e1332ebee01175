/** One message as a person sees it on a screen. */
import { SegmentedMessage } from 'sms-segments-calculator';

export type BubbleState = 'sending' | 'queued' | 'sent' | 'delivered' | 'undelivered' | 'refused' | 'failed';

export interface Bubble {
  id: string;
  who: string;
  channel: 'sms' | 'teams';
  /** `carrier` is what the phone company says itself, never the clinic. */
  from: 'person' | 'clinic' | 'carrier';
  at: number;
  text: string;
  card?: Record<string, unknown>;
  /** When the clinic replaced the card by a newer one. */
  replacedAt?: number;
  /** The button the person pressed, and what Teams would say of it. */
  pressed?: { title: string; note?: string };
  sms?: SmsSize;
  state?: BubbleState;
  /** The carrier's error code, or the HTTP status the service answered with. */
  code?: string;
}

export interface SmsSize {
  encoding: 'GSM-7' | 'UCS-2';
  characters: number;
  segments: number;
}

export function smsSize(text: string): SmsSize {
  const measured = new SegmentedMessage(text);
  return {
    encoding: measured.encodingName === 'UCS-2' ? 'UCS-2' : 'GSM-7',
    characters: measured.numberOfCharacters,
    segments: measured.segmentsCount,
  };
}
