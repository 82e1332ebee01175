/**
 * One patient's conversation as a graph that can be walked in every direction: the real admission, screen, dialogs and
 * turn, with the record in plain memory, so that each place can be gone on from as often as there are replies.
 */
import { converse, dialogs } from '../../dialogs/root.ts';
import { TURN } from '../../dialogs/turn-of.ts';
import { createTalk } from '../../src/bot/talk.ts';
import type { Language } from '../../src/model/language.ts';
import type { Alert } from '../../src/model/alert.ts';
import type { Event } from '../../src/model/event.ts';
import { readFile, type PatientFile } from '../../src/model/file.ts';
import { frozen } from '../../src/model/frozen.ts';
import type { Ask, Outgoing } from '../../src/model/outgoing.ts';
import type { Screened } from '../../src/model/signal.ts';
import type { Due } from '../../src/model/work.ts';
import type { Change } from '../../src/ports/change.ts';
import type { Docs } from '../../src/ports/owned.ts';
import type { Inbound } from '../../src/ports/receiver.ts';
import { acted, type Act } from '../../src/escalation/acts.ts';
import { changeFor } from '../../src/escalation/desk.ts';
import { tierPolicy } from '../../src/escalation/next-step.ts';
import { admission } from '../../src/turn/admit.ts';
import { collectTurn } from '../../src/turn/collect.ts';
import { meaningOf } from '../../src/turn/consent-words.ts';
import { comesOrGoes } from '../../src/turn/teams-members.ts';
import type { Content } from '../../src/content/content.ts';
import { patientContent, shippedScreen } from './scene.ts';

export interface Place {
  now: number;
  count: number;
  docs: Docs;
  planned: Record<string, Due>;
  /** What was asked last, with what may be answered. */
  asked?: Ask;
  /** What the service runs with now, where it is not what it always runs with. */
  content?: Content;
  /** A language model reads along; what it thinks is told as an event. */
  reads?: true;
}

export interface Walked {
  to: Place;
  said: Outgoing[];
}

export const zone = 'America/New_York';
const patient = {
  v: 1,
  id: 'p-1',
  name: 'Amina',
  context: {},
  lang: 'en',
  zone,
  country: 'US',
  checkInAt: '17:25',
  prefers: 'sms',
  sms: { channel: 'sms', number: '+15550107777', via: 'twilio' },
} as const;
const from = { channel: 'sms', number: '+15550107777', via: 'twilio' } as const;
const inTeams = { channel: 'teams', user: 'amina', reference: {} } as const;
const talk = createTalk({ dialogs: dialogs(), turnKey: TURN, converse });
const heard = new Map<string, Screened>();

/** Somebody who has joined by text, and of whom nothing is known but what `docs` holds. */
export function placeOf(now: number, docs: Record<string, unknown> = {}): Place {
  const all = { patient, consent: { v: 1, sms: 'granted', teams: 'none' }, ...docs };
  const read = Object.entries(all).map(([name, value]) => [name, { version: 1, value: frozen(value) }]);
  return { now, count: 0, docs: Object.fromEntries(read) as Docs, planned: {} };
}

/** The same place, come to by somebody who speaks another language. */
export function spoken(place: Place, lang: Language): Place {
  const { patient } = fileOf(place);
  return { ...place, docs: { ...place.docs, patient: { version: 1, value: { ...patient, lang } } } };
}

export function fileOf(place: Place): PatientFile {
  const file = readFile(place.docs);
  if (file === undefined) throw new Error('nobody is enrolled here');
  return file;
}

export function alertOf(place: Place): Alert | undefined {
  const { alert } = fileOf(place);
  return alert?.status === 'resolved' ? undefined : alert;
}

function contentAt({ content = patientContent }: Place): Content {
  return content;
}

/** As long as somebody takes to write. */
const WRITES_MS = 4_000;

export interface Words {
  text: string;
  /** In Teams, where it is not by text. */
  by?: 'teams';
  card?: Inbound['card'];
  /** How many pictures are with it. */
  media?: number;
  /** What the screen makes of them, where it is not asked. */
  screened?: Screened;
}

