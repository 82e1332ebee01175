/** How long a text is to a carrier. One character outside GSM-7 cuts a segment from 160 characters to 70. */
import { SegmentedMessage } from 'sms-segments-calculator';

export interface Segments {
  encoding: 'GSM-7' | 'UCS-2';
  characters: number;
  segments: number;
}

export function segmentsOf(text: string): Segments {
  const counted = new SegmentedMessage(text);
  return {
    encoding: counted.encodingName,
    characters: counted.numberOfCharacters,
    segments: counted.segmentsCount,
  };
}
