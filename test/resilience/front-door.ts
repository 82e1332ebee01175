/** A TCP address that leads to one server now and to another after a failover, as a virtual address or a proxy does. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface FrontDoor {
  url: string;
  /** Where new connections lead from now on; those that are open stay where they are. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

export async function openFrontDoor(first: number): Promise<FrontDoor> {
  let port = first;
  const open = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (next) => (port = next),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of open) socket.destroy();
      }),
  };
}
