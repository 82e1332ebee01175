/** The card of an alert as it stands now, with what helps to decide. */
import type { Content } from '../content/content.ts';
import type { Language } from '../model/language.ts';
import { alertCard } from '../notify/alert-card.ts';
import type { AlertFile } from './clinician-file.ts';
import type { Duties } from './duty.ts';
import { whatNext } from './what-next.ts';

export async function cardOf(
  { content, duties }: { content: Content; duties: Duties },
  file: AlertFile,
  lang: Language,
): Promise<ReturnType<typeof alertCard>> {
  const { patient, alert, at, trends, days } = file;
  const next = whatNext(content, alert, await duties.at(at), at);
  return alertCard(content, { patient, alert, detail: { now: at, trends, days, next } }, lang);
}
