/** What is on the clinic's list, as one text without anything of a patient, and as one card. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import type { Language } from '../model/language.ts';
import type { Patient } from '../model/patient.ts';
import { readable } from '../model/time.ts';
import { plain } from './page-card.ts';

export interface Listed {
  patient: Patient;
  alert: Alert;
}
type Coded = Listed & { code: number };

/** As many as one text holds; the card has more. */
const IN_A_TEXT = 5;
const IN_A_CARD = 40;

export function listText(content: Content, listed: readonly Coded[], lang: Language): string {
  const shown = listed.slice(0, IN_A_TEXT).map(({ code, alert }) => `${code} ${alert.label}`);
  const labels = [...shown, ...(listed.length > IN_A_TEXT ? ['...'] : [])].join(', ');
  return content.text('page.list', lang, { clinic: content.clinic.name, count: listed.length, labels });
}

export function listCard(
  content: Content,
  listed: readonly Coded[],
  lang: Language,
): { text: string; card: Record<string, unknown> } {
  const title = content.text('page.card.list', lang, { count: listed.length });
  const body = [
    { type: 'TextBlock', text: title, weight: 'Bolder', size: 'Large', wrap: true, style: 'heading' },
    { type: 'TextBlock', text: content.text('page.card.list-how', lang), wrap: true, isSubtle: true },
    { type: 'FactSet', facts: listed.slice(0, IN_A_CARD).map((each) => row(content, each, lang)) },
  ];
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  return { text: title, card: { type: 'AdaptiveCard', $schema, version: '1.5', body } };
}

function row(content: Content, { code, patient, alert }: Coded, lang: Language) {
  const signals = alert.quotes.flatMap(({ signals: heard }) => heard.map(({ signal }) => `signal.${signal}`));
  const keys = new Set([...signals, ...alert.tasks.map((task) => `task.${task}`)]);
  const why = [...keys].map((key) => content.text(key, lang)).join(', ');
  const since = readable(alert.openedAt, content.clinic.zone, lang);
  const value = [plain(patient.name), patient.sms?.number, why, since].filter(Boolean).join('; ');
  return { title: `${code} ${alert.label}`, value };
}
