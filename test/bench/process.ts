/** Servers of the bench, each a process of its own, ended by its id. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export interface Server {
  url: string;
  pid: number;
  readyAfterMs: number;
  /** Memory it holds now, in bytes. */
  resident(): number;
  /** Processor time it has used, in seconds. */
  cpu(): number;
  stop(): Promise<void>;
}

export async function startServer(
  file: string,
  env: Record<string, string>,
  flags: string[] = [],
): Promise<Server> {
  const begun = performance.now();
  const child = spawn(process.execPath, [...flags, file], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await address(child);
  const readyAfterMs = performance.now() - begun;
  const pid = child.pid ?? 0;
  return {
    url,
    pid,
    readyAfterMs,
    resident: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024,
    cpu: () => cpuOf(pid),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const over = once(child, 'exit');
      child.kill('SIGTERM');
      await over;
    },
  };
}

export function cpuOf(pid: number): number {
  const [, , , , , , , , , , , , , user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .split(' ')
    .map(Number);
  return ((user ?? 0) + (system ?? 0)) / 100;
}

async function address(child: ChildProcess): Promise<string> {
  let out = '';
  for await (const chunk of child.stdout ?? []) {
    out += String(chunk);
    const url = /^ {2}service +(\S+)/m.exec(out)?.[1];
    if (url !== undefined) {
      child.stdout?.resume();
      return url.replace('[::]', '127.0.0.1').replace(/\/$/, '');
    }
  }
  throw new Error(`a server of the bench did not start: ${out}`);
}
