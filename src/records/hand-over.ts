/** Everything kept about a patient, to be handed to them: under names a person understands, with times on their clock. */
import type { Content } from '../content/content.ts';
import { readFile } from '../model/file.ts';
import { stamped } from '../model/time.ts';
import type { Audit } from '../ports/audit.ts';
import type { Everything } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';
import { fiveTimes } from './five-times.ts';
import { readable } from './readable.ts';

export async function exportPatient(
  deps: { store: Store; content: Content; audit: Audit },
  id: string,
): Promise<Record<string, unknown> | undefined> {
  const all = await deps.store.everything(id);
  const file = readFile(all.docs);
  if (file === undefined) return undefined;
  const who = deps.store.pseudonym('patient', id);
  const entry = {
    id: `${who}/export/${all.at}`,
    at: all.at,
    actor: 'operator',
    action: 'exported',
    who,
    facts: {},
  };
  await deps.audit.write([entry]);
  const { zone, lang } = file.patient;
  const question = (name: string) => {
    const key = `label.${name}`;
    return deps.content.has(key) ? deps.content.text(key, lang) : undefined;
  };
  return sections(all, zone, (value) => readable(value, { zone, question }));
}

/** Documents and logs by their own names; the section they are handed over as. */
const documents: Record<string, string> = {
  patient: 'person',
  consent: 'consent now',
  'check-in': 'newest check-in',
  'check-in-before': 'check-in before the newest',
  'check-ins-earlier': 'check-ins of the days before the newest',
  form: 'newest form',
  'safety-plan': 'safety plan',
  aims: 'aims, and what you said of them',
  flares: 'flares and what has helped',
  medicines: 'that a medicine was changed, and when it was asked about',
  weeks: 'plans of weeks, towards an aim and back to work',
  skills: 'skills that were tried, and what has helped',
  pacing: 'pacing plan, minutes, sets and how it went',
  visit: 'next visit and what you bring to it',
  alert: 'newest alert',
  series: 'numbers of the last weeks',
  talk: 'where the conversation stands',
};
const logs: Record<string, string> = {
  consents: 'every change of consent',
  messages: 'every message',
  'check-ins': 'every check-in that has ended',
  forms: 'every form that has ended',
  flares: 'every flare that has ended',
  alerts: 'earlier alerts',
  deliveries: 'what the carrier reported of messages',
  'heard-alone': 'dangers that a language model alone has heard in messages',
};

/** What is still open stands in no log yet, and its times count all the same. */
function withOpen(logs: Everything['logs'], docs: Record<string, unknown>): Everything['logs'] {
  const isOpen = (doc: unknown) => (doc as { status?: string } | undefined)?.status === 'open';
  const more = (log: string, doc: unknown) => [...(logs[log] ?? []), ...(isOpen(doc) ? [doc] : [])];
  return {
    ...logs,
    'check-ins': more('check-ins', docs['check-in']),
    forms: more('forms', docs['form']),
  };
}

function sections(
  all: Everything,
  zone: string,
  shown: (value: unknown) => unknown,
): Record<string, unknown> {
  const named = (names: Record<string, string>, values: Record<string, unknown>) =>
    Object.fromEntries(
      Object.keys(names)
        .filter((name) => name in values)
        .map((name) => [names[name], shown(values[name])]),
    );
  const docs = Object.fromEntries(Object.entries(all.docs).map(([name, { value }]) => [name, value]));
  const rest = (names: Record<string, string>, values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !(name in names)));
  return {
    'handed over': stamped(all.at, zone),
    'times are in': zone,
    ...named(documents, docs),
    ...named(logs, all.logs),
    'times of every question': shown(fiveTimes(withOpen(all.logs, docs))),
    'waiting to be read': shown(all.mail.map(({ event }) => event)),
    'planned or on its way': shown(all.due.map(({ dueAt, work }) => ({ dueAt, ...work }))),
    'lists the person is on': all.lists.map(({ list }) => list),
    'kept to do the work': shown({ ...rest(documents, docs), ...rest(logs, all.logs) }),
  };
}
