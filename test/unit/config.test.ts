import { readFileSync } from 'node:fs';
import { readConfig, settings } from '../../src/config.ts';

const key = Buffer.alloc(32, 1).toString('base64');
const production = {
  NODE_ENV: 'production',
  STORE: 'redis',
  REDIS_URL: 'redis://127.0.0.1:6379',
  DATA_KEY: key,
  PUBLIC_URL: 'https://care.example.org/',
  TWILIO_ACCOUNT_SID: 'AC1',
  TWILIO_AUTH_TOKEN: 'one,two',
  TWILIO_FROM: '+15550100000',
};

describe('configuration', () => {
  it('needs nothing on a laptop, and listens to this machine only', () => {
    const { config } = readConfig({});
    expect(config).toMatchObject({ production: false, host: '127.0.0.1', port: 3978, simulator: true });
  });

  it('in production has no simulator and takes what it is given', () => {
    const { config, secrets } = readConfig(production);
    expect(config).toMatchObject({
      production: true,
      simulator: false,
      publicUrl: 'https://care.example.org',
    });
    expect(config.allowedHosts).not.toContain('loopback');
    expect(secrets.twilioTokens).toEqual(['one', 'two']);
  });

  it.each(['STORE', 'DATA_KEY', 'PUBLIC_URL', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'])(
    'does not start in production without %s, and says so',
    (name) => {
      expect(() => readConfig({ ...production, [name]: undefined })).toThrow(name);
    },
  );

  it('refuses the simulator in production', () => {
    expect(() => readConfig({ ...production, SIMULATOR: 'on' })).toThrow(/SIMULATOR/);
  });

  it('names every fault at once', () => {
    expect(() => readConfig({ PORT: 'x', STORE: 'files' })).toThrow(/PORT[\s\S]*STORE/);
  });

  it('names with them what does not go together, but says of none that it is wrong and missing', () => {
    const wrong = { ...production, PORT: 'x', DATA_KEY: 'short', STORE: undefined };
    expect(() => readConfig(wrong)).toThrow(
      /PORT: [\s\S]*DATA_KEY: must be 32 bytes[\s\S]*STORE: must be named/,
    );
    expect(() => readConfig(wrong)).not.toThrow(/DATA_KEY or/);
    expect(() => readConfig({ PORT: 'x' }, () => ['DATA_DIR: is wrong'])).toThrow(
      /PORT: [\s\S]*DATA_DIR: is/,
    );
  });

  it('wants an address in production that nobody can listen to', () => {
    expect(() => readConfig({ ...production, PUBLIC_URL: 'http://care.example.org' })).toThrow(/https/);
    expect(() => readConfig({ PUBLIC_URL: 'http://care.example.org' })).not.toThrow();
  });

  it('never carries a secret in what may be shown', () => {
    const { config } = readConfig({
      ...production,
      MICROSOFT_APP_ID: 'id',
      MICROSOFT_APP_PASSWORD: 'hush',
      MICROSOFT_APP_TENANT_ID: 't',
    });
    const shown = JSON.stringify(config);
    for (const secret of [key, 'one', 'two', 'hush']) expect(shown).not.toContain(`"${secret}"`);
  });

  it('.env.example names every setting there is, and no other', () => {
    const named = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(Object.keys(settings.shape).sort());
  });

  it('.env.example can be used as it stands', () => {
    const lines = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm)];
    expect(() =>
      readConfig(Object.fromEntries(lines.map(([, name = '', value]) => [name, value]))),
    ).not.toThrow();
  });
});
