/** Joining and leaving, by text and in Teams; a talk that a clinician has taken over; and every danger, its question, each kind of answer to it, and silence. */
import { signalName, type SignalName, type Tier } from '../../../src/model/signal.ts';
import { permit } from '../../../src/model/consent.ts';
import { atLocal, localDay } from '../../../src/model/time.ts';
import { isUrgent, stackOf, type Region } from '../../harness/paths.ts';
import {
  alertOf,
  clinicianDoes,
  comesOrGoesInTeams,
  fileOf,
  handled,
  placeOf,
  say,
  zone,
  type Place,
} from '../../harness/walker.ts';

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

async function inTeams(docs: Record<string, unknown> = {}): Promise<Place> {
  return (await comesOrGoesInTeams(placeOf(now, docs), 'grant')).to;
}

/** Somebody whom the clinic has enrolled with both ways to be reached; how a danger is talked about is walked apart. */
export const teams: Region = {
  name: 'coming into Teams, and going',
  from: [placeOf(now, stranger), inTeams(stranger), inTeams()],
  begins: ['yes', 'stop', 'start'],
  replies: ['skip', 'stop'],
  dangers: [],
  inDanger: ['zzz'],
  timers: ['safety-question'],
  dialogs: [],
  most: 400,
  acts: {
    'installs the app': (place) => comesOrGoesInTeams(place, 'grant'),
    'removes the app': (place) => comesOrGoesInTeams(place, 'revoke'),
    'writes there': (place) => say(place, { text: 'hello', by: 'teams' }),
    'writes STOP there': (place) => say(place, { text: 'stop', by: 'teams' }),
    'writes of danger there': (place) => say(place, { text: 'i am itchy from the new tablets', by: 'teams' }),
  },
  facts: (place) => [fileOf(place).consent, fileOf(place).patient.teams?.dead],
  /** Who comes is greeted. What is said by a way that was left goes no further than the gate of consent, and only danger is. */
  wrong: (place, move, { to, said }) => [
    ...(/installs/.test(move) && fileOf(place).consent.teams !== 'granted' && said.length === 0
      ? ['not greeted']
      : []),
    ...said
      .filter(({ purpose }) => purpose !== 'safety')
      .flatMap(({ key, purpose, to: { channel } }) =>
        permit(fileOf(to).consent, channel, purpose).kind === 'refused' ? [`${key} said on ${channel}`] : [],
      ),
  ],
};

const TIERS = ['emergency', 'urgent', 'soon', 'ask'] as const satisfies readonly Tier[];

async function inDanger(signal: SignalName, tier: (typeof TIERS)[number]): Promise<Place> {
  const signals = [{ signal, tier, rule: 'walked', evidence: { words: ['this'], changedBy: [] } }];
  return (await say(placeOf(now), { text: 'this', screened: { tier, signals } })).to;
}

/** A nurse talks with the person: the machine keeps out of it, and goes on listening for danger. */
export const takenOver: Region = {
  name: 'a talk that a clinician has taken over',
  from: [inDanger('cardiac', 'emergency'), inDanger('clot', 'urgent')],
  begins: ['flare', 'how much tylenol can i take', '4', 'zzz'],
  replies: ['yes', 'flare', '4', 'zzz'],
  inDanger: ['no', 'i have chest pain and cant breathe', 'i want to die'],
  dangers: [],
  timers: ['safety-question'],
  dialogs: [],
  most: 250,
  acts: {
    'takes over': (place) => clinicianDoes(place, { act: 'take-over' }),
    'hands back': (place) => clinicianDoes(place, { act: 'hand-back' }),
    'closes it': (place) => clinicianDoes(place, { act: 'resolve', outcome: 'advised' }),
    'has a check-in come up': (place) => handled(place, checkInDue(place)),
  },
  facts: isTaken,
  isShut: (place) => isUrgent(place) || isTaken(place),
  wrong: (place, _, { to, said }) =>
    isTaken(place) && isTaken(to)
      ? said.flatMap(({ key, purpose }) => (purpose === 'safety' ? [] : [`${key} said over a clinician`]))
      : [],
};

function isTaken(place: Place): boolean {
  return alertOf(place)?.takenOver !== undefined;
}

function checkInDue({ now }: Place) {
  return { kind: 'check-in-due', v: 1, id: 'check-in/taken', at: now, day: localDay(now, zone) } as const;
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
  facts: (place) =>
    stackOf(place).map(({ state }) => [state['signal'], state['again'], state['turned'], state['otherwise']]),
};
