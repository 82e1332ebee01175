/** Clinicians sign in at a provider of this machine, by the whole exchange; and everybody else does not. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { browserLike, type BrowserLike } from '../harness/browser-like.ts';
import { OIDC_CLIENT, startOidcProvider, type OidcProvider } from '../harness/oidc-provider.ts';
import { startService, type Service } from '../harness/service.ts';

const OTIENO = '5c1f0a50-0000-4000-8000-000000000201';

describe('signing in to the clinic', () => {
  let provider: OidcProvider;
  let service: Service;
  let browser: BrowserLike;

  beforeAll(async () => {
    provider = await startOidcProvider();
    service = await startService({
      STORE: 'embedded',
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: OIDC_CLIENT,
    });
  });
  afterAll(async () => {
    await service.end();
    await provider.close();
  });
  beforeEach(() => {
    provider.next = { sub: 'grace', more: { oid: OTIENO } };
    provider.spoil = 'nothing';
    browser = browserLike();
  });

  const clinic = (path = '') => `${service.url}/clinic${path}`;
  const formOf = ({ text }: { text: string }) => /name="form" value="([\w-]+)"/.exec(text)?.[1] ?? '';
  const audited = () => {
    const dir = join(service.dataDir, 'audit');
    const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(jsonl|log|ndjson)$/.test(name),
    );
    return files.map((name) => readFileSync(join(dir, name), 'utf8')).join('\n');
  };

  it('takes a clinician to the provider and back to the page that was wanted', async () => {
    const seen = await browser.get(clinic('/alerts/QX12'));
    expect(seen.url).toBe(clinic('/alerts/QX12'));
    expect(seen.text).toContain('Grace Otieno');
    expect(audited()).toMatch(/"actor":"clinician\/otieno","action":"signed in"/);
  });

  it('lets nothing of a page be framed, scripted from elsewhere or kept', async () => {
    const { headers } = await browser.get(clinic());
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('refuses somebody of another clinic, whose account is right, and writes it down', async () => {
    provider.next = { sub: 'somebody', more: { oid: '00000000-0000-4000-8000-000000000000' } };
    const seen = await browser.get(clinic());
    expect([seen.status, seen.text]).toEqual([403, expect.stringContaining('not on the list')]);
    expect((await browser.get(clinic())).status).toBe(403);
    expect(audited()).toContain('"action":"sign-in refused"');
  });

  it.each(['nonce', 'audience', 'signature', 'time'] as const)(
    'does not believe a token whose %s is wrong',
    async (spoil) => {
      provider.spoil = spoil;
      const seen = await browser.get(clinic());
      expect([seen.status, seen.text]).toEqual([400, expect.stringContaining('That sign-in is over')]);
    },
  );

  it('does not let one browser finish what another began', async () => {
    const begun = await fetch(clinic('/sign-in'), { redirect: 'manual' });
    const away = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' });
    const seen = await browser.get(away.headers.get('location') ?? '');
    expect(seen.status).toBe(400);
  });

  it('goes to no address but its own after signing in', async () => {
    const seen = await browser.get(clinic(`/sign-in?to=${encodeURIComponent('//evil.example/')}`));
    expect(seen.url).toBe(clinic());
  });

  it.each([
    ['without what its page was given', { form: 'another' }, {}],
    ['from another site', {}, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['that does not say where it comes from', {}, { origin: 'null' }],
  ])('does nothing for a form %s', async (_what, form, headers) => {
    const own = formOf(await browser.get(clinic()));
    const seen = await browser.send(clinic('/sign-out'), { form: own, ...form }, headers);
    expect(seen.status).toBe(403);
    expect((await browser.get(clinic())).status).toBe(200);
  });

  it('is over after signing out, also for whoever has kept the cookie', async () => {
    const form = formOf(await browser.get(clinic()));
    const kept = new Map(browser.cookies);
    const seen = await browser.send(clinic('/sign-out'), { form });
    expect(seen.text).toContain('You are signed out');
    for (const [name, value] of kept) browser.cookies.set(name, value);
    const asked = await browser.get(clinic(), { 'x-refresh': '1' });
    expect(asked.status).toBe(401);
  });

  it('writes down every view of a patient, by a pseudonym, and a second look within minutes once', async () => {
    await browser.get(clinic('/patients/ruth'));
    await browser.get(clinic('/patients/ruth'));
    await browser.get(clinic('/patients'));
    const lines = audited().split('\n');
    const seen = lines.filter((line) => line.includes('"action":"patient seen"'));
    expect(seen).toEqual([expect.stringContaining('"actor":"clinician/otieno"')]);
    expect(seen[0]).toContain('"facts":{"where":"patient"}');
    expect(lines.filter((line) => line.includes('"action":"patients listed"'))).toHaveLength(1);
    expect(audited()).not.toMatch(/ruth/i);
  });

  it.each(['/patients/clinic%2Froster', '/patients/sign-in', '/patients/nobody', '/alerts/ZZ99'])(
    'shows nothing at %s',
    async (path) => {
      const seen = await browser.get(clinic(path));
      expect([400, 404]).toContain(seen.status);
    },
  );

  it('has no practice sign-in where there is a provider', async () => {
    const seen = await browser.send(clinic('/sign-in'), { who: 'otieno' });
    expect(seen.status).toBe(405);
  });
});
