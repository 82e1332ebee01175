/**
 * Where a clinician can see whom an alert is about and what was written. A text tells none of it, so where there is no such
 * place, the text that answers an acknowledgement has to say at least whom to phone.
 */
import type { Clinician } from './clinician.ts';

export type Place = 'teams' | 'pages';
export type LookUp = (who: Pick<Clinician, 'id' | 'teams' | 'signIn'>) => readonly Place[];

/** Of these people, who has no such place at all. */
export function withoutPlace(people: readonly Clinician[], lookUp: LookUp): string[] {
  return people.filter((who) => lookUp(who).length === 0).map(({ id }) => id);
}
