/** For the environment of a process that a test starts: one program is started again and again, and compiled once is enough. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const compiledOnce = { NODE_COMPILE_CACHE: join(tmpdir(), 'flarepath-compiled') };
