/** Short visits to a Redis socket, outside of any store. */
import { Redis } from 'ioredis';

/** `loading`: a server is there and reads its file. */
export type RedisState = 'ready' | 'loading' | 'absent';

export async function stateAt(socketPath: string): Promise<RedisState> {
  const answer = await visit(socketPath, (client) => client.ping());
  if (answer === undefined) return 'absent';
  return answer === 'PONG' ? 'ready' : 'loading';
}

export async function shutDown(socketPath: string): Promise<void> {
  await visit(socketPath, (client) => client.shutdown());
}

/** What the server answers, or its error message; undefined when nobody answers. */
async function visit(
  socketPath: string,
  ask: (client: Redis) => Promise<string>,
): Promise<string | undefined> {
  const client = new Redis({
    path: socketPath,
    lazyConnect: true,
    enableReadyCheck: false,
    disableClientInfo: true,
    protocol: 2,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    commandTimeout: 1_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await ask(client);
  } catch (error) {
    return error instanceof Error && error.name === 'ReplyError' ? error.message : undefined;
  } finally {
    client.disconnect();
  }
}
