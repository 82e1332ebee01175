/** Where clinicians can look an alert up in a service that is set up like this. */
import type { Config } from '../config/config.ts';
import type { Clinician } from '../model/clinician.ts';
import { withoutPlace, type LookUp, type Place } from '../model/look-up.ts';

/** On a laptop there are local Teams and a sign-in for practice. */
export function placesIn({ production, bot, signIn }: Config): Place[] {
  return [
    ...(bot.appId !== undefined || !production ? ['teams' as const] : []),
    ...(signIn !== undefined || !production ? ['pages' as const] : []),
  ];
}

export function lookUpOf(config: Config): LookUp {
  const places = placesIn(config);
  return ({ teams, signIn }) =>
    places.filter((place) => (place === 'teams' ? teams : (signIn ?? teams)) !== undefined);
}

/** For whoever starts it; undefined where everybody can. */
export function blindWarning(people: readonly Clinician[], lookUp: LookUp): string | undefined {
  const blind = withoutPlace(people, lookUp);
  if (blind.length === 0) return undefined;
  const who = blind.length === people.length ? 'NO CLINICIAN' : `${blind.join(', ')}: none of them`;
  return (
    `${who} can look up whom an alert is about. Whoever acknowledges it by text is told the number to phone, and nothing ` +
    'else. Set up Teams (MICROSOFT_APP_ID) or the pages (OIDC_ISSUER), with `teams` or `signIn` in content/clinic.yaml.'
  );
}
