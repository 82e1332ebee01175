/** Ways to clinicians that nobody has said to arrive, or not for a year. A page is sent by them all the same. */
import { dayAfter, type Day } from '../model/time.ts';
import type { Parts } from './read-content.ts';
import { faultAt, type Fault, type Path } from './source.ts';

const GOOD_FOR_DAYS = 365;

export function contactWarnings({ clinic }: Pick<Parts, 'clinic'>, today: Day): Fault[] {
  return contactsUntried({ clinic }, today).map(({ id, by, verified, path }) => {
    const what = verified === undefined ? 'has no verified: day' : `was verified on ${verified}`;
    const text = `${by} of ${id} ${what}. Try it with npm run ops -- contact, and write down the day.`;
    return faultAt(clinic.source, path, text);
  });
}

export interface Untried {
  id: string;
  by: string;
  verified: Day | undefined;
  path: Path;
}

export function contactsUntried({ clinic: { value } }: Pick<Parts, 'clinic'>, today: Day): Untried[] {
  return value.clinicians.flatMap(({ id, contacts }, at) =>
    contacts.flatMap(({ by, verified }, place) =>
      verified !== undefined && dayAfter(verified, GOOD_FOR_DAYS) >= today
        ? []
        : [{ id, by, verified, path: ['clinicians', at, 'contacts', place] }],
    ),
  );
}
