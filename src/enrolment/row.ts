/** A row of the clinic's list as a patient, or what is wrong with it. */
import { randomBytes } from 'node:crypto';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { Content } from '../content/content.ts';
import { careTeam } from '../model/clinician.ts';
import { countries, country, language, languages, type Country, type Language } from '../model/language.ts';
import type { Patient } from '../model/patient.ts';
import { clockTime, zone } from '../model/time.ts';
import { columnFault, faulty, faultWords, type ColumnFault, type Faulty, type FaultWords } from './faults.ts';

/** The columns of the list; `id` and `teams_user` may be left out. */
export const enrolRow = z.object({
  id: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .optional(),
  name: z.string().trim().min(1),
  mobile: z.string().trim().min(1),
  language,
  /** GB is how most lists write it. */
  country: z.preprocess((given) => (given === 'GB' ? 'UK' : given), country.optional()),
  zone,
  check_in: clockTime,
  teams_user: z.string().trim().optional(),
  /** By which plan of content/policies/forms.yaml forms are asked; none when left out. */
  plan: z.string().trim().optional(),
  /** Who looks after them, as `careTeams` in content/clinic.yaml; everybody does when left out. */
  care_team: careTeam.optional(),
});

export function asPatient(
  { content, lang = 'en' }: { content: Content; lang?: Language },
  given: Record<string, string>,
): Patient | Faulty {
  const words = faultWords(content, lang);
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value.trim() !== ''));
  const parsed = enrolRow.safeParse(filled);
  if (parsed.success) return patientFrom(content, words, parsed.data);
  const { country: home, mobile } =
    enrolRow.pick({ country: true, mobile: true }).partial().safeParse(filled).data ?? {};
  const isUnread = mobile !== undefined && numberOf(mobile, home ?? content.clinic.country) === undefined;
  const columns = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  const wrong = [...columns].map((column) => faultOf(words, column, filled[column] !== undefined));
  return { faults: [...wrong, ...(isUnread ? noNumber(words).faults : [])] };
}

function faultOf(words: FaultWords, column: string, isGiven: boolean): ColumnFault {
  const all = column === 'country' ? countries : languages;
  return { column, words: words(columnFault(column, isGiven), { words: all.join(', ') }) };
}

function noNumber(words: FaultWords): Faulty {
  return faulty('mobile', words('number'));
}

function numberOf(mobile: string, home: Country): string | undefined {
  const read = parsePhoneNumberFromString(mobile, (home === 'UK' ? 'GB' : home) as CountryCode);
  return read?.isPossible() ? read.number : undefined;
}

function patientFrom(content: Content, words: FaultWords, row: z.infer<typeof enrolRow>): Patient | Faulty {
  const home = row.country ?? content.clinic.country;
  if (row.plan !== undefined && content.formPolicy.plans[row.plan] === undefined)
    return faulty('plan', words('plan', { words: Object.keys(content.formPolicy.plans).join(', ') }));
  const teams = [...new Set(content.clinic.clinicians.flatMap((each) => each.careTeams ?? []))];
  if (row.care_team !== undefined && !teams.includes(row.care_team))
    return faulty('care_team', words('team', { words: teams.join(', ') || '-' }));
  const number = numberOf(row.mobile, home);
  if (number === undefined) return noNumber(words);
  return {
    v: 1,
    id: row.id ?? `p-${randomBytes(6).toString('hex')}`,
    name: row.name,
    lang: row.language,
    country: home,
    zone: row.zone,
    checkInAt: row.check_in,
    sms: { channel: 'sms', number, via: 'twilio' },
    ...(row.teams_user ? { teams: { channel: 'teams' as const, user: row.teams_user } } : {}),
    ...(row.plan ? { plan: { name: row.plan, since: 0 } } : {}),
    ...(row.care_team ? { careTeam: row.care_team } : {}),
    prefers: 'sms',
    context: {},
  };
}
