/** Whom else somebody in danger can call, beside the emergency number: a line that fits what was heard, or the clinic. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import type { Patient } from '../model/patient.ts';
import type { SignalName } from '../model/signal.ts';

export function alsoCall(
  content: Content,
  { country, lang }: Pick<Patient, 'country' | 'lang'>,
  heard: readonly SignalName[],
): string {
  const { crisis, poison } = content.numbers(country);
  const fits = new Set(heard.map((signal) => content.protocol(signal).also));
  const { phone } = content.clinic;
  // Whoever may want to die needs the crisis line, whatever else was heard.
  if (fits.has('crisis')) return content.text('also.crisis', lang, { crisis, phone });
  if (fits.has('poison') && poison !== undefined) return content.text('also.poison', lang, { poison, phone });
  return content.text('also.clinic', lang, { phone });
}

export function signalsOf(alert: Alert | undefined): SignalName[] {
  return alert?.quotes.flatMap(({ signals }) => signals.map(({ signal }) => signal)) ?? [];
}
