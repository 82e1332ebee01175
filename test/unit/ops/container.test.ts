/** No container engine is needed to see that what the container's files name is there, and that the service would start. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { parse } from 'yaml';
import { readConfig, readDataDir, settings } from '../../../src/config/config.ts';

const dir = 'src/ops/container';
const dockerfile = readFileSync(join(dir, 'Dockerfile'), 'utf8');
const secrets = readFileSync(join(dir, 'with-secrets.mjs'), 'utf8');

interface Service {
  build?: { context: string; dockerfile: string };
  environment?: Record<string, string>;
  secrets: string[];
  user: string;
  read_only: boolean;
  stop_grace_period: string;
  command?: string[];
  depends_on?: Record<string, unknown>;
  networks: string[];
  volumes?: string[];
}
interface Compose {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
  networks: Record<string, unknown>;
  volumes: Record<string, unknown>;
}
const compose = parse(readFileSync(join(dir, 'compose.yaml'), 'utf8')) as Compose;
const [flarepath, redis] = [compose.services['flarepath']!, compose.services['redis']!];
const watch = compose.services['watch']!;
const environment = flarepath.environment ?? {};
/** Settings that stand in a file, for which the container's own start makes the setting. */
const fromFiles: string[] = /\[([^\]]+)\]/.exec(secrets)?.[1]?.match(/[A-Z_]+/g) ?? [];

describe('the Dockerfile', () => {
  it('copies only what is there', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((name) => !existsSync(name))).toEqual([]);
  });

  it('copies everything the service reads, and no test', () => {
    for (const name of ['content', 'dialogs', 'src', 'package.json'])
      expect(dockerfile).toMatch(new RegExp(`^COPY .*\\b${name}\\b`, 'm'));
    expect(dockerfile).not.toMatch(/^COPY (\. |.*\btest\b)/m);
  });

  it('runs files that are there, as somebody who may change nothing', () => {
    const run = [...dockerfile.matchAll(/"(src\/[^"]+)"/g)].map(([, file = '']) => file);
    expect(run).toHaveLength(2);
    expect(run.filter((file) => !existsSync(file))).toEqual([]);
    expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('COPY'));
    expect(dockerfile).toMatch(/^FROM node:24-/m);
    const imported = [...secrets.matchAll(/import\('([^']+)'\)/g)].map(([, file = '']) => file);
    expect(imported).toHaveLength(2);
    expect(imported.filter((file) => !existsSync(normalize(join(dir, file))))).toEqual([]);
  });
});

describe('what an operator puts beside the service', () => {
  const asTold = Object.values(compose.secrets).map(({ file }) =>
    normalize(join(dir, file.replace(/\$\{SECRETS_DIR:-([^}]+)\}/, '$1'))),
  );
  const secret = [...asTold, '.env', join(dir, '.env'), '.env.production', 'data.keys', '.data/key'];

  it('is what the README and the compose file say', () => {
    const readme = readFileSync(join(dir, 'README.md'), 'utf8');
    expect(asTold).toHaveLength(4);
    for (const file of asTold) expect(readme).toContain(`> ${join('secrets', file.split('/').at(-1)!)}`);
  });

  it('comes into no image', () => {
    const patterns = lines('.dockerignore');
    const others = ['.git/config', 'node_modules/zod/package.json', 'test/unit/config.test.ts'];
    expect([...secret, ...others].filter((file) => isSent(file, patterns))).toEqual([]);
  });

  it('is told from what the image is made of', () => {
    const patterns = lines('.dockerignore');
    const made = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    const files = [...made, 'src/main.ts', 'src/ops/container/with-secrets.mjs', 'content/clinic.yaml'];
    expect(files.filter((file) => !isSent(file, patterns))).toEqual([]);
  });

  it('is not taken along by git', () => {
    const at = mkdtempSync(join(tmpdir(), 'flarepath-ignored-'));
    try {
      execFileSync('git', ['init', '-q', at]);
      copyFileSync('.gitignore', join(at, '.gitignore'));
      const asked = ['.env.example', 'src/main.ts', ...secret];
      const ignored = execFileSync('git', ['-C', at, 'check-ignore', '--stdin'], { input: asked.join('\n') });
      expect(ignored.toString().trim().split('\n')).toEqual(secret);
    } finally {
      rmSync(at, { recursive: true });
    }
  });
});

