/** Joining and leaving; and every danger, its question, each kind of answer to it, and silence. */
import { signalName, type SignalName, type Tier } from '../../../src/model/signal.ts';
import { atLocal } from '../../../src/model/time.ts';
import { isUrgent, stackOf, type Region } from '../../harness/paths.ts';
import { fileOf, handled, placeOf, say, zone, type Place } from '../../harness/walker.ts';

const now = atLocal('2026-03-03', '10:00', zone);
const DANGERS = ['i have chest pain and cant breathe', 'i want to die', 'i am itchy from the new tablets'];
const stranger = { consent: { v: 1, sms: 'none', teams: 'none' } };

async function invited(): Promise<Place> {
  const place = placeOf(now, { consent: { v: 1, sms: 'invited', teams: 'none' } });
  return (await handled(place, { kind: 'invited', v: 1, id: 'invited', at: now })).to;
}

export const joining: Region = {
  name: 'joining and leaving',
  from: [invited(), placeOf(now, stranger), placeOf(now)],
  begins: ['yes', 'ok', 'no', 'stop', 'start', 'help', 'stop texting me', 'zzz'],
  replies: ['yes', 'no', 'stop', 'start', 'help', '4', 'zzz'],
  dangers: DANGERS,
  timers: ['invitation', 'safety-question'],
  dialogs: [],
  most: 300,
  facts: (place) => fileOf(place).consent.sms,
};

const TIERS = ['emergency', 'urgent', 'soon', 'ask'] as const satisfies readonly Tier[];

async function inDanger(signal: SignalName, tier: (typeof TIERS)[number]): Promise<Place> {
  const signals = [{ signal, tier, rule: 'walked', evidence: { words: ['this'], changedBy: [] } }];
  return (await say(placeOf(now), { text: 'this', screened: { tier, signals } })).to;
}

export const dangers: Region = {
  name: 'a danger',
  from: signalName.options.flatMap((signal) =>
    // What is only said, and what stands until a clinician ends it, is the same for all.
    TIERS.filter((tier) => /urgent|ask/.test(tier) || signal === 'cardiac').map((tier) =>
      inDanger(signal, tier),
    ),
  ),
  begins: ['flare'],
  replies: ['yes', 'no', 'not sure', 'zzz'],
  stays: [],
  dangers: [],
  inDanger: ['yes', 'no', 'not sure', 'zzz'],
  timers: ['safety-question'],
  dialogs: ['crisis'],
  isShut: isUrgent,
  // Only a clinician ends an emergency.
  holds: (place) => stackOf(place).some(({ state }) => state['stage'] === 'standing'),
  most: 1_500,
  facts: (place) => stackOf(place).map(({ state }) => [state['signal'], state['again'], state['turned']]),
};
