/** What is counted, with the labels there are. No label ever holds an id, a number or a word of a person. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { purpose as purposes } from '../model/outgoing.ts';

export type Counters = ReturnType<typeof createCounters>;

const FAST = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const LAG = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 7_200];
/** Carriers take our texts for unwanted ones. */
const FILTERED = '30007';
const ANSWERED = [15, 30, 60, 120, 180, 300, 600, 900, 1_800, 3_600, 14_400, 86_400];

export function createCounters(registry: Registry) {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter({ name: `flarepath_${name}`, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, buckets: number[], ...labelNames: L[]) =>
    new Histogram({ name: `flarepath_${name}`, help, buckets, labelNames, registers });
  const counters = {
    heard: counter('heard_total', 'Messages screened, before anything is stored', 'channel', 'tier'),
    inbound: counter('inbound_total', 'Messages stored, or known already', 'channel', 'who', 'result'),
    duplicates: counter('inbound_duplicate_total', 'Messages a channel delivered again', 'channel'),
    turns: histogram('turn_seconds', 'From the beginning of a turn to its commit', FAST, 'failed'),
    sends: counter('send_total', 'What providers said of a message', 'channel', 'purpose', 'result', 'code'),
    sendTime: histogram('send_seconds', 'How long a provider took', FAST, 'channel'),
    ambiguous: counter(
      'send_ambiguous_total',
      'Sends that may or may not have gone out',
      'channel',
      'purpose',
    ),
    notSent: counter('not_sent_total', 'Messages that were not sent and will not be', 'purpose', 'reason'),
    suppressed: counter('suppressed_total', 'Messages held back because consent was missing', 'reason'),
    reminders: counter('reminder_total', 'Reminders whose time came, sent or not', 'result'),
    remindersMissed: counter('reminder_missed_total', 'Reminders that were not sent', 'reason'),
    lag: histogram('due_lag_seconds', 'From being due to being taken up', LAG, 'lane'),
    reclaimed: counter(
      'due_reclaimed_total',
      'Due entries taken up again, after a claim that was not finished or after waiting for a budget',
      'kind',
    ),
    deliveries: counter('delivery_total', 'What carriers report of texts they took', 'state', 'code'),
    model: counter('model_total', 'Questions to the language model', 'use', 'result', 'reason'),
    modelWarned: counter('model_warned_total', 'Dangers that the language model alone has heard'),
    optOuts: counter('optout_total', 'Opt-outs', 'method'),
    pages: counter('page_total', 'Pages to clinicians', 'by', 'result', 'code'),
    alertChanges: counter('alert_change_total', 'Facts added to alerts', 'tier', 'fact'),
    escalations: counter('alert_escalations_total', 'Steps of the policy carried out', 'tier', 'step'),
    nobody: counter('alert_no_oncall_total', 'Steps that named nobody', 'tier'),
    acknowledged: histogram('alert_ack_seconds', 'From opening to acknowledgement', ANSWERED, 'tier'),
    heartbeat: new Gauge({
      name: 'flarepath_heartbeat_timestamp_seconds',
      help: 'When a part last did something',
      labelNames: ['part'],
      registers,
    }),
  };
  beginAtZero(counters);
  return counters;
}

type Made = Record<'inbound' | 'nobody' | 'reminders' | 'sends' | 'deliveries', Counter> & {
  turns: Histogram;
};

/**
 * A monitoring system sees no rise in a line that was not there before: what a rule watches for its first time must stand there
 * from the start.
 */
function beginAtZero({ inbound, nobody, reminders, turns, sends, deliveries }: Made): void {
  for (const channel of ['sms', 'teams']) inbound.inc({ channel, who: 'patient', result: 'new' }, 0);
  for (const tier of ['emergency', 'urgent']) nobody.inc({ tier }, 0);
  for (const result of ['sent', 'missed']) reminders.inc({ result }, 0);
  for (const failed of ['true', 'false']) turns.zero({ failed });
  for (const purpose of purposes.options)
    sends.inc({ channel: 'sms', purpose, result: 'refused', code: `twilio-${FILTERED}` }, 0);
  for (const state of ['undelivered', 'failed']) deliveries.inc({ state, code: FILTERED }, 0);
}
