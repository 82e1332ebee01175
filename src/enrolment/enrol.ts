/**
 * Enrolment: a row of the clinic's list becomes a patient who is invited, or a line that says what is wrong with it. This
 * room reads no file and sends nothing.
 */
import { randomBytes } from 'node:crypto';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { Content } from '../content/content.ts';
import { noConsent, withRecord, type ConsentRecord } from '../model/consent.ts';
import type { Event } from '../model/event.ts';
import { readFile } from '../model/file.ts';
import { careTeam } from '../model/clinician.ts';
import { countries, country, language, languages, type Country, type Language } from '../model/language.ts';
import type { Patient } from '../model/patient.ts';
import { clockTime, zone } from '../model/time.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { rescue } from '../model/work.ts';
import { columnFault, faultWords, type FaultWords } from './faults.ts';

/** The columns of the list; `id` and `teams_user` may be left out. */
export const enrolRow = z.object({
  id: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional(),
  name: z.string().trim().min(1),
  mobile: z.string().trim().min(1),
  language,
  /** GB is how most lists write it. */
  country: z.preprocess((given) => (given === 'GB' ? 'UK' : given), country.optional()),
  zone,
  check_in: clockTime,
  teams_user: z.string().trim().optional(),
  /** By which plan of content/policies/forms.yaml forms are asked; none when left out. */
  plan: z.string().trim().optional(),
  /** Who looks after them, as `careTeams` in content/clinic.yaml; everybody does when left out. */
  care_team: careTeam.optional(),
});

export type Enrolled =
  | { kind: 'invited'; row: number; id: string; joinCode: string }
  /** `differs`: what the row says otherwise than it is known, and that was left as it was. */
  | { kind: 'already'; row: number; id: string; differs: string[] }
  /** Another zone, time of check-in or plan than before; from now on the new ones count. */
  | { kind: 'changed'; row: number; id: string; differs: string[] }
  | { kind: 'wrong'; row: number; because: string };

/** What would become of a row if nothing changed until then. */
export type Expected =
  | { kind: 'new'; row: number; name: string; number: string }
  | { kind: 'already' | 'changed'; row: number; id: string; differs: string[] }
  | { kind: 'wrong'; row: number; because: string; faults: ColumnFault[] };

/** What is wrong with what stands in one column. */
export interface ColumnFault {
  column: string;
  words: string;
}

interface Deps {
  store: Store;
  content: Content;
  log: Log;
  wake(owner: string): void;
  /** In which what is wrong is said; English when left out. */
  lang?: Language;
}

/** The same checks as `enrol`, in the same order, and nothing is done. */
export async function expected(
  deps: Pick<Deps, 'store' | 'content' | 'lang'>,
  row: number,
  given: Record<string, string>,
): Promise<Expected> {
  const who = asPatient(deps, given);
  if ('faults' in who) return { kind: 'wrong', row, because: because(who), ...who };
  const number = who.sms?.number ?? '';
  const known = await knownAs(deps.store, number);
  if (known !== undefined) {
    const kind = isChange(known, who) ? 'changed' : 'already';
    return { kind, row, id: known.id, differs: differences(known, who) };
  }
  const taken = await takenBySomebodyElse(deps, who);
  if (taken !== undefined) return { kind: 'wrong', row, because: because(taken), ...taken };
  return { kind: 'new', row, name: who.name, number };
}

export async function enrol(deps: Deps, row: number, given: Record<string, string>): Promise<Enrolled> {
  const who = asPatient(deps, given);
  if ('faults' in who) return { kind: 'wrong', row, because: because(who) };
  for (;;) {
    const known = await knownAs(deps.store, who.sms?.number ?? '');
    if (known !== undefined) {
      const changed = await changeTimes(deps, known.id, who);
      return { kind: changed ? 'changed' : 'already', row, id: known.id, differs: differences(known, who) };
    }
    const taken = await takenBySomebodyElse(deps, who);
    if (taken !== undefined) return { kind: 'wrong', row, because: because(taken) };
    const invited = await invite(deps, row, who);
    if (invited !== undefined) return invited;
  }
}

