/** The same command to many cells at once. */
import { Cluster, Command } from 'ioredis';
import { isElsewhere, type Argument, type Client } from './scripts.ts';

/** Plain commands with their key first, and scripts with the number of their keys before that. */
export type SweepCommand =
  | 'zrange'
  | 'zrangebyscore'
  | 'zcard'
  | 'zcount'
  | 'smembers'
  | 'hget'
  | 'hgetBuffer'
  | 'scoresBuffer'
  | 'claimBuffer';
type Call = (...args: Argument[]) => Promise<unknown>;
type Answer = [error: Error | null, reply: unknown];

/**
 * One connection takes them as one pipeline. A cluster refuses a pipeline that touches more than one node, so there each
 * node has its own: 256 writes of their own would cost many times what they ask.
 */
export async function sweep(client: Client, command: SweepCommand, calls: Argument[][]): Promise<unknown[]> {
  if (!(client instanceof Cluster)) return (await pipelined(client, command, calls)).map(replyOf);
  const answers: Answer[] = [];
  const asked = [...byNode(client, calls)].map(async (places) => {
    const some = await pipelined(
      client,
      command,
      places.map((place) => calls[place]!),
    );
    for (const [index, place] of places.entries())
      answers[place] = some[index] ?? [new Error('no answer'), null];
  });
  await Promise.all(asked);
  return Promise.all(answers.map((each, place) => replyOrAskAgain(client, command, calls[place]!, each)));
}

async function pipelined(client: Client, command: SweepCommand, calls: Argument[][]): Promise<Answer[]> {
  return ((await client.pipeline(calls.map((args) => [command, ...args])).exec()) ?? []) as Answer[];
}

/** The places of the calls that one node answers, as far as is known here. */
function byNode({ slots }: Cluster, calls: Argument[][]): Iterable<number[]> {
  const places = new Map<string, number[]>();
  for (const [place, args] of calls.entries()) {
    const [first = '', second = ''] = args;
    const slot = new Command('get', [typeof first === 'number' ? second : first]).getSlot();
    const nodes = (slots[slot] ?? [`${slot}`]).join();
    const others = places.get(nodes);
    if (others) others.push(place);
    else places.set(nodes, [place]);
  }
  return places.values();
}

/** A slot that is moving to another node is told of one by one; asked alone, ioredis follows it there. */
function replyOrAskAgain(client: Cluster, command: SweepCommand, args: Argument[], answer: Answer): unknown {
  const [error] = answer;
  if (!isElsewhere(error)) return replyOf(answer);
  return (client as unknown as Record<SweepCommand, Call>)[command].call(client, ...args);
}

function replyOf([error, reply]: Answer): unknown {
  if (error) throw error;
  return reply;
}
