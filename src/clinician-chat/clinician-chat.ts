/**
 * "patients", "brief NAME" and "on call", in a clinician's own chat with the bot. What is shown has names in it, so nothing of
 * this is for a channel or a text; who has looked at whom is written down.
 */
import type { Content } from '../content/content.ts';
import { createPeople, isOf, withAlerts, type Kind, type People, type Person } from '../clinic/people.ts';
import { openNow } from '../clinic/open.ts';
import type { Duties } from '../escalation/duty.ts';
import { contactsOf, type Clinician } from '../model/clinician.ts';
import type { Audit } from '../ports/audit.ts';
import type { Store } from '../ports/store.ts';
import { isTheirs } from '../sign-in/reach.ts';
import { makeBrief } from '../records/make-brief.ts';
import { sectionsCard, type Section, type Shown } from './cards.ts';
import { folded, readWanted } from './wanted.ts';

export interface ClinicianChatDeps {
  store: Store;
  content: Content;
  audit: Audit;
  duties: Duties;
  now: () => number;
}

export type ClinicianChat = (who: Clinician, text: string) => Promise<Shown | { key: string } | undefined>;

const ROWS = 15;
const GROUPS = ['risk', 'silent', 'unreached', 'invited'] as const;

export function createClinicianChat(deps: ClinicianChatDeps): ClinicianChat {
  const people = createPeople(deps.store, deps.now);
  return async (who, text) => {
    const wanted = readWanted(text);
    switch (wanted?.kind) {
      case undefined:
        return undefined;
      case 'patients':
        return patients(deps, people, who);
      case 'on-call':
        return onCall(deps, who);
      case 'brief':
        return brief(deps, people, who, wanted.of);
    }
  };
}

async function patients(deps: ClinicianChatDeps, people: People, who: Clinician): Promise<Shown> {
  const { content } = deps;
  const say = (key: string, values = {}) => content.text(key, who.lang, values);
  const { theirs: all, now } = await lookedAfter(deps, people, who);
  const groups = await Promise.all(
    GROUPS.map(async (kind) => ({ kind, found: await stillThere(people, kind, all, now) })),
  );
  const sections = groups
    .filter(({ found }) => found.length > 0)
    .map(({ kind, found }): Section => {
      const left = found.length - ROWS;
      const rows = found.slice(0, ROWS).map((each) => rowOf(each, say));
      return {
        title: `${say(`clinic.patients.${kind}`)}: ${found.length}`,
        lines: left > 0 ? [...rows, say('clinic.chat.more', { count: left })] : rows,
      };
    });
  await listed(
    deps,
    who,
    groups.flatMap(({ found }) => found.slice(0, ROWS)),
  );
  const title = say('clinic.chat.patients', { count: all.length });
  const foot = [
    ...(sections.length === 0 ? [say('clinic.chat.patients-well')] : []),
    say('clinic.chat.patients-how'),
  ];
  return sectionsCard(
    { key: 'clinic.chat.patients', text: title, title, foot, more: say('clinic.chat.too-long') },
    sections,
  );
}

/** Those who are shown are read anew: what is known of them may be minutes old, and they may have written since. */
async function stillThere(people: People, kind: Kind, all: Person[], now: number): Promise<Person[]> {
  const found = all.filter((each) => isOf(kind, each, now));
  const fresh = await people.fresh(found.slice(0, ROWS).map(({ owner }) => owner));
  return [...fresh.filter((each) => isOf(kind, each, now)), ...found.slice(ROWS)];
}

/** Another care team's patients are opened on the clinic's pages, where the reason is asked. */
async function lookedAfter({ store }: ClinicianChatDeps, people: People, who: Clinician) {
  let known = await people.all();
  // Somebody who is not read yet would be told of as if they did not exist.
  while (known.people.length < known.count) known = await people.all();
  const [alerts, now] = await Promise.all([openNow(store), store.time()]);
  const all = withAlerts(known.people, alerts);
  const isMine = ({ careTeam, alert }: Person) =>
    isTheirs(who, who.role, { careTeam, inDanger: alert !== undefined });
  return { theirs: all.filter(isMine), now };
}

