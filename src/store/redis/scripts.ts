/** The Lua scripts, one per operation, read once when this file is loaded. */
import { readFileSync } from 'node:fs';
import type { ChainableCommander, Cluster, Redis } from 'ioredis';

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

interface Wanted {
  replicas: number;
  withinMs: number;
}
interface Waited {
  reply: unknown;
  have: number;
}

/** The script and then WAIT, together on the connection of the keys' node: what the script returns, and how many replicas have it. */
export async function runAndWait(
  client: Client,
  name: ScriptName,
  keys: string[],
  args: Argument[],
  wanted: Wanted,
): Promise<Waited> {
  try {
    return await withWait(client, wanted, (pipeline) => {
      const run = (pipeline as unknown as Record<`${ScriptName}Buffer`, Run>)[`${name}Buffer`];
      void run.call(pipeline, keys.length, ...keys, ...args);
    });
  } catch (error) {
    if (!isElsewhere(error)) throw error;
    return runElsewhere(client, name, keys, args, wanted);
  }
}

/** Nothing was done: another node has the keys now, or will soon. */
export function isElsewhere(error: unknown): boolean {
  return error instanceof Error && /^(MOVED|ASK|TRYAGAIN)\b/.test(error.message);
}

/**
 * ioredis follows what is asked alone, and not a pipeline with a WAIT in it, of which no node says that it belongs elsewhere. So
 * the script goes alone, and whatever asks for its key comes by the same connection to the node at which it was then found.
 */
async function runElsewhere(
  client: Client,
  name: ScriptName,
  keys: string[],
  args: Argument[],
  wanted: Wanted,
): Promise<Waited> {
  const reply = await runScript(client, name, keys, args);
  const look = withWait(client, wanted, (pipeline) => void pipeline.exists(keys[0] ?? ''));
  // While the keys are on their way, it cannot be told which replicas have them.
  return { reply, have: await look.then(({ have }) => have).catch(() => 0) };
}

async function withWait(
  client: Client,
  { replicas, withinMs }: Wanted,
  ask: (pipeline: ChainableCommander) => void,
): Promise<Waited> {
  const pipeline = client.pipeline();
  ask(pipeline);
  const answers = (await pipeline.wait(replicas, withinMs).exec()) ?? [];
  const [[failed, reply] = [new Error('no answer')], [unsure, have] = [null, 0]] = answers;
  // A connection that broke in between has taken the primary's word with it: whoever asked has to ask again.
  const fault = failed ?? unsure;
  if (fault) throw fault;
  return { reply, have: Number(have) };
}
