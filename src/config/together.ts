/** What is wrong with settings that are each right by themselves. */
import { allowedUrl } from '../wire/hosts.ts';
import { nodesOf } from '../wire/nodes-of.ts';
import { hostsAllowed, type Settings } from './settings.ts';

/** What no single setting can show: what production needs, and what goes only with something else. */
export function together(of: Settings): string[] {
  const faults: string[] = [];
  const need = (ok: unknown, fault: string) => void (ok || faults.push(fault));
  need(of.STORE !== 'redis' || of.REDIS_URL, 'REDIS_URL: is needed with STORE=redis');
  need(
    of.REDIS_CLUSTER === 'on' || nodesOf(of.REDIS_URL ?? 'redis://one').length === 1,
    'REDIS_URL: may name several nodes only with REDIS_CLUSTER=on',
  );
  need(
    !of.TWILIO_ACCOUNT_SID || of.TWILIO_AUTH_TOKEN?.length,
    'TWILIO_AUTH_TOKEN: is needed with TWILIO_ACCOUNT_SID',
  );
  need(
    !of.MICROSOFT_APP_ID || of.MICROSOFT_APP_PASSWORD,
    'MICROSOFT_APP_PASSWORD: is needed with MICROSOFT_APP_ID',
  );
  need(
    of.METRICS_PORT === undefined || of.METRICS_PORT === 0 || of.METRICS_PORT !== of.PORT,
    'METRICS_PORT: must not be the PORT that everybody reaches',
  );
  faults.push(...ofChannels(of), ...ofPaging(of), ...ofSignIn(of), ...ofModel(of));
  if (of.NODE_ENV !== 'production') return faults;
  need(
    of.STORE !== 'auto',
    'STORE: must be named in production (redis, or embedded for one process and a small trial)',
  );
  need(
    of.DATA_KEY ?? of.DATA_KEY_FILE,
    'DATA_KEY or DATA_KEY_FILE: is needed in production; `openssl rand -base64 32` makes one',
  );
  need(of.PUBLIC_URL, 'PUBLIC_URL: is needed in production; Twilio signs the address it was given');
  need(
    of.PUBLIC_URL?.startsWith('https:') ?? true,
    'PUBLIC_URL: must begin with https:// in production; what patients write travels there',
  );
  need(
    of.TWILIO_ACCOUNT_SID ?? of.MICROSOFT_APP_ID,
    'TWILIO_ACCOUNT_SID or MICROSOFT_APP_ID: no channel is configured',
  );
  need(
    !of.TWILIO_ACCOUNT_SID || (of.TWILIO_FROM ?? of.TWILIO_MESSAGING_SERVICE_SID),
    'TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID: is needed to send',
  );
  need(
    !of.MICROSOFT_APP_ID || of.MICROSOFT_APP_TENANT_ID || of.MICROSOFT_APP_TYPE === 'MultiTenant',
    'MICROSOFT_APP_TENANT_ID: is needed for a single-tenant bot',
  );
  need(of.SIMULATOR !== 'on', 'SIMULATOR: cannot be on in production');
  return faults;
}

/** Where Bot Framework tells us to answer a conversation in Teams. */
const TEAMS = 'https://smba.trafficmanager.net/';

/** Nobody would hear anything, neither a patient in danger nor who is to be paged. */
function ofChannels(of: Settings): string[] {
  return [
    ...(of.TWILIO_ACCOUNT_SID ? uncallable(of, 'TWILIO_API_BASE', of.TWILIO_API_BASE) : []),
    ...(of.MICROSOFT_APP_ID && allowedUrl(TEAMS, hostsAllowed(of)) === undefined
      ? ['MICROSOFT_APP_ID: smba.trafficmanager.net, by which Teams is reached, is not in ALLOWED_HOSTS']
      : []),
  ];
}

function ofSignIn(of: Settings): string[] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client } = of;
  return [
    ...(!issuer === !client ? [] : ['OIDC_ISSUER and OIDC_CLIENT_ID: are needed together']),
    ...(issuer ? uncallable(of, 'OIDC_ISSUER', issuer) : []),
  ];
}

function ofModel(of: Settings): string[] {
  const { MODEL_API_BASE: at, MODEL_NAME: name, MODEL_API_KEY: key } = of;
  return [
    ...(!at === !name ? [] : ['MODEL_API_BASE and MODEL_NAME: are needed together']),
    ...(!key || at ? [] : ['MODEL_API_BASE: is needed with MODEL_API_KEY']),
    ...(at ? uncallable(of, 'MODEL_API_BASE', at) : []),
  ];
}

/** A fault when none of the addresses under which something may stand on the list can be called. */
function uncallable(of: Settings, name: string, ...addresses: string[]): string[] {
  return addresses.some((each) => allowedUrl(each, hostsAllowed(of)))
    ? []
    : [`${name}: its host is not in ALLOWED_HOSTS, or it is not https`];
}

/** The further ways to page: what each needs, and that its host may be called at all. */
function ofPaging(of: Settings): string[] {
  const faults: string[] = [];
  const need = (ok: unknown, fault: string) => void (ok || faults.push(fault));
  need(
    !of.TWILIO_VOICE_FROM || of.TWILIO_ACCOUNT_SID,
    'TWILIO_ACCOUNT_SID: is needed with TWILIO_VOICE_FROM',
  );
  need(!of.SMTP_HOST || of.MAIL_FROM, 'MAIL_FROM: is needed with SMTP_HOST');
  need(!of.MAIL_FROM || of.SMTP_HOST, 'SMTP_HOST: is needed with MAIL_FROM');
  need(!of.SMTP_USER === !of.SMTP_PASSWORD, 'SMTP_USER and SMTP_PASSWORD: are needed together');
  need(!of.GOALERT_TOKEN || of.GOALERT_API_BASE, 'GOALERT_API_BASE: is needed with GOALERT_TOKEN');
  const called = (name: string, isUsed: unknown, ...addresses: (string | undefined)[]) =>
    faults.push(...(isUsed ? uncallable(of, name, ...addresses.map((each) => each ?? '')) : []));
  const { SMTP_HOST: smtp, SMTP_PORT: smtpPort } = of;
  called('SMTP_HOST', smtp, `https://${smtp}/`, `https://${smtp}:${smtpPort}/`);
  called('PAGERDUTY_API_BASE', of.PAGERDUTY_ROUTING_KEY, of.PAGERDUTY_API_BASE);
  called('OPSGENIE_API_BASE', of.OPSGENIE_API_KEY, of.OPSGENIE_API_BASE);
  called('GOALERT_API_BASE', of.GOALERT_API_BASE, of.GOALERT_API_BASE);
  called('HEARTBEAT_URL', of.HEARTBEAT_URL, of.HEARTBEAT_URL);
  called('FHIR_BASE', of.FHIR_BASE, of.FHIR_BASE);
  need(!of.FHIR_TOKEN || of.FHIR_BASE, 'FHIR_BASE: is needed with FHIR_TOKEN');
  return faults;
}
