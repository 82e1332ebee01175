/** Each moment, counted. */
import type { Moment } from '../model/moment.ts';
import type { Watch } from '../ports/watch.ts';
import { createCodes, SUPPRESSED } from './codes.ts';
import type { Counters } from './counters.ts';
import { Stopwatch } from './stopwatch.ts';

export interface Clocks {
  /** The service's now, in ms. */
  now: () => number;
  /** A clock that nobody sets, in ms. */
  elapsed: () => number;
}

export function createWatch(count: Counters, { now, elapsed }: Clocks): Watch {
  const code = createCodes();
  const turns = new Stopwatch(elapsed);
  const sends = new Stopwatch(elapsed);
  const alive = (part: string) => count.heartbeat.set({ part }, now() / 1_000);

  function sent(moment: Extract<Moment, { is: 'send-answered' }>): void {
    const { channel, purpose, result } = moment;
    const took = sends.end(moment.message);
    if (took !== undefined) count.sendTime.observe({ channel }, took);
    count.sends.inc({ channel, purpose, result, code: code(moment.because) });
    if (result === 'unknown') count.ambiguous.inc({ channel, purpose });
    if (purpose === 'reminder' && result === 'accepted') count.reminders.inc({ result: 'sent' });
    alive('send');
  }

  function notSent({ purpose, because }: Extract<Moment, { is: 'not-sent' }>): void {
    const reason = code(because);
    count.notSent.inc({ purpose, reason });
    if (SUPPRESSED.has(reason)) count.suppressed.inc({ reason });
    // Whoever opted out is not owed a reminder.
    if (purpose === 'reminder' && !SUPPRESSED.has(reason)) missed(reason);
  }

  function missed(reason: string): void {
    count.reminders.inc({ result: 'missed' });
    count.remindersMissed.inc({ reason });
  }

  function alertChanged({ tier, fact, afterMs, step }: Extract<Moment, { is: 'alert-changed' }>): void {
    count.alertChanges.inc({ tier, fact });
    if (step !== undefined) count.escalations.inc({ tier, step });
    if (fact === 'no-one-on-call') count.nobody.inc({ tier });
    if (fact === 'acknowledged') count.acknowledged.observe({ tier }, afterMs / 1_000);
  }

  return (moment) => {
    switch (moment.is) {
      case 'heard':
        return count.heard.inc({ channel: moment.channel, tier: moment.tier });
      case 'admitted': {
        const { channel, who, result } = moment;
        count.inbound.inc({ channel, who, result });
        if (result === 'repeated') count.duplicates.inc({ channel });
        return alive('inbound');
      }
      case 'opted-out':
        return count.optOuts.inc({ method: moment.by });
      case 'turn-begun':
        return turns.begin(moment.turn);
      case 'turn-committed': {
        const took = turns.end(moment.turn);
        if (took !== undefined) count.turns.observe({ failed: String(moment.failed) }, took);
        return;
      }
      case 'send-begun':
        return sends.begin(moment.message);
      case 'send-answered':
        return sent(moment);
      case 'not-sent':
        return notSent(moment);
      case 'check-in-missed':
        return missed(code(moment.because));
      case 'model-asked':
        count.model.inc({ use: moment.use, result: moment.result, reason: moment.because });
        return moment.warned ? count.modelWarned.inc() : undefined;
      case 'delivery':
        count.deliveries.inc({ state: moment.state, code: code(moment.code) });
        return alive('delivery');
      case 'due-claimed':
        if (moment.attempt > 1) count.reclaimed.inc({ kind: moment.kind });
        // Routine work that waited for its channel's budget is late only when it is taken up at last.
        if (moment.attempt > 1 && moment.lane !== 'routine') return;
        return count.lag.observe({ lane: moment.lane }, Math.max(0, now() - moment.dueAt) / 1_000);
      case 'alert-changed':
        return alertChanged(moment);
      case 'page-answered':
        return count.pages.inc({ by: moment.by, result: moment.result, code: code(moment.because) });
      default:
        return;
    }
  };
}
