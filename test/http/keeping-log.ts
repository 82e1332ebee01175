import type { Log } from '../../src/ports/log.ts';

/** Remembers every line, so that a test can look for what must not be in it. */
export function keepingLog(): Log & { kept: unknown[] } {
  const kept: unknown[] = [];
  const keep = (...line: unknown[]) =>
    void kept.push(line.map((each) => (each instanceof Error ? each.stack : each)));
  return { kept, info: keep, warn: keep, error: keep };
}
