/** What must fit among the clinicians: each is there once, and can be reached. */
import type { Clinician, Way } from '../model/clinician.ts';
import type { Parts } from './read-content.ts';
import { faultAt, type Fault, type Path } from './source.ts';

export function clinicFaults({ clinic: { source, value } }: Parts): Fault[] {
  const faults: Fault[] = [];
  const known = new Set<string>();
  value.clinicians.forEach((each, at) => {
    if (known.has(each.id))
      faults.push(faultAt(source, ['clinicians', at, 'id'], `${each.id} is there twice. Rename one.`));
    known.add(each.id);
    if (each.sms === undefined && each.teams === undefined)
      faults.push(
        faultAt(
          source,
          ['clinicians', at],
          `${each.id} cannot be reached. Give a number (sms) or a Teams id (teams).`,
        ),
      );
    each.contacts.forEach((one, place) => {
      const wrong = contactFault(one, each);
      if (wrong !== undefined) faults.push(faultAt(source, ['clinicians', at, 'contacts', place], wrong));
    });
  });
  const unknown = (path: Path, id: string) =>
    known.has(id)
      ? []
      : [faultAt(source, path, `${id} is not among the clinicians. Add them or mend the name.`)];
  faults.push(
    ...(value.onCall ?? []).flatMap((id, at) => unknown(['onCall', at], id)),
    ...unknown(['fallback'], value.fallback),
  );
  return faults;
}

const ADDRESS: Record<Way, { of: RegExp; like: string }> = {
  sms: { of: /^\+[1-9]\d{6,14}$/, like: 'a number such as +15550100201' },
  voice: { of: /^\+[1-9]\d{6,14}$/, like: 'a number such as +15550100201' },
  email: { of: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, like: 'an address such as name@clinic.example' },
  webhook: {
    of: /^(?:pagerduty|opsgenie|goalert)(?:\/\S+)?$/,
    like: 'a paging service (pagerduty, opsgenie, goalert), with the id of the person there such as pagerduty/PLH1HKV',
  },
  teams: { of: /^\S+$/, like: 'a Teams user id' },
  'teams-channel': { of: /^\S+$/, like: 'the id of a Teams channel' },
};

function contactFault({ by, to }: Clinician['contacts'][number], who: Clinician): string | undefined {
  const address = to ?? (by === 'sms' || by === 'teams' ? who[by] : undefined);
  if (address === undefined) return `${by} has no address. Add to: ${ADDRESS[by].like}.`;
  // Codes are taken from the person's own number, so there is one of it, and it stands with the person.
  if (to !== undefined && (by === 'sms' || by === 'teams') && to !== who[by])
    return `${by} is another one than ${who.id} has. Write it as ${by}: of the person, and leave out to.`;
  return ADDRESS[by].of.test(address) ? undefined : `to is not ${ADDRESS[by].like}.`;
}
