/** Who may call which address: everybody one port, and the operator's monitoring another. */
import { isAway } from '../errors.ts';
import type { Config, Secrets } from '../config/config.ts';
import { healthRoute } from '../http/routes/health.ts';
import { readyRoute } from '../http/routes/ready.ts';
import { createHttpServer } from '../http/server.ts';
import type { HttpRoute } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { Watching } from './watching.ts';

export interface ListeningParts {
  config: Config;
  secrets: Secrets;
  log: Log;
  hostNow: () => number;
  seen: Watching;
  sms: readonly HttpRoute[];
  /** Of all other channels and pages. */
  others: readonly HttpRoute[];
}

export interface Listening {
  /** The address of this machine by which everybody comes. */
  listen(): Promise<string>;
  /** Where monitoring comes; undefined without an address for it. */
  listenForOperators(): Promise<string | undefined>;
  close(): Promise<void>;
  closeForOperators(): Promise<void>;
}

export function listening({ config, secrets, log, hostNow, seen, sms, others }: ListeningParts): Listening {
  const health: HttpRoute[] = [healthRoute, readyRoute(seen.readiness)];
  const watched = config.production ? [] : [seen.metrics.route(false)];
  // Without a token nobody's texts could be told from anybody else's, so then there is no address for them.
  const texts = secrets.twilioTokens.length > 0 ? sms : [];
  const routes = [...health, ...watched, ...texts, ...others];
  const server = createHttpServer({ routes, log, host: config.host, port: config.port, now: hostNow });
  const forOperators =
    config.metrics &&
    createHttpServer({
      routes: [...health, seen.metrics.route(true)],
      log,
      portName: 'METRICS_PORT',
      now: hostNow,
      ...config.metrics,
    });
  return {
    async listen() {
      const { port } = await server.listen();
      return `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`;
    },
    async listenForOperators() {
      const scraped = await forOperators?.listen();
      return scraped && `http://${config.metrics?.host}:${scraped.port}/metrics`;
    },
    close: () => server.close(),
    closeForOperators: async () => forOperators?.close(),
  };
}

/** What can be done later, because the store is away now, is no reason not to listen. */
export async function unlessAway(log: Log, task: () => Promise<unknown>, left: string): Promise<void> {
  try {
    await task();
  } catch (fault) {
    if (!isAway(fault)) throw fault;
    log.warn(left);
  }
}
