/** How an alert stands, why it is there, and what happens to it next, in words. */
import { stepDueAt } from '../auditor/standing.ts';
import type { Content } from '../content/content.ts';
import { comesBackAt } from '../escalation/acts.ts';
import { nextToldOf } from '../escalation/digest.ts';
import type { Duty } from '../escalation/duty.ts';
import { nextStep, tierPolicy } from '../escalation/next-step.ts';
import { graveSince, heardLast, reasonsOf, type Alert } from '../model/alert.ts';
import { localClock, localDay, MINUTE, readable, type Instant } from '../model/time.ts';
import type { Language } from '../model/language.ts';
import { nameOf, standing } from '../notify/page-card.ts';
import type { Say } from './frame.ts';

export interface Wording {
  content: Content;
  say: Say;
  lang: Language;
  now: Instant;
}

export function stateLine({ content, say, lang, now }: Wording, alert: Alert): string {
  const { key, clinician, at } = standing(alert);
  return say(key, {
    ...(clinician === undefined ? {} : { clinician: nameOf(content, clinician) }),
    ...(at === undefined ? {} : { time: clock({ content, say, lang, now }, at) }),
  });
}

export function reasons({ say }: Pick<Wording, 'say'>, alert: Alert): string[] {
  return reasonsOf(alert).map((key) => say(key));
}

/** On the clinic's clock; with the day when it is not today's. */
export function clock({ content, lang, now }: Wording, at: Instant): string {
  const { zone } = content.clinic;
  return localDay(at, zone) === localDay(now, zone) ? localClock(at, zone) : readable(at, zone, lang);
}

export function ago({ say, now }: Wording, at: Instant): string {
  const minutes = Math.max(0, Math.floor((now - at) / MINUTE));
  if (minutes < 1) return say('ago.now');
  if (minutes < 120) return say('ago.minutes', { minutes });
  return minutes < 48 * 60
    ? say('ago.hours', { count: Math.floor(minutes / 60) })
    : say('ago.days', { days: Math.floor(minutes / 1_440) });
}

/** Since when it is as grave as it is, and when it was opened if that was before; and what was written of danger since then. */
export function sinceLine(words: Wording, alert: Alert): string {
  const { say } = words;
  const since = graveSince(alert);
  const heard = heardLast(alert) ?? since;
  const line = (key: string, at: Instant) => `${say(key, { time: clock(words, at) })}, ${ago(words, at)}.`;
  const opened = line('inbox.opened', alert.openedAt);
  const isGraver = since > alert.openedAt;
  const graver = say('inbox.graver', { tier: say(`tier.${alert.tier}`), time: clock(words, since) });
  return [
    ...(isGraver ? [`${graver}, ${ago(words, since)}.`] : []),
    ...(heard > since ? [line('inbox.heard', heard)] : []),
    opened,
  ].join(' ');
}

/** Nobody has it, or has dealt with it where it waits on the list, and by the clinic's own rule somebody should have. */
export function isPastItsTime({ content, now }: Pick<Wording, 'content' | 'now'>, alert: Alert): boolean {
  const { tier, status } = alert;
  if (tier === 'ask' || tier === 'none' || status === 'resolved') return false;
  const rules = content.policy.tiers[tier];
  const isWaiting = rules.kind === 'list' || status === 'open';
  return (
    isWaiting && rules.withinMinutes !== undefined && now > graveSince(alert) + rules.withinMinutes * MINUTE
  );
}

/** What happens if nobody does anything more, and when. */
export function nextLine(words: Wording, alert: Alert, duty: Duty): string {
  const { content, say, now } = words;
  const rules = tierPolicy(alert, content.policy);
  if (alert.status === 'resolved') return say('next.none');
  if (rules === undefined) return say('next.list', { time: clock(words, nextToldOf(content, alert, now)) });
  const back = comesBackAt(alert, rules);
  if (back !== undefined) return say('next.back', { time: clock(words, back) });
  const next = nextStep(alert, content.policy, duty);
  if (next.kind === 'none') return say('next.none');
  if (next.kind === 'wait') return say('next.opens', { time: clock(words, next.until) });
  const values = {
    people: next.people.map((id) => nameOf(content, id)).join(', '),
    words: next.by.map((by) => say(`way.${by}`)).join(', '),
  };
  const due = stepDueAt(alert, rules);
  return due <= now ? say('next.now', values) : say('next.step', { ...values, time: clock(words, due) });
}
