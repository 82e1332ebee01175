/**
 * What is on the clinic's list, as one text without anything of a patient, and as one card for a person's own chat. What comes of a
 * button is told below, and the list stays as it is.
 */
import type { Content } from '../content/content.ts';
import type { Alert } from '../model/alert.ts';
import type { Place } from '../model/look-up.ts';
import type { Language } from '../model/language.ts';
import { readable, type Instant } from '../model/time.ts';
import { entry, heading, quiet, text, type Block, type Coded, type Words } from './list-entry.ts';
import { nameOf } from './page-card.ts';
import { lookedUp } from './page-text.ts';
import type { Say } from './say.ts';

export interface Morning {
  listed: readonly Coded[];
  /** Graver ones that somebody has and nobody has closed. */
  ringing: readonly Alert[];
  onCall: readonly string[];
  now: Instant;
  /** Of those listed, by the ids of their alerts, which are told once a week. */
  week?: ReadonlySet<string>;
}

/** As many as one text holds; the card has more. */
const IN_A_TEXT = 5;
/** Teams shows no card that is too large: whole entries first, then lines, then how many there are besides. */
const WHOLE_BYTES = 12_500;
const MOST_BYTES = 16_000;
const MOST_RINGING = 8;

export function listText(
  content: Content,
  listed: readonly Coded[],
  lang: Language,
  places: readonly Place[] = ['teams'],
): string {
  const { name: clinic } = content.clinic;
  return content.text(lookedUp('page.list', places), lang, {
    clinic,
    count: listed.length,
    labels: labelsShown(listed),
  });
}

/** As many as one text holds. */
export function labelsShown(of: readonly { code: number; alert: Pick<Alert, 'label'> }[]): string {
  const shown = of.slice(0, IN_A_TEXT).map(({ code, alert }) => `${code} ${alert.label}`);
  return [...shown, ...(of.length > IN_A_TEXT ? ['...'] : [])].join(', ');
}

export function listCard(
  content: Content,
  { listed, ringing, onCall, now, week = new Set() }: Morning,
  lang: Language,
): { text: string; card: Record<string, unknown> } {
  const say: Say = (key, values = {}) => content.text(key, lang, values);
  const words: Words = { content, say, lang };
  const title = say('page.card.list', { count: listed.length });
  const people = onCall.map((id) => nameOf(content, id)).join(', ') || '-';
  const when = readable(now, content.clinic.zone, lang);
  const body = [
    { type: 'TextBlock', text: title, weight: 'Bolder', size: 'Large', wrap: true, style: 'heading' },
    quiet(`${when}. ${say('page.card.list-on-call', { clinician: people })}`),
    ...thatFit(words, listed.toSorted(byHands).toSorted(lastOf(week)), week),
    ...stillOpen(words, ringing),
    quiet(say('page.card.list-how')),
  ];
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  return { text: title, card: { type: 'AdaptiveCard', $schema, version: '1.5', lang, body } };
}

/** What nobody has comes first, then what has waited longest. */
function byHands(a: Coded, b: Coded): number {
  return handsOf(a) - handsOf(b) || a.alert.openedAt - b.alert.openedAt;
}

/** What is told once a week comes last, and at its end what nobody has. */
function lastOf(week: ReadonlySet<string>): (a: Coded, b: Coded) => number {
  const place = (each: Coded) => (week.has(each.alert.id) ? 2 - handsOf(each) : 0);
  return (a, b) => place(a) - place(b);
}

function handsOf({ alert }: Coded): number {
  return alert.status === 'acknowledged' ? 1 : 0;
}

function thatFit(words: Words, listed: readonly Coded[], week: ReadonlySet<string>): Block[] {
  let bytes = 0;
  const fits = (block: Block, most: number): boolean => {
    bytes += Buffer.byteLength(JSON.stringify(block)) + 1;
    return bytes <= most;
  };
  const shown: Block[] = [];
  for (const each of listed) {
    const block = entry(words, each);
    if (!fits(block, WHOLE_BYTES)) break;
    shown.push(block);
  }
  const rest = listed.slice(shown.length).map((each) => text(heading(each), { spacing: 'Small' }));
  bytes = Buffer.byteLength(JSON.stringify(shown));
  const end = rest.findIndex((block) => !fits(block, MOST_BYTES));
  const lines = end < 0 ? rest : rest.slice(0, end);
  const left = rest.length - lines.length;
  return [
    ...shown,
    ...allSeen(
      words,
      listed.slice(0, shown.length).filter(({ alert }) => week.has(alert.id)),
    ),
    ...lines,
    ...(left > 0 ? [quiet(words.say('page.card.list-more', { count: left }))] : []),
  ];
}

/** What is slow and no danger is one matter for whoever has read it: one press for all that stand above it, in nobody's hands. */
function allSeen({ say }: Words, ofWeek: readonly Coded[]): Block[] {
  const open = ofWeek.filter(({ alert }) => alert.status === 'open');
  const [first, ...others] = open.map(({ alert: { patientId, id } }) => ({ patientId, alertId: id }));
  if (first === undefined || others.length === 0) return [];
  const count = open.length;
  const data = { ...first, verb: 'seen', on: 'list', also: others };
  const press = { type: 'Action.Submit', title: say('page.card.week-seen', { count }), data };
  return [
    {
      type: 'Container',
      separator: true,
      spacing: 'Medium',
      items: [text(say('page.card.list-week', { count })), { type: 'ActionSet', actions: [press] }],
    },
  ];
}

/** Nobody is to think that the list is all there is. */
function stillOpen({ content, say }: Words, ringing: readonly Alert[]): Block[] {
  if (ringing.length === 0) return [];
  const lines = ringing.slice(0, MOST_RINGING).map((alert) => {
    const holder = alert.acknowledgedBy?.clinician;
    const hands = holder === undefined ? say('page.card.list-free') : nameOf(content, holder);
    return text(`${alert.label}, ${say(`tier.${alert.tier}`)}: ${hands}`, { spacing: 'Small' });
  });
  return [
    text(say('page.card.list-ringing', { count: ringing.length }), {
      weight: 'Bolder',
      separator: true,
      spacing: 'Medium',
    }),
    ...lines,
  ];
}