interface Faulty {
  faults: ColumnFault[];
}

function because({ faults }: Faulty): string {
  return faults.map(({ column, words }) => `${column}: ${words}`).join('; ');
}

function faulty(column: string, words: string): Faulty {
  return { faults: [{ column, words }] };
}

function asPatient(
  { content, lang = 'en' }: Pick<Deps, 'content' | 'lang'>,
  given: Record<string, string>,
): Patient | Faulty {
  const words = faultWords(content, lang);
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ''));
  const parsed = enrolRow.safeParse(filled);
  if (parsed.success) return patientFrom(content, words, parsed.data);
  const { country: home, mobile } =
    enrolRow.pick({ country: true, mobile: true }).partial().safeParse(filled).data ?? {};
  const isUnread = mobile !== undefined && numberOf(mobile, home ?? content.clinic.country) === undefined;
  const columns = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  const wrong = [...columns].map((column) => faultOf(words, column, filled[column] !== undefined));
  return { faults: [...wrong, ...(isUnread ? noNumber(words).faults : [])] };
}

function faultOf(words: FaultWords, column: string, isGiven: boolean): ColumnFault {
  const all = column === 'country' ? countries : languages;
  return { column, words: words(columnFault(column, isGiven), { words: all.join(', ') }) };
}

function noNumber(words: FaultWords): Faulty {
  return faulty('mobile', words('number'));
}

function numberOf(mobile: string, home: Country): string | undefined {
  const read = parsePhoneNumberFromString(mobile, (home === 'UK' ? 'GB' : home) as CountryCode);
  return read?.isPossible() ? read.number : undefined;
}

async function knownAs(store: Store, number: string): Promise<Patient | undefined> {
  const owner = await store.find('sms', number);
  return owner === undefined ? undefined : readFile((await store.read(owner)).docs)?.patient;
}

function differences(known: Patient, row: Patient): string[] {
  const name = known.name === row.name ? [] : ['name'];
  return known.lang === row.lang ? name : [...name, 'language'];
}

/** Undefined when somebody else has enrolled them meanwhile. */
async function invite(deps: Deps, row: number, who: Patient): Promise<Enrolled | undefined> {
  const joinCode = newJoinCode();
  // The ways to find a patient are written first: without the patient behind them they lead nowhere, and a repeated
  // enrolment mends what an interruption left.
  await deps.store.link('sms', who.sms?.number ?? '', who.id);
  await deps.store.link('code', joinCode, who.id);
  if (who.teams !== undefined) await deps.store.link('teams', who.teams.user, who.id);
  const at = await deps.store.time();
  const record: ConsentRecord = {
    v: 1,
    at,
    channel: 'sms',
    action: 'invite',
    method: 'enrolment',
    wording: deps.content.version,
  };
  const event: Event = { kind: 'invited', v: 1, id: 'invited', at };
  const committed = await deps.store.commit(who.id, {
    anew: true,
    expect: { patient: 0 },
    put: { patient: startedAt(who, at), consent: withRecord(noConsent, record) },
    append: { consents: [record] },
    // At the pace of the channel: a list of hundreds must not stand before a message of danger.
    due: [{ id: 'invitation', lane: 'routine', at: { inMs: 0 }, work: { kind: 'event', event } }],
    list: [{ list: 'patients', entry: who.id }],
  });
  if (committed.kind === 'conflict') return undefined;
  deps.log.info('patient enrolled', { patient: who.id });
  return { kind: 'invited', row, id: who.id, joinCode: `${joinCode.slice(0, 4)} ${joinCode.slice(4)}` };
}

function isChange(kept: Patient, { zone, checkInAt, plan, careTeam: team }: Patient): boolean {
  const isPlanned = plan !== undefined && plan.name !== kept.plan?.name;
  const isMoved = team !== undefined && team !== kept.careTeam;
  return kept.zone !== zone || kept.checkInAt !== checkInAt || isPlanned || isMoved;
}

