/**
 * The operator's way into a running service: a socket in DATA_DIR that only this machine's same user can open. Commands
 * go through the service because it may be the only process that may use the store.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '../errors.ts';

/** What is printed; `refused` when the command could not do what was asked. */
export type Outcome = string | { refused: string };
/** A command by name, with the text it was given. */
export type Commands = Record<string, (input: string) => Promise<Outcome>>;

const LONGEST_SOCKET_PATH = 100;

export function doorPath(dataDir: string): string {
  const path = resolve(dataDir, 'ops.sock');
  const short = createHash('sha256').update(path).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\flarepath-${short}`;
  return path.length <= LONGEST_SOCKET_PATH ? path : join(tmpdir(), `flarepath-${short}.sock`);
}

export async function openDoor(dataDir: string, commands: Commands): Promise<{ close(): Promise<void> }> {
  const path = doorPath(dataDir);
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((incoming, outgoing) => {
    const name = (incoming.url ?? '').slice(1);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    let input = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => (input += chunk));
    incoming.on('end', () => {
      void answer(command, input).then(({ status, text }) => outgoing.writeHead(status).end(text));
    });
  });
  const before = process.umask(0o177);
  await new Promise<void>((done, failed) => server.once('error', failed).listen(path, done));
  process.umask(before);
  return { close: () => new Promise((done) => server.close(() => done())) };
}

async function answer(
  command: Commands[string] | undefined,
  input: string,
): Promise<{ status: number; text: string }> {
  if (command === undefined) return { status: 404, text: 'There is no such command.' };
  try {
    const outcome = await command(input);
    return typeof outcome === 'string'
      ? { status: 200, text: outcome }
      : { status: 409, text: outcome.refused };
  } catch (fault) {
    return {
      status: 500,
      text: fault instanceof AppError ? fault.message : 'The command failed; the log says where.',
    };
  }
}

/** From the outside: gives a running service a command. Throws AppError NOT_RUNNING when there is none. */
export function ring(
  dataDir: string,
  command: string,
  input: string,
): Promise<{ ok: boolean; text: string }> {
  return new Promise((done, failed) => {
    const call = request(
      { socketPath: doorPath(dataDir), path: `/${command}`, method: 'POST' },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => done({ ok: response.statusCode === 200, text }));
      },
    );
    call.on('error', (cause) => failed(new AppError('NOT_RUNNING', undefined, cause)));
    call.end(input);
  });
}
