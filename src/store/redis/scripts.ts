/** The Lua scripts, one per operation, read once when this file is loaded. */
import { readFileSync } from 'node:fs';
import type { Cluster, Redis } from 'ioredis';

export type Client = Redis | Cluster;
export const scriptNames = [
  'read',
  'lock',
  'unlock',
  'commit',
  'scores',
  'claim',
  'claim-one',
  'unclaim',
  'put-off',
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

export type Argument = string | number | Buffer;
type Run = (keyCount: number, ...keysAndArguments: Argument[]) => Promise<unknown>;

/**
 * ioredis sends the script itself once per connection and its hash from then on. What is text in the reply comes as bytes,
 * for sealed values are no text.
 */
export function runScript(
  client: Client,
  name: ScriptName,
  keys: string[],
  args: Argument[],
): Promise<unknown> {
  const run = (client as unknown as Record<`${ScriptName}Buffer`, Run>)[`${name}Buffer`];
  return run.call(client, keys.length, ...keys, ...args);
}

/** The script and then WAIT, together on the connection of the keys' node: what the script returns, and how many replicas have it. */
export async function runAndWait(
  client: Client,
  name: ScriptName,
  keys: string[],
  args: Argument[],
  { replicas, withinMs }: { replicas: number; withinMs: number },
): Promise<{ reply: unknown; have: number }> {
  const pipeline = client.pipeline();
  const run = (pipeline as unknown as Record<`${ScriptName}Buffer`, Run>)[`${name}Buffer`];
  void run.call(pipeline, keys.length, ...keys, ...args);
  const answers = (await pipeline.wait(replicas, withinMs).exec()) ?? [];
  const [[failed, reply] = [new Error('no answer')], [unsure, have] = [null, 0]] = answers;
  // A connection that broke in between has taken the primary's word with it: whoever asked has to ask again.
  const fault = failed ?? unsure;
  if (fault) throw fault;
  return { reply, have: Number(have) };
}
