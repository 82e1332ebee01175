import { closeSync, fsyncSync, openSync, truncateSync, writeSync } from 'node:fs';

/** Adds to the end of the file, and returns when it is on the disk. */
export function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A line that a crash left unfinished was never acknowledged: it is cut off, and comes again from where it was kept. */
export function cutUnfinished(file: string, text: string): boolean {
  const whole = text.lastIndexOf('\n') + 1;
  if (whole === text.length) return false;
  truncateSync(file, Buffer.byteLength(text.slice(0, whole)));
  return true;
}
