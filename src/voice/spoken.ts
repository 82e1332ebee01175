/** What a call needs to know when Twilio asks what to say: sealed into its addresses, so that it works without the store. */
import { z } from 'zod';
import { language } from '../model/language.ts';
import { page, pageWhy, type Page, type PageOf } from '../model/page.ts';
import { tier } from '../model/signal.ts';
import type { Sealer } from '../wire/sealed.ts';

export type Spoken = Pick<Page, 'lang' | 'tier' | 'label' | 'why' | 'at'> & { of: PageOf };
export type VoiceWord = 'acknowledged' | 'already' | 'gone' | 'news' | 'not-kept' | 'no-key';
/** The words of a page, or of an answer to a key. */
export type VoiceWords = (
  of: Pick<Spoken, 'lang' | 'tier' | 'label' | 'why'>,
  word: Page['why'] | VoiceWord,
) => string;

const shape = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  language,
  tier,
  page.shape.label,
  pageWhy,
  z.coerce.number(),
]);

export function sealSpoken(sealer: Sealer, { of, lang, tier: urgency, label, why, at }: Spoken): string {
  return sealer.seal([of.patientId, of.alertId, of.clinician, lang, urgency, label, why, String(at)]);
}

export function openSpoken(sealer: Sealer, sealed: string): Spoken | undefined {
  const read = shape.safeParse(sealer.open(sealed));
  if (!read.success) return undefined;
  const [patientId, alertId, clinician, lang, urgency, label, why, at] = read.data;
  return { of: { patientId, alertId, clinician }, lang, tier: urgency, label, why, at };
}
