/**
 * What a clinician is told, one file per channel: builds the message and sends nothing. A text can be read on a locked
 * screen by anybody, so it carries a label, an urgency and a code, and never a name, a number, a word of the patient's.
 */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';

export function pageText(
  content: Content,
  alert: Alert,
  because: 'step' | 'more' | 'opted-out',
  code: number,
): { key: string; text: string } {
  const again = because === 'step' ? alert.loop > 0 : because === 'more';
  const optedOut = alert.facts.some((fact) => fact.kind === 'opted-out');
  const key = optedOut ? 'page.opted-out' : again ? 'page.again' : 'page.sms';
  const tier = content.text(`tier.${alert.tier}`, 'en');
  return {
    key,
    text: content.text(key, 'en', { label: alert.label, tier, code, clinic: content.clinic.name }),
  };
}
