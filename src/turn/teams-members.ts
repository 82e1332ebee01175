/** People who come and go in Teams: a patient joins with a code from the clinic, a clinician's cards find their chat. */
import type { Content } from '../content/content.ts';
import { keepTeamsRoute } from '../escalation/clinician-file.ts';
import { phoneInstead, textsAgain } from '../escalation/raise.ts';
import { withRecord, type ConsentRecord } from '../model/consent.ts';
import { isSilent } from '../model/alert.ts';
import type { Event } from '../model/event.ts';
import { openAlertOf, readFile, type PatientFile } from '../model/file.ts';
import type { TeamsRoute } from '../model/patient.ts';
import type { Log, Store } from '../ports.ts';
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
  const ended = (at: number): Event[] => [
    { kind: 'opted-out', v: 1, id: `opted-out/teams-${at.toString(36)}`, at, from, confirm: false },
  ];
  await change(deps, owner, from, 'revoke', ended);
  deps.wake(owner);
}

async function connect(deps: Deps, owner: string, from: TeamsRoute): Promise<void> {
  const joined = (at: number): Event[] => [
    { kind: 'joined-teams', v: 1, id: `joined-${at.toString(36)}`, at, from },
  ];
  await change(deps, owner, from, 'grant', joined);
  deps.wake(owner);
}

async function change(
  deps: Deps,
  owner: string,
  from: TeamsRoute,
  action: 'grant' | 'revoke',
  events: (at: number) => Event[],
): Promise<void> {
  for (;;) {
    const { docs, at } = await deps.store.read(owner);
    const file = readFile(docs);
    if (file === undefined) return;
    const record: ConsentRecord = {
      v: 1,
      at,
      channel: 'teams',
      action: action === 'grant' && file.consent.teams === 'revoked' ? 'regrant' : action,
      method: 'installation',
      wording: deps.content.version,
    };
    const teams: TeamsRoute = action === 'grant' ? from : { ...from, dead: 'removed' };
    const known =
      action === 'grant'
        ? file.consent.teams === 'granted' && file.patient.teams?.reference !== undefined
        : file.consent.teams === 'revoked' || file.consent.sms === 'granted';
    const enqueue = known ? [] : events(at);
    const phone = action === 'revoke' ? phonedInstead(file, at) : textedAgain(file, at);
    const committed = await deps.store.commit(owner, {
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
    });
    if (committed.kind === 'committed') return;
  }
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
