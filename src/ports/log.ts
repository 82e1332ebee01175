/** Structured log lines: a name from a fixed list, ids, codes and counts. Never words, names or numbers of people. */
export interface Log {
  info(line: string, facts?: Record<string, string | number | boolean | undefined>): void;
  warn(line: string, facts?: Record<string, string | number | boolean | undefined>, cause?: unknown): void;
  error(line: string, facts?: Record<string, string | number | boolean | undefined>, cause?: unknown): void;
}
