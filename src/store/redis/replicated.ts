/**
 * Changes that a failover must not lose: they wait until replicas have them. WAIT holds up the connection it is sent on,
 * so these changes have connections of their own.
 */
import { AppError } from '../../errors.ts';
import type { Log } from '../../ports/log.ts';
import type { RawChange } from '../raw.ts';
import { ask, connect, type Address } from './connection.ts';
import { runAndWait, type Argument, type Client } from './scripts.ts';

const CONNECTIONS = 4;
const WITHIN_MS = 200;
/** What is known of people in danger, and what people have agreed to or no longer agree to. */
const CRITICAL = ['alert', 'consent'];
/** Whoever looks whether a write is taken has to go the way of those that matter most. */
const LOOK = 'probe';

export function isCritical({ put = {} }: RawChange): boolean {
  return [...CRITICAL, LOOK].some((name) => put[name] !== undefined);
}

export class Replicated {
  readonly #clients: Client[];
  readonly #replicas: number;
  readonly #log: Log;
  #turn = 0;
  #missed = 0;
  #closed = false;

  constructor(address: Address, replicas: number, log: Log) {
    this.#clients = Array.from({ length: CONNECTIONS }, () => connect(address, log));
    this.#replicas = replicas;
    this.#log = log;
  }

  /**
   * Too few replicas in time is no reason to refuse: the change stands on the primary, where an alert is carried out at
   * once, and a patient whose message was turned away would be worse off.
   */
  async commit(owner: string, keys: string[], args: Argument[]): Promise<unknown> {
    if (this.#closed) throw new AppError('STORE_AWAY', 'It was closed.');
    const wanted = { replicas: this.#replicas, withinMs: WITHIN_MS };
    const { reply, have } = await ask(this.#next(), (client) =>
      runAndWait(client, 'commit', keys, args, wanted),
    );
    if (have < this.#replicas && owner !== LOOK && isCommitted(reply)) {
      this.#missed += 1;
      this.#log.error('change not on enough replicas', { owner, have, wanted: this.#replicas });
    }
    return reply;
  }

  get missed(): number {
    return this.#missed;
  }

  close(): void {
    this.#closed = true;
    for (const client of this.#clients) client.disconnect();
  }

  #next(): Client {
    this.#turn = (this.#turn + 1) % this.#clients.length;
    const client = this.#clients[this.#turn];
    if (client === undefined) throw new Error('there is no connection');
    return client;
  }
}

/** What was refused is on no replica either. */
function isCommitted(reply: unknown): boolean {
  return Array.isArray(reply) && String(reply[0]) === 'committed';
}
