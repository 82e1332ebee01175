/** People who come and go in Teams: a patient joins with a code from the clinic, a clinician's cards find their chat. */
import type { Content } from '../content/content.ts';
import { keepTeamsRoute } from '../escalation/clinician-file.ts';
import { phoneInstead, textsAgain } from '../escalation/raise.ts';
import { withRecord, type ConsentRecord } from '../model/consent.ts';
import { isSilent } from '../model/alert.ts';
import type { Event } from '../model/event.ts';
import { openAlertOf, readFile, type PatientFile } from '../model/file.ts';
import type { TeamsRoute } from '../model/patient.ts';
import type { Instant } from '../model/time.ts';
import type { Change } from '../ports/change.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { rescue } from '../model/work.ts';

interface Deps {
  store: Store;
  content: Content;
  log: Log;
  wake(owner: string): void;
}

export type Joined = 'clinician' | 'patient' | 'unknown';

/** The app was installed, or the bot added. Someone we already know is connected at once. */
export async function installed(deps: Deps, from: TeamsRoute): Promise<Joined> {
  const clinician = deps.content.clinic.clinicians.find((each) => each.teams === from.user);
  if (clinician !== undefined) {
    await keepTeamsRoute(deps.store, clinician.id, from);
    return 'clinician';
  }
  const owner = await deps.store.find('teams', from.user);
  if (owner === undefined) return 'unknown';
  await connect(deps, owner, from);
  return 'patient';
}

/** A code from the clinic, typed by somebody we do not know yet. It works once. */
export async function joinWithCode(deps: Deps, from: TeamsRoute, text: string): Promise<boolean> {
  const code = readJoinCode(text);
  const owner = code === undefined ? undefined : await deps.store.find('code', code);
  if (code === undefined || owner === undefined) return false;
  await deps.store.link('teams', from.user, owner);
  await connect(deps, owner, from);
  await deps.store.unlink('code', code);
  return true;
}

/** "7KQ2 M9XT" as people type it: case, spaces and dashes do not matter. */
export function readJoinCode(text: string): string | undefined {
  const plain = text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return /^(?:CODE|CODIGO)?([A-Z0-9]{8})$/.exec(plain)?.[1];
}

export async function removed(deps: Deps, from: TeamsRoute): Promise<void> {
  const owner = await deps.store.find('teams', from.user);
  if (owner === undefined) return;
  await change(deps, owner, from, 'revoke');
  deps.wake(owner);
}

async function connect(deps: Deps, owner: string, from: TeamsRoute): Promise<void> {
  await change(deps, owner, from, 'grant');
  deps.wake(owner);
}

async function change(
  deps: Deps,
  owner: string,
  from: TeamsRoute,
  action: ComesOrGoes['action'],
): Promise<void> {
  for (;;) {
    const { docs, at } = await deps.store.read(owner);
    const file = readFile(docs);
    if (file === undefined) return;
    const moved = comesOrGoes(file, { from, action, at, wording: deps.content.version });
    if ((await deps.store.commit(owner, moved)).kind === 'committed') return;
  }
}

interface ComesOrGoes {
  from: TeamsRoute;
  action: 'grant' | 'revoke';
  at: Instant;
  wording: string;
}

/** What it changes that a patient has come into Teams, or has removed the app. */
export function comesOrGoes(file: PatientFile, { from, action, at, wording }: ComesOrGoes): Change {
  const isBack = action === 'grant' && file.consent.teams === 'revoked';
  const record: ConsentRecord = {
    v: 1,
    at,
    channel: 'teams',
    action: isBack ? 'regrant' : action,
    method: 'installation',
    wording,
  };
  const teams: TeamsRoute = action === 'grant' ? from : { ...from, dead: 'removed' };
  const enqueue = isKnown(file, action) ? [] : [told(from, action, at)];
  const phone = action === 'revoke' ? phonedInstead(file, at) : textedAgain(file, at);
  return {
    expect: {
      patient: file.versions['patient'] ?? 0,
      consent: file.versions['consent'] ?? 0,
      ...(phone ? { alert: file.versions['alert'] ?? 0 } : {}),
    },
    put: {
      patient: { ...file.patient, teams },
      consent: withRecord(file.consent, record),
      ...(phone ? { alert: phone.alert } : {}),
    },
    append: { consents: [record] },
    enqueue,
    due: [...enqueue.map(rescue), ...(phone?.due ?? [])],
  };
}

function isKnown({ consent, patient }: PatientFile, action: ComesOrGoes['action']): boolean {
  return action === 'grant'
    ? consent.teams === 'granted' && patient.teams?.reference !== undefined
    : consent.teams === 'revoked' || consent.sms === 'granted';
}

function told(from: TeamsRoute, action: ComesOrGoes['action'], at: Instant): Event {
  return action === 'grant'
    ? { kind: 'joined-teams', v: 1, id: `joined-${at.toString(36)}`, at, from }
    : { kind: 'opted-out', v: 1, id: `opted-out/teams-${at.toString(36)}`, at, from, confirm: false };
}

/** Whoever removes the app in danger is reached by phone from then on, as after a STOP. */
function phonedInstead(file: PatientFile, at: number): ReturnType<typeof phoneInstead> | undefined {
  const standing = openAlertOf(file);
  const isKnown = standing !== undefined && isSilent(standing);
  return standing === undefined || isKnown ? undefined : phoneInstead(standing, at);
}

function textedAgain(file: PatientFile, at: number): ReturnType<typeof textsAgain> {
  const standing = openAlertOf(file);
  return standing && textsAgain(standing, at);
}
