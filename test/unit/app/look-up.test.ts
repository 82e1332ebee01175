import { blindWarning, lookUpOf } from '../../../src/app/look-up.ts';
import { readConfig } from '../../../src/config/config.ts';
import { shippedContent } from '../../harness/scene.ts';

const texting = {
  NODE_ENV: 'production',
  STORE: 'embedded',
  DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
  PUBLIC_URL: 'https://care.example.org/',
  TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'one',
  TWILIO_FROM: '+15550100000',
};
const teams = { MICROSOFT_APP_ID: 'id', MICROSOFT_APP_PASSWORD: 'hush', MICROSOFT_APP_TENANT_ID: 't' };
const pages = {
  OIDC_ISSUER: 'https://login.microsoftonline.com/t/v2.0',
  OIDC_CLIENT_ID: 'id',
};
const people = shippedContent.clinic.clinicians;
const [nurse, ...others] = people.map(({ id, name, title, lang, role, contacts }) => ({
  id,
  name,
  title,
  lang,
  role,
  contacts,
}));

it.each([
  ['on a laptop', {}, ['teams', 'pages']],
  ['with texts alone', texting, []],
  ['with Teams', { ...texting, ...teams }, ['teams']],
  ['with the pages', { ...texting, ...pages }, ['pages']],
])('%s, a clinician can look an alert up where there is such a place', (_how, env, places) => {
  expect(lookUpOf(readConfig(env).config)(people[0]!)).toEqual(places);
});

it('needs a name there as well', () => {
  const lookUp = lookUpOf(readConfig({ ...texting, ...teams, ...pages }).config);
  expect(lookUp(nurse!)).toEqual([]);
  expect(lookUp({ ...nurse!, signIn: 'subject' })).toEqual(['pages']);
});

it('is said at the start of whoever cannot, and of nobody else', () => {
  expect(blindWarning(people, lookUpOf(readConfig(texting).config))).toMatch(/^NO CLINICIAN can look up/);
  const lookUp = lookUpOf(readConfig({ ...texting, ...teams }).config);
  expect(blindWarning(people, lookUp)).toBeUndefined();
  expect(blindWarning([nurse!, ...others], lookUp)).toMatch(/^NO CLINICIAN/);
  expect(blindWarning([nurse!, people[1]!], lookUp)).toMatch(/^otieno: none of them/);
});