type Say = (key: string, values?: Record<string, string | number>) => string;

function rowOf({ name, owner, alert, missed }: Person, say: Say): string {
  const why =
    alert !== undefined
      ? `${alert.label}, ${say(`tier.${alert.tier}`)}`
      : missed > 0
        ? say('clinic.patients.missed', { count: missed })
        : '';
  return [`${name} (${owner})`, why].filter((part) => part !== '').join(': ');
}

async function listed({ store, audit }: ClinicianChatDeps, who: Clinician, shown: Person[]): Promise<void> {
  if (shown.length === 0) return;
  const at = await store.time();
  const seen = [...new Set(shown.map(({ owner }) => store.pseudonym('patient', owner)))];
  const actor = `clinician/${who.id}`;
  const facts = { where: 'teams', patients: seen };
  await audit.write([{ id: `${actor}/teams/patients/${at}`, at, actor, action: 'patients listed', facts }]);
}

/** By the id or the label of an alert, which are exact, or by the beginnings of the words of a name that only one has. */
async function brief(
  deps: ClinicianChatDeps,
  people: People,
  who: Clinician,
  of: string,
): Promise<Shown | { key: string }> {
  const { content } = deps;
  const { theirs: all } = await lookedAfter(deps, people, who);
  const exact = all.filter(({ owner, alert }) => folded(owner) === of || folded(alert?.label ?? '') === of);
  const found = exact.length > 0 ? exact : all.filter(({ name }) => isNamed(name, of));
  const [one] = found;
  if (one === undefined) return { key: 'clinic.chat.nobody' };
  if (found.length > 1) return { key: 'clinic.chat.several' };
  const made = await makeBrief(deps, one.owner, {
    lang: who.lang,
    paper: 'a4',
    actor: `clinician/${who.id}`,
  });
  if (made === undefined) return { key: 'clinic.chat.nobody' };
  const say = (key: string, values = {}) => content.text(key, who.lang, values);
  return sectionsCard(
    {
      key: 'clinic.chat.brief',
      text: say('clinic.chat.brief'),
      title: `${say('brief.title')}: ${one.name}`,
      foot: [say('clinic.chat.brief-foot')],
      more: say('clinic.chat.too-long'),
    },
    sectionsIn(made.trace, (id) => say(`brief.section.${id}`)),
  );
}

function isNamed(name: string, of: string): boolean {
  const words = folded(name).split(' ');
  return of.split(' ').every((part) => words.some((word) => word.startsWith(part)));
}

function sectionsIn(
  trace: readonly { section: string; text: string }[],
  titleOf: (id: string) => string,
): Section[] {
  const ids = [...new Set(trace.map(({ section }) => section))];
  return ids.map((id) => ({
    title: titleOf(id),
    lines: trace.filter(({ section }) => section === id).map(({ text }) => text),
  }));
}

async function onCall({ store, content, duties }: ClinicianChatDeps, who: Clinician): Promise<Shown> {
  const say = (key: string, values = {}) => content.text(key, who.lang, values);
  const duty = await duties.at(await store.time());
  const line = (id: string) => {
    const person = content.clinic.clinicians.find((each) => each.id === id);
    const number = person && contactsOf(person).find(({ by }) => by === 'sms')?.to;
    return [person?.name ?? id, number].filter((part) => part !== undefined).join(', ');
  };
  const first = duty.onCall.map((id, place) => `${place + 1}. ${line(id)}`);
  const title = say('clinic.chat.on-call');
  return sectionsCard(
    { key: 'clinic.chat.on-call', text: title, title, foot: [], more: say('clinic.chat.too-long') },
    [
      { title: say('clinic.chat.first'), lines: first.length > 0 ? first : [say('clinic.chat.no-one')] },
      { title: say('clinic.chat.fallback'), lines: [line(duty.fallback)] },
    ],
  );
}
