/** What became of an act on an alert, in words for the clinician who did it: who was first is always said. */
import type { Content } from '../content/content.ts';
import { comesBackAt } from '../escalation/acts.ts';
import type { Known, Outcome } from '../escalation/desk.ts';
import { tierPolicy } from '../escalation/next-step.ts';
import type { Alert } from '../model/alert.ts';
import type { Clinician } from '../model/clinician.ts';
import { localClock } from '../model/time.ts';
import { labelShown } from '../notify/drill-card.ts';
import { nameOf } from '../notify/page-card.ts';
import type { Values } from './turn.ts';

export interface Said {
  key: string;
  values: Values;
}

export function becameOf(content: Content, who: Clinician, outcome: Outcome): Said {
  if (outcome.kind === 'unknown') return { key: 'page.unknown-code', values: {} };
  const label = labelShown(outcome.alert);
  const clock = (at: number) => localClock(at, content.clinic.zone);
  if (outcome.kind === 'done') return done(content, who, outcome, clock);
  if (outcome.kind === 'already') {
    const key = outcome.state === 'resolved' ? 'page.already-resolved' : 'page.already';
    return { key, values: { label, clinician: nameOf(content, outcome.clinician), time: clock(outcome.at) } };
  }
  if (outcome.kind === 'over') return { key: 'page.drill-over', values: { label: outcome.alert.label } };
  if (outcome.because === 'too-long')
    return { key: 'page.too-long', values: { label, minutes: outcome.minutes } };
  if (outcome.because === 'news') {
    const tier = content.text(`tier.${outcome.alert.tier}`, who.lang);
    return { key: 'page.crossed', values: { label, tier, time: clock(outcome.at) } };
  }
  if (outcome.because === 'not-taken') return { key: 'page.not-taken', values: { label } };
  if (outcome.because === 'list-only') return { key: 'page.list-only', values: { label } };
  const holder = outcome.alert.acknowledgedBy?.clinician ?? who.id;
  return { key: 'page.has-it', values: { label, clinician: nameOf(content, holder) } };
}

function done(
  content: Content,
  { lang }: Clinician,
  { act, alert }: Extract<Outcome, { kind: 'done' }>,
  clock: (at: number) => string,
): Said {
  const label = labelShown(alert);
  if (alert.drill === true)
    return {
      key: 'page.drill-acknowledged',
      values: { label: alert.label, time: clock(alert.acknowledgedBy?.at ?? 0) },
    };
  // It may have become graver while they answered.
  const tier = content.text(`tier.${alert.tier}`, lang);
  switch (act.act) {
    case 'acknowledge':
      return { key: 'page.acknowledged', values: { label, tier } };
    case 'resolve':
      return { key: 'page.resolved', values: { label } };
    case 'reassign':
      return { key: 'page.passed-on', values: { label, clinician: nameOf(content, act.to) } };
    case 'snooze':
      return { key: 'page.snoozed', values: { label, time: backAt(content, alert, clock) } };
    case 'take-over':
      return { key: 'page.taken-over', values: { label, time: backAt(content, alert, clock) } };
    case 'hand-back':
      return { key: 'page.handed-back', values: { label } };
    case 'in-contact':
      return alert.tier === 'soon'
        ? { key: 'page.acknowledged', values: { label, tier } }
        : { key: 'page.in-contact', values: { label, time: backAt(content, alert, clock) } };
  }
}

function backAt({ policy }: Content, alert: Alert, clock: (at: number) => string): string {
  const terms = tierPolicy(alert, policy);
  const at = terms && comesBackAt(alert, terms);
  return at === undefined ? '' : clock(at);
}

/** Nobody, or more than one person, has that name. */
export function notKnown({ clinic }: Content, code: number): Said {
  return { key: 'page.whom', values: { code, people: clinic.clinicians.map(({ id }) => id).join(', ') } };
}

export function howEnded({ code, alert }: Known): Said {
  return { key: 'page.how-ended', values: { code, label: alert.label } };
}
