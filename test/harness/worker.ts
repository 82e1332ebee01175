import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { compiledOnce } from './compiled-once.ts';

export interface Worker {
  /** Every line it has told so far, parsed. */
  told: Record<string, unknown>[];
  /** Resolves when it has told this many lines, or has ended. */
  tells(count: number): Promise<void>;
  ended(): Promise<number | null>;
  kill9(): Promise<void>;
}

/** Another Node process that runs a TypeScript file and tells what it does in JSON lines. */
export function startWorker(file: URL, task: unknown): Worker {
  const child = spawn(process.execPath, [file.pathname, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...compiledOnce },
  });
  const told: Record<string, unknown>[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => told.push(JSON.parse(line) as Record<string, unknown>));
  const exited = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(
    ([[code]]) => code as number | null,
  );
  return {
    told,
    tells: async (count) => {
      let over = false;
      void exited.then(() => (over = true));
      while (told.length < count && !over) await Promise.race([once(lines, 'line'), exited]);
    },
    ended: () => exited,
    kill9: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
