/**
 * The alert as an Adaptive Card 1.5 in the clinician's personal chat: the patient's words, why they alarm, who was told,
 * whom to ring, and one tap to acknowledge. `Action.Execute` answers in place; `Action.Submit` is its fallback.
 */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import type { Patient } from '../model/patient.ts';
import { localClock, readable } from '../model/time.ts';

type Block = Record<string, unknown>;
const SHOWN_QUOTES = 4;
/** Teams refuses cards of more than about 28 kB, and an alert may stand for days. */
const SHOWN_TOLD = 8;
const SHOWN_LETTERS = 600;

export function pageCard(
  content: Content,
  { patient, alert }: { patient: Patient; alert: Alert },
): { text: string; card: Record<string, unknown> } {
  const say = (key: string, values: Record<string, string | number> = {}) => content.text(key, 'en', values);
  const title = say('page.card.title', { tier: say(`tier.${alert.tier}`), label: alert.label });
  const body: Block[] = [
    { type: 'TextBlock', text: title, weight: 'Bolder', size: 'Large', wrap: true, style: 'heading' },
    state(content, alert, say),
    ...alert.quotes
      .filter(hasWords)
      .slice(-SHOWN_QUOTES)
      .map((quote) => ({
        type: 'TextBlock',
        wrap: true,
        text: say('page.card.quote', {
          time: localClock(quote.at, content.clinic.zone),
          quote: plain(quote.text),
        }),
      })),
    { type: 'FactSet', facts: facts(content, patient, alert, say) },
  ];
  const card = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    actions: actions(alert, say),
  };
  return { text: title, card };
}

/** Silence and numbers raise alerts too; why then stands among the facts. */
function hasWords({ text }: Alert['quotes'][number]): boolean {
  return text.trim() !== '';
}

type Say = (key: string, values?: Record<string, string | number>) => string;

function state(content: Content, alert: Alert, say: Say): Block {
  const held = alert.acknowledgedBy;
  const closed = alert.facts.findLast((fact) => fact.kind === 'resolved');
  const time = (at: number) => localClock(at, content.clinic.zone);
  const text =
    alert.status === 'resolved' && closed
      ? say('page.card.resolved', { clinician: nameOf(content, closed.clinician), time: time(closed.at) })
      : held
        ? say('page.card.acknowledged', { clinician: nameOf(content, held.clinician), time: time(held.at) })
        : say('page.card.waiting');
  return { type: 'TextBlock', text, wrap: true, color: held ? 'Good' : 'Attention', weight: 'Bolder' };
}

function facts(
  content: Content,
  patient: Patient,
  alert: Alert,
  say: Say,
): { title: string; value: string }[] {
  const reasons = new Set(
    alert.quotes.flatMap((quote) => quote.signals).map((each) => say(`signal.${each.signal}`)),
  );
  for (const task of alert.tasks) reasons.add(say(`task.${task}`));
  const told = new Set(
    alert.facts.flatMap((fact) =>
      fact.kind === 'sent'
        ? [`${nameOf(content, fact.clinician)} ${localClock(fact.at, content.clinic.zone)}`]
        : [],
    ),
  );
  const optedOut = alert.facts.some((fact) => fact.kind === 'opted-out');
  return [
    { title: say('page.card.reason'), value: [...reasons].join(', ') || '-' },
    { title: say('page.card.patient'), value: patient.name },
    { title: say('page.card.call'), value: patient.sms?.number ?? '-' },
    { title: say('page.card.opened'), value: readable(alert.openedAt, content.clinic.zone) },
    { title: say('page.card.told'), value: [...told].slice(-SHOWN_TOLD).join(', ') || '-' },
    ...(optedOut ? [{ title: say('page.card.note'), value: say('page.card.opted-out') }] : []),
  ];
}

function actions(alert: Alert, say: Say): Block[] {
  if (alert.status === 'resolved') return [];
  const verb = alert.status === 'open' ? 'acknowledge' : 'resolve';
  const data = { verb, patientId: alert.patientId, alertId: alert.id };
  const title = say(`page.card.${verb}`);
  const fallback = { type: 'Action.Submit', title, data };
  return [{ type: 'Action.Execute', title, verb, data, style: 'positive', fallback }];
}

export function nameOf(content: Content, clinician: string): string {
  return content.clinic.clinicians.find((each) => each.id === clinician)?.name ?? clinician;
}

/** A card's text is Markdown: what a patient typed must show as typed. */
function plain(text: string): string {
  const shown = [...text].slice(0, SHOWN_LETTERS).join('');
  return shown.replace(/[\\`*_{}[\]()#+!|<>~]/g, (char) => `\\${char}`);
}
