/**
 * One alert on the card of the list: who it is, why, in whose hands, whom to ring, and a button for each thing to do. A button names
 * its alert and not the code: codes are given again, and the card may be older than that.
 */
import type { Content } from '../content/content.ts';
import { reasonsOf, type Alert } from '../model/alert.ts';
import type { Language } from '../model/language.ts';
import { outcomes } from '../model/outcome.ts';
import type { Patient } from '../model/patient.ts';
import { readable } from '../model/time.ts';
import { nameOf, plain } from './page-card.ts';
import { decisive, shownQuotes } from './quotes.ts';
import type { Say } from './say.ts';

export interface Listed {
  patient: Patient;
  alert: Alert;
}
export type Coded = Listed & { code: number };

export type Block = Record<string, unknown>;

export interface Words {
  content: Content;
  say: Say;
  lang: Language;
}

const MOST_QUOTED = 160;

export function heading({ code, patient, alert }: Coded): string {
  return `${code} ${alert.label}: ${plain(patient.name)}`;
}

export function entry(words: Words, each: Coded): Block {
  const { content, say } = words;
  const { patient, alert } = each;
  const why = reasonsOf(alert)
    .map((key) => content.text(key, words.lang))
    .join(', ');
  const number = patient.sms?.number;
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      text(heading(each), { weight: 'Bolder' }),
      ...(why === '' ? [] : [text(why, { spacing: 'None' })]),
      ...quoteOf(words, alert),
      ...(number === undefined ? [] : [text(`${say('page.card.call')}: ${number}`, { spacing: 'Small' })]),
      quiet(inHands(words, alert)),
      { type: 'ActionSet', actions: actions(words, alert) },
    ],
  };
}

function quoteOf({ say, content, lang }: Words, alert: Alert): Block[] {
  const [quote] = decisive(
    shownQuotes(alert).filter((each) => each.text.trim() !== ''),
    1,
  );
  if (quote === undefined) return [];
  const letters = [...quote.text.trim()];
  const short =
    letters.length > MOST_QUOTED ? `${letters.slice(0, MOST_QUOTED - 1).join('')}…` : letters.join('');
  const time = readable(quote.at, content.clinic.zone, lang);
  return [text(say('page.card.quote', { time, quote: plain(short) }), { spacing: 'Small' })];
}

function inHands({ content, say, lang }: Words, alert: Alert): string {
  const time = readable(alert.openedAt, content.clinic.zone, lang);
  const holder = alert.status === 'acknowledged' ? alert.acknowledgedBy?.clinician : undefined;
  return holder === undefined
    ? say('page.card.list-nobody', { time })
    : say('page.card.list-has', { time, clinician: nameOf(content, holder) });
}

function actions({ say }: Words, { patientId, id: alertId, status }: Alert): Block[] {
  const press = (title: string, what: Block, style?: string): Block => ({
    type: 'Action.Submit',
    title,
    data: { ...what, patientId, alertId, on: 'list' },
    ...(style && { style }),
  });
  const ends = outcomes.map((outcome) => press(say(`page.outcome.${outcome}`), { verb: 'resolve', outcome }));
  const close = {
    type: 'Action.ShowCard',
    title: say('page.card.resolve'),
    card: { type: 'AdaptiveCard', actions: ends },
  };
  return status === 'open'
    ? [press(say('page.card.acknowledge'), { verb: 'acknowledge' }, 'positive'), close]
    : [close];
}

export function text(words: string, style: Block = {}): Block {
  return { type: 'TextBlock', text: words, wrap: true, ...style };
}

export function quiet(words: string): Block {
  return text(words, { isSubtle: true, spacing: 'Small' });
}
