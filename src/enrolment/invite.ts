import { randomBytes } from 'node:crypto';
import type { Content } from '../content/content.ts';
import { noConsent, withRecord, type ConsentRecord } from '../model/consent.ts';
import type { Event } from '../model/event.ts';
import type { Patient } from '../model/patient.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

interface Deps {
  store: Store;
  content: Content;
  log: Log;
}

/** The code by which they join in Teams; undefined when somebody else has enrolled them meanwhile. */
export async function invite(deps: Deps, who: Patient): Promise<string | undefined> {
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
  return `${joinCode.slice(0, 4)} ${joinCode.slice(4)}`;
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
