/**
 * Who is signed in. A session ends after a quarter of an hour in which the person did nothing, and after twelve hours whatever
 * they did. Only the hash of what the browser shows is kept, under an owner of the person's own.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { role, type Role } from '../model/clinician.ts';
import { HOUR, MINUTE } from '../model/time.ts';
import type { Docs } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';

export const IDLE_MS = 15 * MINUTE;
export const LONGEST_MS = 12 * HOUR;
/** Being there is noted this often, so that reading a page is not a write each time. */
const NOTED_EVERY_MS = MINUTE;

const kept = z.object({
  v: z.literal(1),
  role,
  /** What every form of the session has to bring back. */
  form: z.string(),
  began: z.number(),
  seen: z.number(),
});
type Kept = z.infer<typeof kept>;

export interface Session {
  /** A name for the audit, by which the session cannot be used. */
  id: string;
  clinician: string;
  role: Role;
  form: string;
}

export interface Sessions {
  /** What the browser is to show from now on. Whatever it showed before is worth nothing any more. */
  begin(clinician: string, role: Role, before?: string): Promise<string>;
  /** Only what a person does counts as being there, not what the page does by itself. */
  of(shown: string, isPerson: boolean): Promise<Session | undefined>;
  end(shown: string): Promise<void>;
}

interface Deps {
  store: Pick<Store, 'read' | 'commit'>;
  /** Of this machine: a practice clock that is moved signs nobody out. */
  now(): number;
}

export function createSessions({ store, now }: Deps): Sessions {
  async function end(shown: string): Promise<void> {
    const named = nameOf(shown);
    if (named !== undefined) await store.commit(named.owner, { remove: [named.doc] });
  }
  return {
    async begin(clinician, as, before) {
      if (before !== undefined) await end(before);
      const shown = `${clinician}.${randomBytes(32).toString('base64url')}`;
      const { owner, doc, at } = { ...namesOf(clinician, shown), at: now() };
      const stale = staleIn((await store.read(owner)).docs, at);
      const form = randomBytes(24).toString('base64url');
      const session: Kept = { v: 1, role: as, form, began: at, seen: at };
      await store.commit(owner, { put: { [doc]: session }, remove: stale });
      return shown;
    },
    async of(shown, isPerson) {
      const named = nameOf(shown);
      if (named === undefined) return undefined;
      const { owner, doc, clinician } = named;
      const found = kept.safeParse((await store.read(owner)).docs[doc]?.value);
      const at = now();
      if (!found.success || isOver(found.data, at)) return undefined;
      const { role: as, form, seen } = found.data;
      if (isPerson && at - seen >= NOTED_EVERY_MS)
        await store.commit(owner, { put: { [doc]: { ...found.data, seen: at } } });
      return { id: doc.slice(DOC.length, DOC.length + 12), clinician, role: as, form };
    },
    end,
  };
}

const DOC = 'session:';

function namesOf(clinician: string, shown: string) {
  const hash = createHash('sha256').update(shown).digest('base64url');
  return { clinician, owner: `sign-in/${clinician}`, doc: `${DOC}${hash}` };
}

function nameOf(shown: string) {
  const clinician = /^([a-z][a-z0-9-]*)\.[\w-]{43}$/.exec(shown)?.[1];
  return clinician === undefined ? undefined : namesOf(clinician, shown);
}

function isOver({ began, seen }: Kept, at: number): boolean {
  return at - seen >= IDLE_MS || at - began >= LONGEST_MS;
}

function staleIn(docs: Docs, at: number): string[] {
  return Object.entries(docs).flatMap(([name, { value }]) => {
    const read = kept.safeParse(value);
    return name.startsWith(DOC) && (!read.success || isOver(read.data, at)) ? [name] : [];
  });
}

/** Compared in a time that tells nothing of where they differ. */
export function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
