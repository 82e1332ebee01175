import type { Log } from '../../src/ports/log.ts';
import type { Scene } from './scene.ts';

/** For what is made before its scene is there: whichever is open by then searches at its end what was written. */
export function logOf(scene: () => Scene | undefined): Log {
  return {
    info: (...line) => scene()?.log.info(...line),
    warn: (...line) => scene()?.log.warn(...line),
    error: (...line) => scene()?.log.error(...line),
  };
}
