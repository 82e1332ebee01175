/**
 * Who may do what on the clinic's pages. Pure, and one table: the door asks it before every route, and nothing behind the
 * door asks again. Whom of the patients somebody may open is told by `reach.ts`.
 */
import type { Role } from '../model/clinician.ts';

/** Whoever looks after patients. An admin is a lead who looks after the service as well. */
const everybody: readonly Role[] = ['clinician', 'lead', 'admin'];
/** What changes for more than one patient, or makes the service alert less, is for those who answer for the clinic. */
const leads: readonly Role[] = ['lead', 'admin'];

export const rights = {
  'sign-out': everybody,
  'see-alerts': everybody,
  'act-on-alert': everybody,
  'see-patients': everybody,
  /** Opening somebody of another care team, with a reason that a lead reads. */
  'break-glass': everybody,
  'enter-visit': everybody,
  'see-roster': everybody,
  'change-roster': leads,
  'see-report': everybody,
  'start-drill': leads,
  'see-content-review': leads,
  /** Saying whether what a language model alone has heard was a danger. */
  'judge-reader': leads,
  'try-rule': leads,
  'set-threshold': leads,
  enrol: leads,
  'see-openings': leads,
} as const satisfies Record<string, readonly Role[]>;

export type Deed = keyof typeof rights;

export function may(role: Role, deed: Deed): boolean {
  const allowed: readonly Role[] = rights[deed];
  return allowed.includes(role);
}
