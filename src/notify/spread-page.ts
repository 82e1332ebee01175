/**
 * The page that goes by telephone, mail or a paging service. It is made here and nowhere else, from an alert, and takes of
 * the alert its label and its urgency.
 */
import { isSilent, type Alert } from '../model/alert.ts';
import type { Language } from '../model/language.ts';
import type { Page, PageWhy } from '../model/page.ts';
import type { Instant } from '../model/time.ts';
import { hasNews } from './standing.ts';

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
  return {
    id,
    of: { patientId: alert.patientId, alertId: alert.id, clinician },
    to,
    lang,
    tier: alert.tier,
    label: alert.label,
    why: whyOf(alert, because, clinician),
    at,
  };
}

function whyOf(alert: Alert, because: 'step' | 'more' | 'opted-out', clinician: string): PageWhy {
  if (alert.drill === true) return 'drill';
  if (isSilent(alert)) return 'opted-out';
  if (because === 'more') return 'more';
  if (alert.loop === 0) return 'page';
  return hasNews(alert, clinician) ? 'more' : 'again';
}
