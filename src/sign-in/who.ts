/** Who of the clinic's people a signed-in identity is, and what they may do. Pure. */
import { roles, type Clinician, type Role } from '../model/clinician.ts';
import type { Identity } from './provider.ts';

/**
 * By the name that `clinic.yaml` gives for signing in, or by the Entra object id under which Teams knows them. Never by an
 * address of mail: whoever may change theirs could be anybody.
 */
export function personOf(people: readonly Clinician[], { names }: Identity): Clinician | undefined {
  return people.find(({ signIn, teams }) =>
    signIn === undefined ? teams !== undefined && names[0] === teams : names.includes(signIn),
  );
}

/** The provider's word, where it has one of ours; otherwise the clinic's own. */
export function roleOf(person: Clinician, identity: Identity): Role {
  return roles.findLast((each) => identity.roles.includes(each)) ?? person.role;
}
