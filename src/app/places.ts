/** The directories that the configuration names: what is wrong with them, in a line each, before anything is begun. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Places } from '../config/config.ts';
import { AppError } from '../errors.ts';

export function wrongPlaces({ dataDir, contentDir, dataKeyFile }: Places): string[] {
  const faults: string[] = [];
  if (!isDirectory(contentDir)) faults.push(`CONTENT_DIR: ${contentDir} is not a directory`);
  else if (!existsSync(join(contentDir, 'clinic.yaml')))
    faults.push(`CONTENT_DIR: ${contentDir} has no clinic.yaml, so it is no content`);
  const stands = nearest(resolve(dataDir));
  if (!isDirectory(stands)) faults.push(`DATA_DIR: ${stands} is not a directory`);
  else if (!may(stands, constants.W_OK)) faults.push(`DATA_DIR: ${stands} cannot be written to`);
  if (dataKeyFile !== undefined && !may(dataKeyFile, constants.R_OK))
    faults.push(`DATA_KEY_FILE: ${dataKeyFile} cannot be read`);
  return faults;
}

/** One directory after another: asked for all at once, Node never comes back where none can be made, as in /proc. */
export function makeDataDir(dataDir: string): void {
  const dir = resolve(dataDir);
  if (existsSync(dir)) return;
  try {
    if (!existsSync(dirname(dir))) makeDataDir(dirname(dir));
    mkdirSync(dir, { mode: 0o700 });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('CONFIG', `  DATA_DIR: ${dir} cannot be made`, cause);
  }
}

function nearest(dir: string): string {
  return existsSync(dir) || dirname(dir) === dir ? dir : nearest(dirname(dir));
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function may(path: string, how: number): boolean {
  try {
    accessSync(path, how);
    return true;
  } catch {
    return false;
  }
}
