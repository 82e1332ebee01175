/** Patients for the bench, and what they write on each wire. */
import { randomUUID } from 'node:crypto';
import { newSid, signatureOf } from '../../src/simulator/twilio-form.ts';
import type { Post, Talk } from './load.ts';

export const TOKEN = 'bench-token';
const BOT = { id: '28:bench', name: 'bench' };
/** What is written around a number and before it; hardly two of a thousand answers are alike, as in life. */
const BEFORE = ['', 'about a ', 'maybe a ', 'today a ', "it's a ", 'i would say ', 'a solid ', 'probably '];
const NUMBERS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'two', 'three', 'four', 'five', 'six', 'seven'];
const AFTER = ['', ' today', ' i guess', ' this morning', '/10', ' out of 10', ' i think', ' or so', ' now'];
const NOTES = [
  'slept badly because of my',
  'walked to the shop slowly with my',
  'rain all day and so stiff in the',
  'too many stairs at work, feel it in my',
  'bit better since the stretches for my',
  'sat in the garden a while to rest the',
  'my sister came and rubbed my',
];
const PARTS = ['hip', 'knee', 'left shoulder', 'neck', 'lower back', 'hands', 'right foot', 'wrist', 'elbow'];

export interface Person {
  number: string;
  user: string;
}

export function people(from: number, count: number): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const tail = String(from + index).padStart(7, '0');
    return { number: `+1212${tail}`, user: `user-${tail}` };
  });
}

export function patientList(all: Person[]): string {
  const rows = all.map(({ number, user }, index) => `Bench ${index},${number},en,UTC,${time(index)},${user}`);
  return ['name,mobile,language,zone,check_in,teams_user', ...rows].join('\n');
}

/** Check-ins lie twelve hours away, so that none falls into the measurement. */
function time(index: number): string {
  const hour = (new Date().getUTCHours() + 12) % 24;
  return `${String(hour).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
}

export function text(service: string, { number }: Person, words: string): Post {
  const url = `${service}/sms/inbound`;
  const form = { MessageSid: newSid('SM'), From: number, To: '+15550100000', Body: words, NumMedia: '0' };
  return {
    url,
    body: new URLSearchParams(form).toString(),
    address: number,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signatureOf(TOKEN, url, form),
    },
  };
}

export function activity(service: string, connector: string, { user }: Person, of: object): Post {
  const conversation = { id: `conversation-${user}`, conversationType: 'personal' };
  const body = {
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: connector,
    from: { id: `29:${user}`, aadObjectId: user },
    recipient: BOT,
    conversation,
    ...of,
  };
  const headers = { 'content-type': 'application/json' };
  return { url: `${service}/api/messages`, body: JSON.stringify(body), address: conversation.id, headers };
}

export const saidInTeams = (service: string, connector: string, who: Person, words: string) =>
  activity(service, connector, who, { type: 'message', text: words });

/** One check-in, as tired people write it: six turns with one reply each. */
function checkIn(who: Person): string[] {
  const seed = Number(who.number.slice(-7));
  const one = (of: readonly string[], by: number) =>
    of[(seed * by + Math.floor(seed / of.length)) % of.length]!;
  const answer = (place: number) => one(BEFORE, place) + one(NUMBERS, place + 6) + one(AFTER, place + 3);
  return ['check in', ...[1, 2, 3, 4].map(answer), `${one(NOTES, 3)} ${one(PARTS, 4)}`];
}

export const texted = (service: string, who: Person): Talk =>
  checkIn(who).map((words) => text(service, who, words));
export const typed = (service: string, connector: string, who: Person): Talk =>
  checkIn(who).map((words) => saidInTeams(service, connector, who, words));
