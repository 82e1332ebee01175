import { readFileSync } from 'node:fs';
import { readConfig, settings } from '../../src/config/config.ts';
import { unreadIn } from '../../src/config/unread-file.ts';
import { nodesOf } from '../../src/wire/nodes-of.ts';

const key = Buffer.alloc(32, 1).toString('base64');
const production = {
  NODE_ENV: 'production',
  STORE: 'redis',
  REDIS_URL: 'redis://127.0.0.1:6379',
  DATA_KEY: key,
  PUBLIC_URL: 'https://care.example.org/',
  TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
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

  it('asks no language model unless it is named whole, and only at a host that may be called', () => {
    const named = {
      MODEL_API_BASE: 'https://model.example/v1/',
      MODEL_NAME: 'a-model',
      MODEL_API_KEY: 'key',
    };
    expect(readConfig({}).config.model).toBeUndefined();
    expect(() => readConfig({ MODEL_NAME: 'a-model' })).toThrow(/MODEL_API_BASE and MODEL_NAME/);
    expect(() => readConfig({ MODEL_API_KEY: 'key' })).toThrow(/MODEL_API_BASE: is needed/);
    expect(() => readConfig(named)).toThrow(/MODEL_API_BASE: its host is not in ALLOWED_HOSTS/);
    const { config, secrets } = readConfig({ ...named, ALLOWED_HOSTS: 'model.example' });
    expect(config.model).toMatchObject({ base: 'https://model.example/v1', timeoutMs: 8_000, atOnce: 4 });
    expect(JSON.stringify(config)).not.toContain('"key"');
    expect(secrets.modelKey).toBe('key');
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

describe('the address of Redis', () => {
  const nodes = 'rediss://user:a%2Cb@one:6379,two:7000,rediss://three';

  it('may name several nodes of a cluster, and only of a cluster', () => {
    const { config } = readConfig({ ...production, REDIS_URL: nodes, REDIS_CLUSTER: 'on' });
    expect(config.store.redisUrl).toBe(nodes);
    expect(nodesOf(nodes).map(({ href }) => href)).toEqual([
      'rediss://user:a%2Cb@one:6379',
      'rediss://two:7000',
      'rediss://three',
    ]);
    expect(() => readConfig({ ...production, REDIS_URL: nodes })).toThrow(/REDIS_URL: may name several/);
  });

  it.each(['redis://', 'redis://one,', 'redis://one,two:port', 'redis:one'])('is not %s', (wrong) => {
    expect(() => readConfig({ ...production, REDIS_URL: wrong, REDIS_CLUSTER: 'on' })).toThrow(
      /REDIS_URL: must/,
    );
  });
});

describe('the hosts of the channels', () => {
  const teams = { MICROSOFT_APP_ID: 'id', MICROSOFT_APP_PASSWORD: 'hush', MICROSOFT_APP_TENANT_ID: 't' };

  it.each<[string, Record<string, string>, RegExp]>([
    ['another list without Twilio', { ALLOWED_HOSTS: 'events.pagerduty.com' }, /TWILIO_API_BASE: its host/],
    [
      'another region',
      { TWILIO_API_BASE: 'https://api.dublin.ie1.twilio.com' },
      /TWILIO_API_BASE: its host is not in/,
    ],
    ['Twilio in the clear', { TWILIO_API_BASE: 'http://api.twilio.com' }, /TWILIO_API_BASE: its host/],
    [
      'another list without Teams',
      { ...teams, ALLOWED_HOSTS: 'api.twilio.com' },
      /MICROSOFT_APP_ID: smba\.trafficmanager\.net/,
    ],
    ['an account of no form', { TWILIO_ACCOUNT_SID: 'hello' }, /TWILIO_ACCOUNT_SID: must be AC/],
    ['a sender of no form', { TWILIO_FROM: 'hello' }, /TWILIO_FROM: must be a number/],
    ['a number without its country', { TWILIO_FROM: '(555) 010-0000' }, /TWILIO_FROM: must be a number/],
    [
      'a service of no form',
      { TWILIO_MESSAGING_SERVICE_SID: `AC${'1'.repeat(32)}` },
      /TWILIO_MESSAGING_SERVICE_SID: must be MG/,
    ],
  ])('are looked at before the start: %s', (_what, wrong, says) => {
    expect(() => readConfig({ ...production, ...wrong })).toThrow(says);
  });

  it.each<[string, Record<string, string>]>([
    [
      'another region that is on the list',
      {
        TWILIO_API_BASE: 'https://api.dublin.ie1.twilio.com',
        ALLOWED_HOSTS: 'api.dublin.ie1.twilio.com',
      },
    ],
    ['Teams beside it', teams],
    ['a short code', { TWILIO_FROM: '25370' }],
  ])('may be %s', (_what, right) => {
    expect(() => readConfig({ ...production, ...right })).not.toThrow();
  });
});

describe('the further ways to page', () => {
  const hosts = 'api.twilio.com,events.pagerduty.com,mail.example.org,goalert.example.org,beat.example.org';
  const all = {
    ...production,
    ALLOWED_HOSTS: hosts,
    TWILIO_VOICE_FROM: '+15550100000',
    SMTP_HOST: 'mail.example.org',
    MAIL_FROM: 'alerts@example.org',
    SMTP_USER: 'flarepath',
    SMTP_PASSWORD: 'a-password',
    PAGERDUTY_ROUTING_KEY: 'a-routing-key',
    PAGERDUTY_WEBHOOK_SECRET: 'a-secret-for-webhooks',
    GOALERT_TOKEN: 'a-token',
    GOALERT_API_BASE: 'https://goalert.example.org/',
    HEARTBEAT_URL: 'https://beat.example.org/a-name-of-ours',
  };

  it('are what the settings say, with their secrets apart', () => {
    const { config, secrets } = readConfig(all);
    expect(config).toMatchObject({
      voiceFrom: '+15550100000',
      mail: { host: 'mail.example.org', port: 587, from: 'alerts@example.org' },
      pagingServices: { goalert: 'https://goalert.example.org' },
    });
    expect(secrets.smtp).toEqual({ user: 'flarepath', password: 'a-password' });
    const shown = JSON.stringify(config);
    for (const secret of [
      'a-password',
      'a-routing-key',
      'a-secret-for-webhooks',
      'a-token',
      'a-name-of-ours',
    ])
      expect(shown).not.toContain(secret);
  });

  it('are none when nothing is said of them', () => {
    const { config, secrets } = readConfig(production);
    expect([config.voiceFrom, config.mail, secrets.heartbeatUrl]).toEqual([undefined, undefined, undefined]);
  });

  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ['a mail server without a sender', { MAIL_FROM: undefined }, /MAIL_FROM: is needed/],
    ['a sender without a mail server', { SMTP_HOST: undefined }, /SMTP_HOST: is needed/],
    ['a name without a password', { SMTP_PASSWORD: undefined }, /SMTP_USER and SMTP_PASSWORD/],
    ['a token for nowhere', { GOALERT_API_BASE: undefined }, /GOALERT_API_BASE: is needed/],
    [
      'a number without an account',
      { TWILIO_ACCOUNT_SID: undefined, MICROSOFT_APP_ID: 'x' },
      /TWILIO_ACCOUNT_SID: is needed with TWILIO_VOICE_FROM/,
    ],
    ['a number of no form', { TWILIO_VOICE_FROM: '555-0100' }, /TWILIO_VOICE_FROM: must be/],
    [
      'a secret that can be guessed',
      { PAGERDUTY_WEBHOOK_SECRET: 'hush' },
      /PAGERDUTY_WEBHOOK_SECRET: must have/,
    ],
    [
      'a mail server that may not be called',
      { SMTP_HOST: 'evil.example' },
      /SMTP_HOST: its host is not in ALLOWED_HOSTS/,
    ],
    [
      'a service that may not be called',
      { PAGERDUTY_API_BASE: 'https://evil.example' },
      /PAGERDUTY_API_BASE: its host/,
    ],
    [
      'a service in the clear',
      { GOALERT_API_BASE: 'http://goalert.example.org' },
      /GOALERT_API_BASE: its host/,
    ],
    ['a listener in the clear', { HEARTBEAT_URL: 'http://beat.example.org/' }, /HEARTBEAT_URL: its host/],
    ['a listener on this machine', { HEARTBEAT_URL: 'http://127.0.0.1/' }, /HEARTBEAT_URL: its host/],
  ])('cannot be %s', (_what, wrong, says) => {
    expect(() => readConfig({ ...all, ...wrong })).toThrow(says);
  });

  it('may be on this machine while it is tried out', () => {
    expect(() =>
      readConfig({ SMTP_HOST: '127.0.0.1', SMTP_PORT: '1025', MAIL_FROM: 'a@example.org' }),
    ).not.toThrow();
  });
});

describe('a .env beside the service', () => {
  const file = 'HOST=\nSTORE=auto\nPORT=4000\n# a comment\nDATA_KEY=secret\nMY_OWN=1\n';

  it('is told of by the names that the environment does not have', () => {
    expect(unreadIn(file, {})).toEqual(['DATA_KEY', 'PORT']);
    expect(unreadIn(file, { PORT: '4000', DATA_KEY: 'other' })).toEqual(['DATA_KEY']);
  });

  it('is not told of where all of it has been loaded', () => {
    expect(unreadIn(file, { PORT: '4000', DATA_KEY: 'secret' })).toEqual([]);
  });
});