export async function say(place: Place, words: string | Words): Promise<Walked> {
  const now = place.now + WRITES_MS;
  const id = `m${place.count}`;
  const {
    text,
    card,
    by,
    media = 0,
    screened: given,
  }: Words = typeof words === 'string' ? { text: words } : words;
  const inbound: Inbound = {
    providerId: id,
    from: by === 'teams' ? inTeams : from,
    text,
    media,
    ...(card && { card }),
  };
  const file = fileOf(place);
  const change = admission(file, {
    id,
    now,
    inbound,
    screened: given ?? screened(text, file),
    meaning: meaningOf(contentAt(place), file, inbound),
    wording: contentAt(place).version,
    pace: contentAt(place).pace,
    protocol: contentAt(place).protocol,
    isOfOurWords: false,
    asksForNurse: () => false,
  });
  return changed({ ...place, now, count: place.count + 1 }, change);
}

/** The patient installs the app, or removes it. */
export function comesOrGoesInTeams(place: Place, action: 'grant' | 'revoke'): Promise<Walked> {
  const of = { from: inTeams, action, at: place.now, wording: contentAt(place).version };
  return changed({ ...place, now: place.now + WRITES_MS }, comesOrGoes(fileOf(place), of));
}

/** What a clinician does with the open alert; nothing where it is refused. */
export function clinicianDoes(place: Place, act: Act): Promise<Walked> {
  const before = alertOf(place);
  if (before === undefined) return Promise.resolve({ to: place, said: [] });
  const by = { clinician: 'otieno', by: 'teams' };
  const done = acted(before, act, by, tierPolicy(before, contentAt(place).policy), place.now);
  if (done.kind !== 'done') return Promise.resolve({ to: place, said: [] });
  return changed(
    { ...place, now: place.now + WRITES_MS },
    changeFor(contentAt(place), before, done.alert, place.now),
  );
}

/** A stored change, and the turns of the events that came with it. */
async function changed(place: Place, change: Change): Promise<Walked> {
  let at = applied(place, change);
  const said: Outgoing[] = [];
  for (const event of change.enqueue ?? []) {
    const walked = await handled(at, event);
    at = walked.to;
    said.push(...walked.said);
  }
  return { to: at, said };
}

/** The planned entry comes due, at its time. */
export async function comesDue(place: Place, id: string): Promise<Walked> {
  const due = place.planned[id];
  if (due === undefined || due.work.kind !== 'event') throw new Error(`nothing called ${id} is planned`);
  const { [id]: _, ...planned } = place.planned;
  const now = Math.max(place.now, atOf(due, place.now));
  return handled({ ...place, now, planned }, due.work.event);
}

/** An event that nobody had planned, such as a check-in; or one that somebody had, although it is there no more. */
export async function handled(place: Place, event: Event): Promise<Walked> {
  const file = fileOf(place);
  const { now, reads } = place;
  const collected = collectTurn({
    file,
    event,
    mailNumber: 1,
    now,
    content: contentAt(place),
    ...(reads && { reads }),
  });
  await talk(collected);
  const said = collected.messages();
  const to = applied(place, collected.change());
  const asked = said.findLast((each) => each.ask !== undefined)?.ask;
  return { to: asked === undefined ? to : { ...to, asked }, said };
}

function atOf({ at }: Due, now: number): number {
  return typeof at === 'number' ? at : now + at.inMs;
}

/** What is not touched stays the same frozen object, so that its shape is checked once. */
function applied(place: Place, { put = {}, remove = [], due = [], done = [] }: Change): Place {
  const docs: Docs = { ...place.docs };
  for (const [name, value] of Object.entries(put))
    docs[name] = {
      version: (docs[name]?.version ?? 0) + 1,
      value: frozen(JSON.parse(JSON.stringify(value)) as object),
    };
  for (const name of remove) delete docs[name];
  const planned = { ...place.planned };
  for (const id of done) delete planned[id];
  for (const each of due) planned[each.id] = { ...each, at: atOf(each, place.now) };
  return { ...place, docs, planned };
}

function screened(text: string, { patient: { lang }, talk: { asked } }: PatientFile): Screened {
  const name = `${lang} ${asked ?? ''} ${text}`;
  const before = heard.get(name);
  if (before !== undefined) return before;
  const found = shippedScreen({ text, lang, ...(asked !== undefined && { context: { answering: asked } }) });
  heard.set(name, found);
  return found;
}
