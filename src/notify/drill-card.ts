/** A drill as a card: marked as one before anything else, with one button. */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import type { Language } from '../model/language.ts';
import { localClock, readable } from '../model/time.ts';
import { nameOf } from './page-card.ts';
import { toldOf } from './standing.ts';

/** The same in every language: in a text without another word of its own, it must still be seen. */
const MARK = 'DRILL';

export function labelShown({ drill, label }: Pick<Alert, 'drill' | 'label'>): string {
  return drill === true ? `${MARK} ${label}` : label;
}

export function drillCard(
  content: Content,
  drill: Alert,
  lang: Language,
): { text: string; card: Record<string, unknown> } {
  const { zone } = content.clinic;
  const say = (key: string, values = {}) => content.text(key, lang, values);
  const text = say('page.card.drill', { tier: say(`tier.${drill.tier}`), label: drill.label });
  const told = toldOf(drill).map(
    ({ clinician, at }) => `${nameOf(content, clinician)} ${localClock(at, zone)}`,
  );
  const facts = [
    { title: say('page.card.opened'), value: readable(drill.openedAt, zone, lang) },
    ...(told.length > 0 ? [{ title: say('page.card.told'), value: told.join(', ') }] : []),
  ];
  const body = [
    { type: 'TextBlock', text, weight: 'Bolder', size: 'Large', wrap: true, style: 'heading' },
    { type: 'TextBlock', text: standing(content, drill, lang), wrap: true, weight: 'Bolder' },
    { type: 'TextBlock', text: say('page.card.drill-why'), wrap: true },
    { type: 'FactSet', facts },
  ];
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  const actions = drill.status === 'open' ? [answerWith(drill, say('page.card.acknowledge'))] : [];
  return { text, card: { type: 'AdaptiveCard', $schema, version: '1.5', body, actions } };
}

function standing(content: Content, { status, acknowledgedBy: first }: Alert, lang: Language): string {
  if (status === 'open') return content.text('page.card.waiting', lang);
  if (first === undefined) return content.text('page.card.drill-over', lang);
  const values = {
    clinician: nameOf(content, first.clinician),
    time: localClock(first.at, content.clinic.zone),
  };
  return content.text('page.card.drill-answered', lang, values);
}

function answerWith({ patientId, id }: Alert, title: string): Record<string, unknown> {
  const verb = 'acknowledge';
  const what = { title, style: 'positive', data: { verb, patientId, alertId: id } };
  const fallback = { type: 'Action.Submit', ...what };
  return { type: 'Action.Execute', verb, associatedInputs: 'none', ...what, fallback };
}
