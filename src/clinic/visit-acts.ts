/** Entering when a patient's next visit is, on the clinic's clock, or that there is none. */
import { atLocal, localDay, type Instant } from '../model/time.ts';
import type { Answer } from '../ports/http.ts';
import { PATIENTS, withPatient } from './break-glass.ts';
import { then, type Visit } from './door.ts';
import { dayFault, timeFault } from './field-faults.ts';
import type { Pages } from './pages.ts';
import { shownPatient } from './patient-page.ts';
import { faultsOf, type Fault } from './returned.ts';
import { VISIT_FORM } from './visit-part.ts';

export async function enterVisit(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  return withPatient(pages, visit, form.get('patient') ?? '', async (record) => {
    const { owner } = record;
    const isRemoved = form.get('act') === 'remove';
    const wanted = isRemoved ? undefined : timeIn(visit, form, pages.content.clinic.zone, record.at);
    if (typeof wanted === 'object')
      return shownPatient(pages, visit, record, { form: VISIT_FORM, typed: form, faults: wanted });
    await pages.office.keepVisit(owner, wanted);
    await pages.seen.did(visit, isRemoved ? 'visit removed' : 'visit entered', {}, owner);
    return then(pages, `${PATIENTS}${owner}`, visit.say(isRemoved ? 'visit.removed' : 'visit.kept'));
  });
}

function timeIn({ say }: Visit, form: URLSearchParams, zone: string, now: Instant): Instant | Fault[] {
  const [day, time] = [form.get('day') ?? '', form.get('time') ?? ''];
  const told = (dayWords?: string, timeWords?: string) =>
    faultsOf([
      ['day', say('visit.day'), dayWords],
      ['time', say('visit.time'), timeWords],
    ]);
  const faults = told(dayFault(say, day), timeFault(say, time));
  if (faults.length > 0) return faults;
  const at = atLocal(day, time, zone);
  if (at > now) return at;
  return day < localDay(now, zone) ? told(say('visit.past')) : told(undefined, say('visit.past'));
}
