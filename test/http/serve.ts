import { createHttpServer } from '../../src/http/server.ts';
import type { HttpRoute } from '../../src/ports/http.ts';
import type { Log } from '../../src/ports/log.ts';
import { keepingLog } from './keeping-log.ts';

export interface Served {
  url: string;
  port: number;
  close(): Promise<void>;
}

export async function serve(
  routes: HttpRoute[],
  log: Log = keepingLog(),
  maxBodyBytes?: number,
): Promise<Served> {
  const server = createHttpServer({
    routes,
    log,
    host: '127.0.0.1',
    port: 0,
    now: Date.now,
    ...(maxBodyBytes && { maxBodyBytes }),
  });
  const { port } = await server.listen();
  return { url: `http://127.0.0.1:${port}`, port, close: () => server.close() };
}
