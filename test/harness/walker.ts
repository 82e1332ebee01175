/**
 * One patient's conversation as a graph that can be walked in every direction: the real admission, screen, dialogs and
 * turn, with the record in plain memory, so that each place can be gone on from as often as there are replies.
 */
import { converse, dialogs } from '../../dialogs/root.ts';
import { TURN } from '../../dialogs/turn-of.ts';
import { createTalk } from '../../src/bot/talk.ts';
import type { Content } from '../../src/content/content.ts';
import type { Alert } from '../../src/model/alert.ts';
import type { Event } from '../../src/model/event.ts';
import { readFile, type PatientFile } from '../../src/model/file.ts';
import type { Outgoing } from '../../src/model/outgoing.ts';
import type { Patient } from '../../src/model/patient.ts';
import type { Screened } from '../../src/model/signal.ts';
import type { Due } from '../../src/model/work.ts';
import type { Change, Docs } from '../../src/ports.ts';
import { admission } from '../../src/turn/admit.ts';
import { collectTurn } from '../../src/turn/collect.ts';
import { shippedScreen } from './scene.ts';

export interface Place {
  now: number;
  count: number;
  docs: Docs;
  planned: Record<string, Due>;
}

export interface Walked {
  to: Place;
  said: Outgoing[];
}

const from = { channel: 'sms', number: '+15550107777', via: 'twilio' } as const;
const talk = createTalk({ dialogs: dialogs(), turnKey: TURN, converse });
const heard = new Map<string, Screened>();

export function placeOf(patient: Patient, now: number): Place {
  const consent = { v: 1, sms: 'granted', teams: 'none' };
  const docs = { patient: { version: 1, value: patient }, consent: { version: 1, value: consent } };
  return { now, count: 0, docs, planned: {} };
}

export function fileOf(place: Place): PatientFile {
  const file = readFile({ ...place.docs });
  if (file === undefined) throw new Error('nobody is enrolled here');
  return file;
}

export function alertOf(place: Place): Alert | undefined {
  const { alert } = fileOf(place);
  return alert?.status === 'resolved' ? undefined : alert;
}

export async function say(place: Place, text: string, content: Content, afterMs: number): Promise<Walked> {
  const now = place.now + afterMs;
  const id = `m${place.count}`;
  const change = admission(fileOf(place), {
    id,
    now,
    inbound: { providerId: id, from, text, media: 0 },
    screened: screened(text),
    meaning: { kind: 'words' },
    wording: content.version,
    pace: content.pace,
    asksForNurse: () => false,
  });
  let at = applied({ ...place, now, count: place.count + 1 }, change);
  const said: Outgoing[] = [];
  for (const event of change.enqueue ?? []) {
    const walked = await handled(at, event, content);
    at = walked.to;
    said.push(...walked.said);
  }
  return { to: at, said };
}

/** The planned entry comes due, at its time. */
export async function comesDue(place: Place, id: string, content: Content): Promise<Walked> {
  const due = place.planned[id];
  if (due === undefined || due.work.kind !== 'event') throw new Error(`nothing called ${id} is planned`);
  const { [id]: _, ...planned } = place.planned;
  const now = Math.max(place.now, atOf(due, place.now));
  return handled({ ...place, now, planned }, due.work.event, content);
}

/** An event that nobody had planned, such as a check-in; or one that somebody had, although it is there no more. */
export function handled(place: Place, event: Event, content: Content): Promise<Walked> {
  return turn(place, event, content);
}

async function turn(place: Place, event: Event, content: Content): Promise<Walked> {
  const file = fileOf(place);
  const collected = collectTurn({ file, event, mailNumber: 1, now: place.now, content });
  await talk(collected);
  return { to: applied(place, collected.change()), said: collected.messages() };
}

function atOf({ at }: Due, now: number): number {
  return typeof at === 'number' ? at : now + at.inMs;
}

function applied(place: Place, { put = {}, remove = [], due = [], done = [] }: Change): Place {
  const docs: Docs = { ...place.docs };
  for (const [name, value] of Object.entries(put))
    docs[name] = {
      version: (docs[name]?.version ?? 0) + 1,
      value: JSON.parse(JSON.stringify(value)) as unknown,
    };
  for (const name of remove) delete docs[name];
  const planned = { ...place.planned };
  for (const id of done) delete planned[id];
  for (const each of due) planned[each.id] = { ...each, at: atOf(each, place.now) };
  return { ...place, docs, planned };
}

function screened(text: string): Screened {
  const before = heard.get(text);
  if (before !== undefined) return before;
  const found = shippedScreen({ text, lang: 'en' });
  heard.set(text, found);
  return found;
}
