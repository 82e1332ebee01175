import { createHash } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** The longest path a unix socket may have on every system we know, with room to spare. */
const LONGEST = 100;

/**
 * Where the socket for `dir` is. A path too long for a socket is replaced by a directory among the temporary files, where
 * others may write too: undefined when that directory turns out to be somebody else's.
 */
export function privateSocketFor(dir: string): string | undefined {
  const inside = join(dir, 'redis.sock');
  if (Buffer.byteLength(inside) <= LONGEST) return inside;
  const short = createHash('sha256').update(dir).digest('hex').slice(0, 16);
  const replacement = join(tmpdir(), `flarepath-${short}`);
  mkdirSync(replacement, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(replacement);
  const isOurs = uid === userInfo().uid && (mode & 0o077) === 0;
  return isOurs ? join(replacement, 'redis.sock') : undefined;
}
