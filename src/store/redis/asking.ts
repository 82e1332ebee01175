import { Cluster } from 'ioredis';
import { AppError } from '../../errors.ts';
import type { RedisClock } from './clock.ts';
import { ask } from './connection.ts';
import { runScript, type Argument, type Client, type ScriptName } from './scripts.ts';
import { sweep, type SweepCommand } from './sweep.ts';

/** Redis as the store asks it: with plain commands, with scripts that are told the time, and with either over many cells. */
export class Asking {
  readonly #client: Client;
  readonly #clock: RedisClock;
  #closed = false;

  constructor(client: Client, clock: RedisClock) {
    this.#client = client;
    this.#clock = clock;
  }

  async ask<T>(question: (client: Client) => Promise<T>): Promise<T> {
    if (this.#closed) throw new AppError('STORE_AWAY', 'It was closed.');
    return ask(this.#client, question);
  }

  run(name: ScriptName, keys: string[], ...args: Argument[]): Promise<unknown> {
    return this.ask((client) => runScript(client, name, keys, [this.#clock.argument, ...args]));
  }

  sweep(command: SweepCommand, calls: Argument[][]): Promise<unknown[]> {
    return this.ask((client) => sweep(client, command, calls));
  }

  /** One server runs the script once over all cells; in a cluster it runs once in each, as each may be on any node. */
  async overCells(
    name: 'scores' | 'claim',
    cells: { keys: string[]; args: Argument[] }[],
    common: Argument[],
  ): Promise<unknown[]> {
    if (!(this.#client instanceof Cluster)) {
      const keys = cells.flatMap((each) => each.keys);
      return (await this.run(name, keys, ...common, ...cells.flatMap((each) => each.args))) as unknown[];
    }
    const calls = cells.map(({ keys, args }) => [
      keys.length,
      ...keys,
      this.#clock.argument,
      ...common,
      ...args,
    ]);
    return ((await this.sweep(`${name}Buffer`, calls)) as unknown[][]).flat();
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#client.status === 'ready') await this.#client.quit().catch(() => undefined);
    this.#client.disconnect();
  }
}
