/** The Lua scripts, one per operation, read once when this file is loaded. */
import { readFileSync } from 'node:fs';
import type { Cluster, Redis } from 'ioredis';

export type Client = Redis | Cluster;
export const scriptNames = [
  'read',
  'lock',
  'unlock',
  'commit',
  'claim',
  'claim-one',
  'unclaim',
  'bundle',
  'replace-key',
  'jobs-of',
  'erase',
  'forget',
] as const;
export type ScriptName = (typeof scriptNames)[number];

const source = (name: string) => readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');
const prelude = source('prelude');

export const scripts = Object.fromEntries(
  scriptNames.map((name) => [name, { lua: `${prelude}\n${source(name)}` }]),
);

type Run = (keyCount: number, ...keysAndArguments: (string | number)[]) => Promise<unknown>;

/** ioredis sends the script itself once per connection and its hash from then on. */
export function runScript(
  client: Client,
  name: ScriptName,
  keys: string[],
  args: (string | number)[],
): Promise<unknown> {
  const run = (client as unknown as Record<ScriptName, Run>)[name];
  return run.call(client, keys.length, ...keys, ...args);
}
