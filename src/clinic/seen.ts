/** Who has seen whom, written down for good: pseudonyms and places, and nothing of what was seen. */
import { MINUTE } from '../model/time.ts';
import type { AuditEntry } from '../model/audit.ts';
import type { Role } from '../model/clinician.ts';
import type { Deed } from '../sign-in/may.ts';
import type { Audit } from '../ports/audit.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import type { Visit } from './door.ts';
import type { Because } from './glass-form.ts';

export interface Seen {
  /** Resolves when it is on the disk. Looking again within a quarter of an hour is the same look. */
  patient(visit: Visit, owner: string, where: string): Promise<void>;
  /** Several in a list: each once in a session. */
  list(visit: Visit, owners: readonly string[], where: string): Promise<void>;
  /**
   * Somebody of another care team is opened. Unlike a view this throws when it cannot be written down: then it is not opened.
   * Nobody in danger is kept from anybody by it.
   */
  opened(visit: Visit, owner: string, because: Because): Promise<void>;
  /** Something was done here for the clinic, or for one patient. */
  did(visit: Visit, action: string, facts?: AuditEntry['facts'], owner?: string): Promise<void>;
  kept(visit: Pick<Visit, 'who' | 'role' | 'session'>, deed: Deed): Promise<void>;
  came(clinician: string, role: Role, how: 'local' | 'provider'): Promise<void>;
  went(clinician: string, session: string): Promise<void>;
  turnedAway(subject: string): Promise<void>;
}

const SAME_LOOK_MS = 15 * MINUTE;
/** Sessions whose lists are remembered; a forgotten one writes its list once more. */
const MOST_SESSIONS = 200;

export function createSeen({ store, audit, log }: { store: Store; audit: Audit; log: Log }): Seen {
  const shown = new Map<string, Set<string>>();
  const write = async (entry: Omit<AuditEntry, 'at'>, at: number): Promise<void> => {
    try {
      await audit.write([{ ...entry, at }]);
    } catch (fault) {
      // A full disk must not keep anybody from somebody in danger; what was lost is in the log.
      log.error('a view was not written down', { action: entry.action }, fault);
    }
  };
  const simple = async (actor: string, action: string, facts: AuditEntry['facts'], mark: string) => {
    const at = await store.time();
    await write({ id: `${action}/${mark}/${at}`, actor, action, facts }, at);
  };
  const seenIn = (session: string): Set<string> => {
    const known = shown.get(session) ?? new Set<string>();
    shown.delete(session);
    shown.set(session, known);
    const [oldest] = shown.keys();
    if (shown.size > MOST_SESSIONS && oldest !== undefined) shown.delete(oldest);
    return known;
  };
  return {
    async patient({ who, session }, owner, where) {
      const at = await store.time();
      const whom = store.pseudonym('patient', owner);
      const id = `seen/${session.id}/${whom}/${where}/${Math.floor(at / SAME_LOOK_MS)}`;
      await write({ id, actor: actorOf(who.id), action: 'patient seen', who: whom, facts: { where } }, at);
    },
    async list({ who, session }, owners, where) {
      const known = seenIn(session.id);
      const fresh = owners.filter((owner) => !known.has(owner));
      if (fresh.length === 0) return;
      for (const owner of fresh) known.add(owner);
      const at = await store.time();
      const patients = fresh.map((owner) => store.pseudonym('patient', owner));
      const id = `seen/${session.id}/${where}/${at}/${patients[0]}`;
      await write({ id, actor: actorOf(who.id), action: 'patients listed', facts: { where, patients } }, at);
    },
    async opened({ who, session }, owner, because) {
      const at = await store.time();
      const whom = store.pseudonym('patient', owner);
      const id = `opened/${session.id}/${whom}/${at}`;
      const facts = { because };
      await audit.write([{ id, at, actor: actorOf(who.id), action: 'patient opened', who: whom, facts }]);
    },
    async did({ who, session }, action, facts = {}, owner) {
      const at = await store.time();
      const whom = owner === undefined ? {} : { who: store.pseudonym('patient', owner) };
      const id = `did/${session.id}/${action}/${at}`;
      await write({ id, actor: actorOf(who.id), action, ...whom, facts }, at);
    },
    kept: ({ who, role, session }, deed) =>
      simple(actorOf(who.id), 'not allowed', { role, deed }, session.id),
    came: (clinician, role, how) => simple(actorOf(clinician), 'signed in', { role, how }, clinician),
    went: (clinician, session) => simple(actorOf(clinician), 'signed out', {}, session),
    async turnedAway(subject) {
      const actor = store.pseudonym('teams', subject);
      await simple(actor, 'sign-in refused', {}, actor);
    },
  };
}

function actorOf(clinician: string): string {
  return `clinician/${clinician}`;
}
