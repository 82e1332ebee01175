/** Room on the disk of the data directory: on a full one the audit, the spool and the embedded store cannot be written. */
import { statfsSync } from 'node:fs';

/** In bytes; undefined where the system does not say. */
export function roomLeft(dir: string): number | undefined {
  try {
    const { bavail, blocks, bsize } = statfsSync(dir);
    return blocks === 0 ? undefined : bavail * bsize;
  } catch {
    return undefined;
  }
}

/** An audit of some weeks, or what a clinic is sent in a day without its store; the rule of Prometheus names the same. */
export const SCARCE_BYTES = 200_000_000;
