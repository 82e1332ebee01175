/**
 * The environment in, typed configuration out, or a list of everything that is wrong with it. Nobody else reads
 * `process.env`. Secrets are a separate object, so that configuration can be shown and secrets cannot.
 */
import { AppError } from '../errors.ts';
import { settings, type Settings } from './settings.ts';
import { together } from './together.ts';
import { configFrom, secretsFrom, type Config, type Secrets } from './typed.ts';

export type { Config, PagingService, Secrets } from './typed.ts';
export { settings } from './settings.ts';

export type Places = Pick<Config, 'dataDir' | 'contentDir' | 'dataKeyFile'>;

/** `wrongPlaces` looks at what the settings name on this machine, so that all that is wrong is said at once. */
export function readConfig(
  env: Record<string, string | undefined>,
  wrongPlaces: (of: Places) => string[] = () => [],
): { config: Config; secrets: Secrets } {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { read, faults } = readSettings(given);
  const config = configFrom(read);
  const all = [...faults, ...wrongPlaces(config)];
  if (all.length > 0) throw new AppError('CONFIG', all.map((each) => `  ${each}`).join('\n'));
  return { config, secrets: secretsFrom(read) };
}

/** The settings as far as they can be read, and all that is wrong with them: with each, and with them together. */
function readSettings(given: Record<string, string | undefined>): { read: Settings; faults: string[] } {
  const parsed = settings.safeParse(given);
  if (parsed.success) return { read: parsed.data, faults: together(parsed.data) };
  const { issues } = parsed.error;
  const wrong = new Set(issues.map(({ path }) => String(path[0])));
  const right = Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)));
  const read = settings.parse(right);
  // A setting that is there and wrong is not said to be missing as well.
  const isAbout = (fault: string) => [...wrong].some((name) => fault.startsWith(name));
  return { read, faults: [...lines(issues), ...together(read).filter((fault) => !isAbout(fault))] };
}

/** All that a command needs to find the running service; the service's secrets may be where a command cannot see them. */
export function readDataDir(env: Record<string, string | undefined>): string {
  return settings.shape.DATA_DIR.parse(env['DATA_DIR'] || undefined);
}

/** Where the service of this machine listens, for a command that speaks to it. */
export function readPort(env: Record<string, string | undefined>): number {
  return settings.shape.PORT.parse(env['PORT'] || undefined);
}

function lines(issues: { path: PropertyKey[]; message: string }[]): string[] {
  return issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}
