/** The least that a durable chat service can do: node:http, one Redis script, one request out. Nothing is checked. */
import { createServer, request, Agent, type ServerResponse } from 'node:http';
import { Redis } from 'ioredis';

const { REDIS_SOCKET = '', PROVIDER = '' } = process.env;
const redis = new Redis({ path: REDIS_SOCKET, protocol: 2 });
const agent = new Agent({ keepAlive: true });

redis.defineCommand('take', {
  numberOfKeys: 2,
  lua: `
    if redis.call('SET', KEYS[1], 1, 'NX', 'EX', 172800) == false then return 0 end
    redis.call('HSET', KEYS[2], 'last', ARGV[1])
    return redis.call('HINCRBY', KEYS[2], 'turns', 1)`,
});
const take = (once: string, owner: string, body: string) =>
  (redis as unknown as { take(...of: string[]): Promise<number> }).take(once, owner, body);

const server = createServer((incoming, outgoing) => {
  let body = '';
  incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
  incoming.on('end', () => {
    const form = new URLSearchParams(body);
    const from = form.get('From') ?? '';
    void answer(form, from, body, outgoing);
  });
});

async function answer(
  form: URLSearchParams,
  from: string,
  body: string,
  outgoing: ServerResponse,
): Promise<void> {
  const turns = await take(`in:${form.get('MessageSid')}`, `p:${from}`, body);
  outgoing.writeHead(200).end();
  reply(from, `turn ${turns}`);
}

function reply(to: string, text: string): void {
  const body = new URLSearchParams({ To: to, Body: text }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length };
  const out = request(`${PROVIDER}/2010-04-01/Accounts/AC0/Messages.json`, {
    method: 'POST',
    agent,
    headers,
  });
  out.on('response', (answer) => answer.resume()).end(body);
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number };
  console.log(`  service  http://127.0.0.1:${port}`);
});
