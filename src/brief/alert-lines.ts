/** Alerts, the open ones first, each with how it ended; and what was heard about medicines in them. */
import type { Alert, Quote } from '../model/alert.ts';
import { outranks, type SignalName } from '../model/signal.ts';
import { DAY, localDay, type Instant } from '../model/time.ts';
import type { Visit } from '../model/visit.ts';
import { seenIn } from './alert-seen.ts';
import type { Line, Source } from './line.ts';

export const LOOKED_BACK = 90;
const MOST = 4;
const OF_MEDICINES: readonly SignalName[] = [
  'adverse_drug_reaction',
  'medication_misuse',
  'overdose_sedation',
  'withdrawal',
  'ran_out_of_medicine',
];

export function alertLines(alerts: readonly Alert[], now: Instant): Line[] {
  const seen = alerts.filter((each) => isOpen(each) || each.openedAt > now - LOOKED_BACK * DAY);
  if (seen.length === 0)
    return [{ section: 'alerts', fact: { is: 'no-alerts', within: LOOKED_BACK }, from: [] }];
  const [grave, later] = [seen.filter(isGrave), seen.filter((each) => !isGrave(each))];
  const shown = [...openFirst(grave), ...openFirst(later)].slice(0, MOST);
  const rest = (of: readonly Alert[]) => of.filter((each) => !shown.includes(each));
  return [...shown.map(alertLine), ...countLine(rest(grave), 'any'), ...countLine(rest(later), 'soon')];
}

/** What only stands on the list is told where there is room. */
function isGrave({ tier }: Alert): boolean {
  return outranks(tier, 'soon');
}

function openFirst(alerts: readonly Alert[]): Alert[] {
  return alerts.toReversed().sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
}

function alertLine(alert: Alert): Line {
  return {
    section: 'alerts',
    fact: { is: 'alert', alert: seenIn(alert), open: isOpen(alert) },
    from: [{ kind: 'alert', id: alert.id }, ...messagesOf(alert.quotes.filter(isHeard))],
  };
}

function isHeard({ signals }: Quote): boolean {
  return signals.length > 0;
}

function messagesOf(quotes: readonly Quote[]): Source[] {
  return [...new Set(quotes.map(({ at }) => at))].map((at) => ({ kind: 'message', at }));
}

function countLine(alerts: readonly Alert[], tier: 'any' | 'soon'): Line[] {
  if (alerts.length === 0) return [];
  const from = alerts.map(({ id }) => ({ kind: 'alert' as const, id }));
  const fact = { is: 'more-alerts' as const, count: alerts.length, open: alerts.filter(isOpen).length, tier };
  return [{ section: 'alerts', fact, from }];
}

function isOpen({ status }: Alert): boolean {
  return status !== 'resolved';
}

/** A doubt that was asked about raises an alert without an answer too; that is not the same as having been heard. */
function isOnlyAsked({ asked }: Quote): boolean {
  return asked?.answered === false;
}

/** A clinician has looked, and it was nothing of the kind: the alert is told with its end, and its reasons nowhere else. */
function isFalseAlarm(alert: Alert): boolean {
  return seenIn(alert).closed?.outcome === 'false-alarm';
}

function quotesWith(signal: SignalName, alerts: readonly Alert[]): Quote[] {
  return alerts
    .flatMap(({ quotes }) => quotes)
    .filter(({ signals }) => signals.some((each) => each.signal === signal));
}

/** What was heard is no finding: the words are in the alert, and the patient's own of side effects stand beside it. */
export function medicineLines(
  alerts: readonly Alert[],
  now: Instant,
  zone: string,
  { prepared }: Visit,
  watched: readonly Line[],
): Line[] {
  const from = now - LOOKED_BACK * DAY;
  const believed = alerts.filter((each) => !isFalseAlarm(each));
  const heard = OF_MEDICINES.flatMap((signal): Line[] => {
    const those = quotesWith(signal, believed).filter(({ at }) => at > from);
    if (those.length === 0) return [];
    const days = [...new Set(those.map(({ at }) => localDay(at, zone)))];
    const asked = those.every(isOnlyAsked) ? ({ asked: true } as const) : {};
    return [{ section: 'medicines', fact: { is: 'heard', signal, days, ...asked }, from: messagesOf(those) }];
  });
  const words = prepared['side-effects'];
  const said: Line[] =
    words === undefined
      ? []
      : [
          {
            section: 'medicines',
            fact: { is: 'prepared', what: 'side-effects', ...words },
            from: [{ kind: 'message', at: words.at }],
          },
        ];
  const lines = [...said, ...watched, ...heard];
  return lines.length > 0
    ? lines
    : [{ section: 'medicines', fact: { is: 'not-kept', what: 'medicines' }, from: [] }];
}
