import { Cluster } from 'ioredis';
import type { Log } from '../../ports/log.ts';
import type { Client } from './scripts.ts';

/**
 * Asks Redis to write its append-only file anew from what it now holds: until then the file still has the commands that
 * wrote what was erased. A Redis that does not let us is said aloud; the erasure itself does not hang on it.
 */
export async function rewriteFile(client: Client, log: Log): Promise<void> {
  const nodes = client instanceof Cluster ? client.nodes('master') : [client];
  for (const node of nodes) {
    try {
      await node.bgrewriteaof();
    } catch (error) {
      const underWay = error instanceof Error && /already in progress|scheduled/i.test(error.message);
      if (!underWay) log.warn('append-only-file-not-rewritten');
    }
  }
}
