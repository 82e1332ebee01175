/** The card of an alert, or of a drill, which has no patient to show. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import type { Language } from '../model/language.ts';
import type { Patient } from '../model/patient.ts';
import type { Detail } from './card-detail.ts';
import { drillCard } from './drill-card.ts';
import { pageCard } from './page-card.ts';

export function alertCard(
  content: Content,
  { patient, alert, detail }: { patient: Patient | undefined; alert: Alert; detail?: Detail | undefined },
  lang: Language,
): { text: string; card: Record<string, unknown> } {
  return patient === undefined
    ? drillCard(content, alert, lang)
    : pageCard(content, { patient, alert, detail }, lang);
}