/** True when it was a change. The turn that follows plans the next check-in anew. */
async function changeTimes(deps: Deps, id: string, who: Patient): Promise<boolean> {
  const { zone, checkInAt, plan } = who;
  for (;;) {
    const { at, docs } = await deps.store.read(id);
    const kept = readFile(docs)?.patient;
    if (kept === undefined || !isChange(kept, who)) return false;
    const isPlanned = plan !== undefined && plan.name !== kept.plan?.name;
    const team = who.careTeam ?? kept.careTeam;
    const event: Event = { kind: 'times-changed', v: 1, id: `times/${at.toString(36)}`, at };
    const committed = await deps.store.commit(id, {
      expect: { patient: docs['patient']?.version ?? 0 },
      put: {
        patient: {
          ...kept,
          zone,
          checkInAt,
          ...(isPlanned && { plan: { ...plan, since: at } }),
          ...(team !== undefined && { careTeam: team }),
        },
      },
      enqueue: [event],
      due: [rescue(event)],
    });
    if (committed.kind !== 'committed') continue;
    deps.log.info('patient times changed', { patient: id });
    deps.wake(id);
    return true;
  }
}

/** What the row claims and others have: handing it over would hand over their conversation. */
async function takenBySomebodyElse(
  { store, content, lang = 'en' }: Pick<Deps, 'store' | 'content' | 'lang'>,
  who: Patient,
): Promise<Faulty | undefined> {
  const words = faultWords(content, lang);
  const { clinicians } = content.clinic;
  if (clinicians.some((each) => each.sms !== undefined && each.sms === who.sms?.number))
    return faulty('mobile', words('staff'));
  if (await isEnrolled(store, who.id)) return faulty('id', words('taken'));
  if (who.teams === undefined) return undefined;
  const owner = await store.find('teams', who.teams.user);
  const isTaken = owner !== undefined && owner !== who.id && (await isEnrolled(store, owner));
  const isStaff = clinicians.some((each) => each.teams !== undefined && each.teams === who.teams?.user);
  return isTaken || isStaff ? faulty('teams_user', words('taken')) : undefined;
}

async function isEnrolled(store: Store, owner: string): Promise<boolean> {
  return (await store.read(owner)).docs['patient'] !== undefined;
}

function patientFrom(content: Content, words: FaultWords, row: z.infer<typeof enrolRow>): Patient | Faulty {
  const home = row.country ?? content.clinic.country;
  if (row.plan !== undefined && content.formPolicy.plans[row.plan] === undefined)
    return faulty('plan', words('plan', { words: Object.keys(content.formPolicy.plans).join(', ') }));
  const teams = [...new Set(content.clinic.clinicians.flatMap((each) => each.careTeams ?? []))];
  if (row.care_team !== undefined && !teams.includes(row.care_team))
    return faulty('care_team', words('team', { words: teams.join(', ') || '-' }));
  const number = numberOf(row.mobile, home);
  if (number === undefined) return noNumber(words);
  return {
    v: 1,
    id: row.id ?? `p-${randomBytes(6).toString('hex')}`,
    name: row.name,
    lang: row.language,
    country: home,
    zone: row.zone,
    checkInAt: row.check_in,
    sms: { channel: 'sms', number, via: 'twilio' },
    ...(row.teams_user ? { teams: { channel: 'teams' as const, user: row.teams_user } } : {}),
    ...(row.plan ? { plan: { name: row.plan, since: 0 } } : {}),
    ...(row.care_team ? { careTeam: row.care_team } : {}),
    prefers: 'sms',
    context: {},
  };
}

/** The days of the plan are counted from here. */
function startedAt(who: Patient, at: number): Patient {
  return who.plan === undefined ? who : { ...who, plan: { ...who.plan, since: at } };
}

/** Eight letters and digits that cannot be mistaken for one another; typed once, then void. */
const ALPHABET = 'ABCDEFGHJKMNPQRTUVWXYZ2346789';
function newJoinCode(): string {
  return [...randomBytes(8)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
