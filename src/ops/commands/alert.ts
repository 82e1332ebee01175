/** `alert`: the open alerts, or the facts of one, open or closed, in their order. What the patient wrote is for clinicians alone. */
import { openAlerts } from '../../escalation/open-alerts.ts';
import type { AlertFact } from '../../model/alert-fact.ts';
import { graveSince, stateOf, type Alert } from '../../model/alert.ts';
import { localClock, localDay } from '../../model/time.ts';
import type { Store } from '../../ports/store.ts';
import { closedAlert, type ClosedAlert } from '../closed-alerts.ts';
import { shown, span, table, type Command } from './command.ts';

export function alert({ store, zone }: { store: Store; zone: string }): Command {
  return async (asked) => {
    const [now, open] = await Promise.all([store.time(), openAlerts(store)]);
    const [wanted] = asked.args;
    if (wanted === undefined) return shown(asked, open.map(known), listed(open, now));
    const isWanted = ({ id, label }: Alert) => id === wanted || label === wanted.toUpperCase();
    const several = open.filter((each) => isWanted(each.alert));
    if (several.length > 1) return shown(asked, several.map(known), `${SEVERAL}\n\n${listed(several, now)}`);
    const found = several[0] ?? (await closedAlert(store, isWanted));
    if (found === undefined)
      return {
        refused: `No alert is called ${printable(wanted)}. \`npm run ops -- alert\` lists those that are open.`,
      };
    const facts = { ...known(found), facts: found.alert.facts.map(withoutNote) };
    return shown(asked, facts, [listed([found], now), '', told(found.alert.facts, zone)].join('\n'));
  };
}

/** A label is short, so that it can be said aloud. */
const SEVERAL = 'Several open alerts have this label. Ask for one of them by its id.';

type OneAlert = ClosedAlert;

function known({ owner, alert: of }: OneAlert) {
  const { id, label, tier, status, openedAt, step, loop, acknowledgedBy } = of;
  return {
    id,
    label,
    patient: owner,
    tier,
    status,
    openedAt,
    graveSince: graveSince(of),
    step,
    loop,
    acknowledgedBy: acknowledgedBy?.clinician,
  };
}

function listed(open: OneAlert[], now: number): string {
  if (open.length === 0) return 'No alert is open.';
  const rows = open.map(({ owner, alert: of }) => [
    of.label,
    of.tier,
    stateLine(of),
    span(now - graveSince(of)),
    span(now - of.openedAt),
    owner,
    of.id,
  ]);
  return table(['label', 'tier', 'state', 'at this tier', 'open', 'patient', 'id'], rows);
}

function stateLine(of: Alert): string {
  if (of.status === 'resolved') return 'closed';
  if (of.status === 'open') {
    const back = of.facts.findLast(({ kind }) => kind === 'came-back' || kind === 'acknowledged');
    return back?.kind === 'came-back' ? 'came back, nobody has it' : 'nobody has acknowledged it';
  }
  const state = stateOf(of);
  return `with ${of.acknowledgedBy?.clinician}${state === 'acknowledged' ? '' : `, ${state}`}`;
}

/** What a clinician wrote of a patient is for clinicians. */
function withoutNote(fact: AlertFact): AlertFact {
  if (fact.kind !== 'resolved') return fact;
  const { note: _, ...rest } = fact;
  return rest;
}

function told(facts: AlertFact[], zone: string): string {
  const rows = facts.map((fact) => [
    `${localDay(fact.at, zone)} ${localClock(fact.at, zone)}`,
    fact.kind,
    detail(fact),
  ]);
  return table([`time in ${zone}`, 'what', 'detail'], rows);
}

function detail(fact: AlertFact): string {
  switch (fact.kind) {
    case 'step':
      return `step ${fact.step + 1}, round ${fact.loop + 1}, told ${fact.told.join(', ')}`;
    case 'waits':
      return 'for the clinic to open';
    case 'no-one-on-call':
      return `step ${fact.step + 1} names nobody`;
    case 'sent':
    case 'acknowledged':
    case 'in-contact':
    case 'taken-over':
    case 'handed-back':
      return `${fact.clinician} by ${fact.by}`;
    case 'resolved':
      return `${fact.clinician} by ${fact.by}${fact.outcome === undefined ? '' : `: ${fact.outcome}`}`;
    case 'snoozed':
      return `${fact.clinician} by ${fact.by}, for ${span(fact.until - fact.at)}`;
    case 'reassigned':
      return `by ${fact.clinician} to ${fact.to}`;
    case 'undelivered':
    case 'failed':
      return `${fact.clinician} by ${fact.by}: ${fact.because}`;
    case 'raised':
      return `to ${fact.to}`;
    case 'came-back':
      return fact.because;
    case 'patient-told':
      return fact.key;
    case 'joined':
      return fact.eventId;
    default:
      return '';
  }
}

function printable(word: string): string {
  return /^[\w/-]{1,80}$/.test(word) ? word : 'that';
}
