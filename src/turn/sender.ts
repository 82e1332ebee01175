/** Who stands at the other end of a route, as far as a message tells. */
import type { Content } from '../content/content.ts';
import type { Clinician } from '../model/clinician.ts';
import type { PatientFile } from '../model/file.ts';
import type { Route } from '../model/patient.ts';

/** Keeps what we know of a route beside what the channel just told: a message from a route shows that it lives. */
export function settled(file: PatientFile, from: Route): Route {
  const known = file.patient[from.channel];
  return known === undefined ? from : ({ ...known, ...from, dead: undefined, missed: undefined } as Route);
}

export function addressOf(from: Route): string {
  return from.channel === 'sms' ? from.number : from.user;
}

export function clinicianAt(content: Content, from: Route): Clinician | undefined {
  const address = addressOf(from);
  return content.clinic.clinicians.find((each) => each[from.channel] === address);
}
