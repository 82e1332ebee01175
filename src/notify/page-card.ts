/**
 * The alert as an Adaptive Card 1.5 in the clinician's personal chat: the patient's words, why they alarm, who was told,
 * whom to ring, and what can be done about it. `Action.Execute` answers in place; `Action.Submit` is its fallback.
 */
import type { Content } from '../content/content.ts';
import { graveSince, heardLast, isSilent, reasonsOf, type Alert, type Quote } from '../model/alert.ts';
import type { Language } from '../model/language.ts';
import type { Patient } from '../model/patient.ts';
import { localClock, readable } from '../model/time.ts';
import { cardActions } from './card-buttons.ts';
import { detailRows, type Detail } from './card-detail.ts';
import { decisive, repliedTo, shownQuotes } from './quotes.ts';
import type { Say } from './say.ts';
import { lastHeld, roundBegan, toldOf } from './standing.ts';

type Block = Record<string, unknown>;
const SHOWN_QUOTES = 4;
/** Teams refuses cards of more than about 28 kB, and an alert may stand for days. */
const SHOWN_TOLD = 8;
const SHOWN_LETTERS = 600;

export function pageCard(
  content: Content,
  { patient, alert, detail }: { patient: Patient; alert: Alert; detail?: Detail | undefined },
  lang: Language,
): { text: string; card: Record<string, unknown> } {
  const say: Say = (key, values = {}) => content.text(key, lang, values);
  const title = say('page.card.title', { tier: say(`tier.${alert.tier}`), label: alert.label });
  const body: Block[] = [
    { type: 'TextBlock', text: title, weight: 'Bolder', size: 'Large', wrap: true, style: 'heading' },
    state(content, alert, say),
    ...decisive(shownQuotes(alert), SHOWN_QUOTES).map((quote) => ({
      type: 'TextBlock',
      wrap: true,
      text: quoted(content, alert, quote, say),
    })),
    { type: 'FactSet', facts: facts(content, patient, alert, say, lang) },
    ...(detail === undefined || alert.status === 'resolved'
      ? []
      : [{ type: 'FactSet', facts: detailRows(content, patient, detail, say, lang) }]),
  ];
  const card = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    actions: cardActions(content, alert, say),
  };
  return { text: title, card };
}

function quoted(content: Content, alert: Alert, quote: Quote, say: Say): string {
  const time = localClock(quote.at, content.clinic.zone);
  const replied = repliedTo(say, alert, quote).map(plain);
  if (replied.length > 0) return `${time}: ${replied.join('\n\n')}`;
  return say('page.card.quote', { time, quote: plain(quote.text) });
}

function state(content: Content, alert: Alert, say: Say): Block {
  const { key, clinician, at } = standing(alert);
  const values = {
    ...(clinician === undefined ? {} : { clinician: nameOf(content, clinician) }),
    ...(at === undefined ? {} : { time: localClock(at, content.clinic.zone) }),
  };
  const color = alert.acknowledgedBy === undefined ? 'Attention' : 'Good';
  return { type: 'TextBlock', text: say(key, values), wrap: true, color, weight: 'Bolder' };
}

/** How it stands, as the key of a sentence and what fills it. */
export function standing(alert: Alert): { key: string; clinician?: string; at?: number } {
  const closed = alert.facts.findLast((fact) => fact.kind === 'resolved');
  if (alert.status === 'resolved' && closed) return { key: 'page.card.resolved', ...closed };
  const held = alert.acknowledgedBy;
  if (held !== undefined) {
    const { clinician } = held;
    if (alert.snoozedUntil !== undefined)
      return { key: 'page.card.snoozed', clinician, at: alert.snoozedUntil };
    if (alert.takenOver !== undefined) return { key: 'page.card.taken', ...alert.takenOver };
    return alert.contactAt === undefined
      ? { key: 'page.card.acknowledged', ...held }
      : { key: 'page.card.contact', clinician, at: alert.contactAt };
  }
  const began = roundBegan(alert);
  const before = lastHeld(alert);
  if (began?.kind === 'reassigned') return { key: 'page.card.reassigned', clinician: began.to, at: began.at };
  if (began?.kind === 'came-back' && before !== undefined)
    return { key: 'page.card.came-back', clinician: before.clinician, at: before.at };
  return { key: 'page.card.waiting' };
}

function facts(
  content: Content,
  patient: Patient,
  alert: Alert,
  say: Say,
  lang: Language,
): { title: string; value: string }[] {
  const { zone } = content.clinic;
  const told = toldOf(alert).map(({ clinician, at, missed }) => {
    const person = `${nameOf(content, clinician)} ${localClock(at, zone)}`;
    return missed ? `${person} (${say('page.card.missed')})` : person;
  });
  const closed = alert.facts.findLast((fact) => fact.kind === 'resolved');
  const since = graveSince(alert);
  const heard = heardLast(alert) ?? since;
  const rows: [string, string | undefined][] = [
    [
      'page.card.reason',
      reasonsOf(alert)
        .map((key) => say(key))
        .join(', ') || '-',
    ],
    ['page.card.patient', patient.name],
    ['page.card.call', patient.sms?.number ?? '-'],
    ['page.card.graver', since > alert.openedAt ? readable(since, zone, lang) : undefined],
    ['page.card.heard', heard > since ? readable(heard, zone, lang) : undefined],
    ['page.card.opened', readable(alert.openedAt, zone, lang)],
    ['page.card.told', told.slice(-SHOWN_TOLD).join(', ') || undefined],
    ['page.card.note', isSilent(alert) ? say('page.card.opted-out') : undefined],
    ['page.card.outcome', closed?.outcome && say(`page.outcome.${closed.outcome}`)],
    ['page.card.remark', closed?.note && plain(closed.note)],
  ];
  return rows.flatMap(([key, value]) => (value === undefined ? [] : [{ title: say(key), value }]));
}

export function nameOf(content: Content, clinician: string): string {
  return content.clinic.clinicians.find((each) => each.id === clinician)?.name ?? clinician;
}

/** A card's text is Markdown: what a patient typed must show as typed. */
export function plain(text: string): string {
  const shown = [...text].slice(0, SHOWN_LETTERS).join('');
  return shown.replace(/[\\`*_{}[\]()#+!|<>~]/g, (char) => `\\${char}`);
}