describe('the compose file', () => {
  it('builds from where it says', () => {
    const context = normalize(join(dir, flarepath.build?.context ?? ''));
    expect(existsSync(join(context, 'package.json'))).toBe(true);
    expect(existsSync(join(context, flarepath.build?.dockerfile ?? ''))).toBe(true);
  });

  it('names settings that there are, and secrets that there are', () => {
    const names = Object.keys(environment).map((name) =>
      fromFiles.includes(name.replace(/_FILE$/, '')) ? name.replace(/_FILE$/, '') : name,
    );
    expect(names.filter((name) => !Object.hasOwn(settings.shape, name))).toEqual([]);
    for (const { secrets: own } of Object.values(compose.services))
      expect(own.filter((name) => compose.secrets[name] === undefined)).toEqual([]);
    const files = Object.values(environment).filter((value) => value.startsWith('/run/secrets/'));
    expect(files.map((file) => file.slice('/run/secrets/'.length)).sort()).toEqual(
      [...flarepath.secrets].sort(),
    );
  });

  it('gives the service what it needs in production', () => {
    const given = Object.entries(environment).map(([name, value]) => {
      const own = name.replace(/_FILE$/, '');
      if (fromFiles.includes(own)) return [own, own === 'REDIS_URL' ? 'redis://:x@redis:6379' : 'a-secret'];
      return [name, value.startsWith('${') ? filled(name) : value];
    });
    const { config } = readConfig(Object.fromEntries(given) as Record<string, string>);
    expect(config).toMatchObject({ production: true, host: '0.0.0.0', simulator: false });
    expect(config.metrics).toEqual({ host: '0.0.0.0', port: 9_464 });
    expect(config.store).toMatchObject({ choice: 'redis' });
  });

  it('lets a command be given inside, where the secrets are not settings', () => {
    const plain = Object.fromEntries(
      Object.entries(environment).filter(([, value]) => !value.includes('/run/')),
    );
    expect(readDataDir(plain)).toBe('/data');
    expect(dockerfile).toContain('VOLUME /data');
  });

  it('holds the containers to what they may do, and gives a stop the time it takes', () => {
    for (const service of [flarepath, watch, redis]) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      expect(service.user).toMatch(/^(node|redis)$/);
      expect(Number.parseInt(service.stop_grace_period, 10)).toBeGreaterThan(25);
    }
    expect(redis.networks).toEqual(['inside']);
    expect(compose.networks['inside']).toEqual({ internal: true });
  });

  it('has a Redis that writes down what it is told and drops nothing', () => {
    const command = redis.command?.join(' ') ?? '';
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
  });

  it('has a watch with the same settings, and a place of its own to write to', () => {
    expect(watch.environment).toEqual(environment);
    expect(watch.secrets).toEqual(flarepath.secrets);
    expect(watch.volumes).not.toEqual(flarepath.volumes);
    expect(watch.command?.at(-1)).toBe('watch');
  });

  it('lets every secret be a file', () => {
    const isSecret = (name: string) => /(KEY|TOKEN|SECRET|PASSWORD)$/.test(name) && name !== 'DATA_KEY';
    const all = Object.keys(settings.shape).filter(isSecret);
    expect(all.length).toBeGreaterThan(8);
    expect(all.filter((name) => !fromFiles.includes(name))).toEqual([]);
  });

  it('keeps no secret in itself', () => {
    const text = readFileSync(join(dir, 'compose.yaml'), 'utf8');
    expect(text).not.toMatch(/redis:\/\/[^\s]*:[^\s]+@|AUTH_TOKEN: |DATA_KEY: /);
    expect(dirname(compose.secrets['data.keys']?.file ?? '')).toContain('SECRETS_DIR');
  });
});

function filled(name: string): string {
  return (
    { PUBLIC_URL: 'https://pain.example.org', TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}` }[name] ??
    `MG${'1'.repeat(32)}`
  );
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** By Docker's rules: the last line that names the file, or a directory above it, decides. */
function isSent(file: string, patterns: string[]): boolean {
  const parts = file.split('/');
  const above = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  const last = patterns.findLast((line) => above.some((path) => named(line.replace('!', '')).test(path)));
  return last?.startsWith('!') ?? true;
}

function named(pattern: string): RegExp {
  const parts = pattern
    .split(/(\*\*\/|\*)/)
    .map((part) => ({ '**/': '(?:.*/)?', '*': '[^/]*' })[part] ?? part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('')}$`);
}
