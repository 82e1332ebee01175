/** A `.env` beside the service is not read by itself; whoever wrote one and started without it is told. */
import { parseEnv } from 'node:util';
import { settings } from './settings.ts';

/** The settings of such a file that the service goes without, or has otherwise. Only names: values may be secrets. */
export function unreadIn(file: string, env: Record<string, string | undefined>): string[] {
  return Object.entries(parseEnv(file))
    .filter(([name, value]) => value !== '' && isSetting(name) && value !== (env[name] || usual(name)))
    .map(([name]) => name)
    .toSorted();
}

type Name = keyof typeof settings.shape;

function isSetting(name: string): name is Name {
  return name in settings.shape;
}

function usual(name: Name): string {
  const { success, data } = settings.shape[name].safeParse(undefined);
  return success ? String(data ?? '') : '';
}
