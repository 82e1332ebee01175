/**
 * The page that goes by telephone, mail or a paging service. It is made here and nowhere else, from an alert, and takes of
 * the alert its label and its urgency.
 */
import { isSilent, type Alert } from '../model/alert.ts';
import type { Language } from '../model/language.ts';
import type { Page } from '../model/page.ts';
import type { Instant } from '../model/time.ts';

export interface Told {
  clinician: string;
  lang: Language;
  /** The number, address or name of this way to the person. */
  to: string;
}

export function spreadPage(
  alert: Alert,
  because: 'step' | 'more' | 'opted-out',
  { clinician, lang, to }: Told,
  id: string,
  at: Instant,
): Page {
  const again = because === 'step' ? alert.loop > 0 : because === 'more';
  return {
    id,
    of: { patientId: alert.patientId, alertId: alert.id, clinician },
    to,
    lang,
    tier: alert.tier,
    label: alert.label,
    why: alert.drill === true ? 'drill' : isSilent(alert) ? 'opted-out' : again ? 'again' : 'page',
    at,
  };
}
