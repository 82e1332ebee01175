/** A stored value as a person may read it: no version marks, fields by everyday names, instants as local times. */
import { stamped, type Instant } from '../model/time.ts';

export interface Reader {
  zone: string;
  /** What a question is about; undefined for one that is asked no more. */
  question(linkId: string): string | undefined;
}

const names: Record<string, string> = {
  id: 'id',
  name: 'name',
  lang: 'language',
  country: 'country',
  zone: 'time zone',
  checkInAt: 'daily check-in at',
  days: 'asked on',
  every: 'every so many days',
  weekdays: 'days of the week, 1 for Monday',
  sms: 'text messages',
  teams: 'Teams',
  prefers: 'written to first by',
  paused: 'paused',
  wished: 'settled last about the check-ins',
  before: 'as it was before',
  via: 'sent through',
  dead: 'cannot be reached because',
  reference: 'conversation in Teams',
  context: 'known about health',
  at: 'when',
  dueAt: 'was due',
  endedAt: 'ended',
  openedAt: 'opened',
  expiresAt: 'not sent after',
  until: 'until',
  from: 'from',
  to: 'to',
  text: 'words',
  words: 'words',
  channel: 'by',
  by: 'by',
  key: 'kind of message',
  unsent: 'not sent because',
  action: 'what',
  method: 'how',
  wording: 'version of the wording',
  providerId: "carrier's number of the message",
  linkId: 'question',
  value: 'answer',
  low: 'from',
  high: 'to',
  flags: 'marks',
  answers: 'answers',
  day: 'day',
  status: 'state',
  because: 'why',
  nudge: 'a second reminder',
  nudged: 'reminded once',
  questionnaire: 'form',
  version: 'version of the form',
  form: 'form',
  place: 'place in the form',
  given: 'when each was answered',
  numbers: 'numbers',
  recordedAt: 'kept at',
  askedIn: 'asked in',
  late: 'after its day',
  sentAt: 'was sent',
  deliveredAt: 'was delivered',
  answeredAt: 'was answered',
  label: 'name of the alert',
  tier: 'urgency',
  tasks: 'asked for',
  quotes: 'messages it is about',
  facts: 'what happened',
  kind: 'what',
  signals: 'what was heard in it',
  signal: 'danger',
  rule: 'rule',
  evidence: 'because of',
  changedBy: 'weighed by',
  acknowledgedBy: 'acknowledged by',
  clinician: 'clinician',
  told: 'who was told',
  step: 'step',
  loop: 'round',
  pages: 'messages to clinicians',
  cards: 'cards shown to clinicians',
  message: 'message',
  state: 'state',
  code: 'code',
  eventId: 'message id',
  alertId: 'alert id',
  last: 'newest answers',
  beside: 'sets and how it went',
  reps: 'times in each set',
  felt: 'how it went',
  score: 'pain, from 0 to 10',
  trends: 'answers of the last weeks',
  missed: 'check-ins without an answer',
  found: 'rules about numbers that were met',
  putOff: 'how often it was put off',
  unfinished: 'forms left in the middle',
  toldWith: 'numbers as the clinic was told of them',
  directly: 'asked about directly',
  earlier: 'earlier dangers',
  heardBefore: 'dangers of earlier alerts',
  talkedAbout: 'talked about',
  questions: 'questions',
  appointment: 'appointment',
  toldAt: 'told',
  rankedAt: 'put in order',
  readyFor: 'prepared for',
  prepared: 'written to prepare',
  matters: 'what matters most',
  changes: 'what has changed',
  'side-effects': 'side effects',
  goal: 'goal',
  corrections: 'corrections to the summary',
  agreed: 'agreed at visits',
  aim: 'aim',
  measure: 'how it is measured',
  stop: 'when to look at it early',
  taughtBack: 'what I try first',
  starter: 'chosen from the list as',
  drafted: 'put in words by an AI service',
  made: 'question of an AI service that waits for a yes',
  summaries: 'put in short by an AI service',
  parts: 'parts',
  signs: 'what I notice first',
  coping: 'what I can do',
  places: 'people and places',
  people: 'whom I can ask',
  professionals: 'whom I can call',
  surroundings: 'what makes it safer around me',
  worth: 'what is worth living for',
  asked: 'question that waits',
  recent: 'messages of the last minute',
  count: 'how many',
  same: 'words written again',
  hash: 'fingerprint of the words',
  times: 'how often',
  hushed: 'not answered because',
};
const instants = new Set([
  'at',
  'toldAt',
  'rankedAt',
  'dueAt',
  'endedAt',
  'openedAt',
  'expiresAt',
  'recordedAt',
  'sentAt',
  'deliveredAt',
  'answeredAt',
  'until',
  'from',
  'recent',
]);

/** Each holds instants under names of its own. */
const instantsByName = new Set(['directly', 'earlier']);

export function readable(value: unknown, reader: Reader): unknown {
  if (Array.isArray(value)) return value.map((each) => readable(each, reader));
  if (typeof value !== 'object' || value === null) return value;
  const shown: Record<string, unknown> = {};
  for (const [field, each] of Object.entries(value)) {
    if (field === 'v' || each === undefined) continue;
    const wanted = names[field] ?? field;
    // Two fields of one thing never share a name: what is handed over must be all.
    shown[wanted in shown ? field : wanted] = fieldOf(field, each, reader);
  }
  return shown;
}

function fieldOf(field: string, value: unknown, reader: Reader): unknown {
  const isInstant = (each: unknown) => instants.has(field) && typeof each === 'number';
  if (isInstant(value)) return stamped(value as Instant, reader.zone);
  if (Array.isArray(value) && value.every(isInstant))
    return value.map((each) => stamped(each as Instant, reader.zone));
  if (instantsByName.has(field)) return byName(value, reader);
  if (field === 'linkId' && typeof value === 'string') return reader.question(value) ?? value;
  return readable(value, reader);
}

function byName(value: unknown, { zone }: Reader): unknown {
  const known = Object.entries(value as Record<string, Instant>);
  return Object.fromEntries(known.map(([name, at]) => [name, stamped(at, zone)]));
}
