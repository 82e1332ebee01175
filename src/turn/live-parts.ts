/** What is said of an alert depends on the roster and on how the alert stands: it is worded last, just before the commit. */
import type { Content } from '../content/content.ts';
import type { Duty } from '../escalation/duty.ts';
import {
  alertingOf,
  isStillSo,
  isWaiting,
  standingOf,
  toldOfSending,
  type News,
} from '../escalation/truths.ts';
import type { Alert } from '../model/alert.ts';
import { titleOf } from '../model/clinician.ts';
import type { Event } from '../model/event.ts';
import type { Language } from '../model/language.ts';
import { localClock, localDay, shownDay, type Instant } from '../model/time.ts';
import type { Part } from './join-messages.ts';
import { STANDING } from './turn.ts';

/** Stands in a text until it is known what is true. */
export const ALERTING = '{alerting}';
/** Said to further messages while an alert stands; {standing} is not in all of them. */
const HELD = new Set(
  ['held', 'again', 'in-touch', 'added', 'added-also', 'later', 'aside.there', 'aside.refuses'].map(
    (of) => `crisis.${of}`,
  ),
);
const CHOSEN = new Set(['told.sent', 'told.waits']);
const NEWS: ReadonlySet<string> = new Set<News>([
  'told.acknowledged',
  'told.taken-over',
  'told.handed-back',
  'told.closed',
]);

export function isLive({ key, text }: Part): boolean {
  return CHOSEN.has(key) || isNews(key) || text.includes(ALERTING) || text.includes(STANDING);
}

function isNews(key: string): key is News {
  return NEWS.has(key);
}

/** True only while the alert stands as it does: stored together with it, or decided again. */
export function isOfAlert(part: Part): boolean {
  return isLive(part) || HELD.has(part.key);
}

export interface Settling {
  content: Content;
  lang: Language;
  /** The patient's own. */
  zone: string;
  event: Event;
  alert: Alert | undefined;
  duty: Duty;
  now: Instant;
}

/** The part as it may be said, or nothing when it would not be true any more. */
export function settledPart(part: Part, settling: Settling): Part[] {
  const { content, lang, event, alert, duty } = settling;
  if (isNews(part.key)) return isStillSo(part.key, event, alert) ? [part] : [];
  if (part.key === 'told.waits') return isWaiting(alert, content.policy, duty) ? [part] : [];
  if (part.key === 'told.sent') {
    const key = toldOfSending(alert, duty);
    return key === undefined ? [] : [{ ...part, key, text: content.text(key, lang) }];
  }
  const alerting = content.text(alertingOf(alert, content.policy, duty), lang);
  const text = part.text.replaceAll(ALERTING, alerting);
  return [{ ...part, text: text.includes(STANDING) ? text.replaceAll(STANDING, standing(settling)) : text }];
}

function standing({ content, lang, zone, alert, duty, now }: Settling): string {
  const stands = standingOf(alert, content.policy, duty);
  if (!('by' in stands)) return content.text(stands.key, lang);
  const { clinician, at } = stands.by;
  const holder = titleOf(content.clinic, clinician, lang);
  const day = localDay(at, zone);
  if (day !== localDay(now, zone))
    return content.text('standing.with-since', lang, { clinician: holder, day: shownDay(day, lang) });
  return content.text(stands.key, lang, { clinician: holder, time: localClock(at, zone) });
}
