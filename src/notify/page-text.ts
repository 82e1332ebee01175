/**
 * What a clinician is told, one file per channel: builds the message and sends nothing. A text can be read on a locked
 * screen by anybody, so it carries a label, an urgency and a code, and never a name, a number, a word of the patient's.
 */
import type { Content } from '../content/content.ts';
import { isSilent, type Alert } from '../model/alert.ts';
import type { Clinician } from '../model/clinician.ts';
import type { Place } from '../model/look-up.ts';
import { localClock } from '../model/time.ts';
import { nameOf } from './page-card.ts';
import { hasNews, lastHeld, roundBegan } from './standing.ts';

type Values = Record<string, string>;

export function pageText(
  content: Content,
  alert: Alert,
  because: 'step' | 'more' | 'opted-out',
  { who, code, places = ['teams'] }: { who: Clinician; code: number; places?: readonly Place[] },
): { key: string; text: string } {
  const { key: plain, values } = worded(content, alert, because, who);
  const key = SAYS_WHERE.includes(plain) ? lookedUp(plain, places) : plain;
  const tier = content.text(`tier.${alert.tier}`, who.lang);
  const base = { label: alert.label, tier, code, clinic: content.clinic.name };
  return { key, text: content.text(key, who.lang, { ...base, ...values }) };
}

/** Of these there is one for each place in which the alert can be looked up, and one for nowhere. */
const SAYS_WHERE = ['page.sms', 'page.more'];

/** Nobody is sent to a place that they cannot get into. */
export function lookedUp(key: string, places: readonly Place[]): string {
  if (places.includes('teams')) return key;
  return `${key}-${places.includes('pages') ? 'pages' : 'alone'}`;
}

/** What a text would say, before its alert has a code. */
export function pageKey(
  content: Content,
  alert: Alert,
  because: 'step' | 'more' | 'opted-out',
  who: Clinician,
): string {
  return worded(content, alert, because, who).key;
}

/** Several alerts of one urgency in one text, each by the code and the name that it has for this person. */
export function bundleText(
  content: Content,
  coded: readonly { code: number; alert: Alert }[],
  who: Clinician,
): { key: string; text: string } {
  const key = 'page.together';
  const [first] = coded;
  const values = {
    clinic: content.clinic.name,
    tier: content.text(`tier.${first?.alert.tier ?? 'urgent'}`, who.lang),
    count: coded.length,
    labels: coded.map(({ code, alert }) => `${code} ${alert.label}`).join(', '),
    code: first?.code ?? 0,
  };
  return { key, text: content.text(key, who.lang, values) };
}

/** Why it rings now. Nothing is said of nobody having answered when somebody had. */
function worded(
  content: Content,
  alert: Alert,
  because: 'step' | 'more' | 'opted-out',
  who: Clinician,
): { key: string; values: Values } {
  if (alert.drill === true) return { key: 'page.drill', values: {} };
  if (isSilent(alert)) return { key: 'page.opted-out', values: {} };
  if (because !== 'step') return { key: 'page.more', values: {} };
  if (alert.loop > 0) return { key: hasNews(alert, who.id) ? 'page.again-news' : 'page.again', values: {} };
  const began = roundBegan(alert);
  const held = lastHeld(alert);
  if (began?.kind === 'reassigned' && began.to === who.id)
    return { key: 'page.reassigned', values: { clinician: nameOf(content, began.clinician) } };
  if (began?.kind !== 'came-back') return { key: 'page.sms', values: {} };
  if (began.because === 'new-danger' || held === undefined) return { key: 'page.more', values: {} };
  const values = {
    clinician: nameOf(content, held.clinician),
    time: localClock(held.at, content.clinic.zone),
  };
  return began.because === 'snooze-over'
    ? { key: 'page.snooze-over', values }
    : { key: 'page.came-back', values };
}
