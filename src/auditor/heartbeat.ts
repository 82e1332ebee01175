/** Tells an outside watcher that all is well. It raises the alarm when it has heard nothing for a while, whatever the reason. */
import type { Log } from '../ports/log.ts';
import type { Call } from '../wire/call.ts';

const TIMEOUT_MS = 5_000;

/** True when it was heard. The address is a secret of its own and is written nowhere. */
export function createHeartbeat(call: Call, url: string, log: Log): () => Promise<boolean> {
  return async () => {
    const called = await call({ method: 'GET', url, timeoutMs: TIMEOUT_MS });
    const isHeard = called.kind === 'answered' && called.status >= 200 && called.status < 300;
    if (!isHeard)
      log.warn('heartbeat not heard', {
        because: called.kind === 'answered' ? `http-${called.status}` : called.because,
      });
    return isHeard;
  };
}
