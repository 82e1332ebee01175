/**
 * Whose record somebody may open without giving a reason. Pure. A clinic without care teams has none but its own patients;
 * danger is for whoever is there; and a lead answers for all.
 */
import type { Clinician, Role } from '../model/clinician.ts';
import { HOUR, type Instant } from '../model/time.ts';

/** How long a reason holds, for the session in which it was given. */
export const OPENED_MS = HOUR;

export interface Reached {
  careTeam?: string | undefined;
  /** An open alert. */
  inDanger: boolean;
}

export function isTheirs(who: Pick<Clinician, 'careTeams'>, role: Role, of: Reached): boolean {
  return (
    role !== 'clinician' ||
    of.inDanger ||
    of.careTeam === undefined ||
    (who.careTeams ?? []).includes(of.careTeam)
  );
}

export interface Opening {
  at: Instant;
  session: string;
}

export function isOpened(openings: readonly Opening[], session: string, now: Instant): boolean {
  return openings.some((each) => each.session === session && now - each.at < OPENED_MS && each.at <= now);
}
