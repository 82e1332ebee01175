import { appendFileSync, truncateSync } from 'node:fs';

/**
 * Adds to the end of the file, and returns when all of it is on the disk. A disk that is filling takes a part of it and says so
 * by a length alone: whoever does not go on or throw then has lost the rest.
 */
export function writeDurably(file: string, text: string): void {
  appendFileSync(file, text, { mode: 0o600, flush: true });
}

/** A line that a crash left unfinished was never acknowledged: it is cut off, and comes again from where it was kept. */
export function cutUnfinished(file: string, text: string): boolean {
  const whole = text.lastIndexOf('\n') + 1;
  if (whole === text.length) return false;
  truncateSync(file, Buffer.byteLength(text.slice(0, whole)));
  return true;
}
