/**
 * The SDK writes to the console about each token it refuses: the keys it knows, a stack, an issuer as somebody else wrote it.
 * What was refused is for our own log to say, so a part of the SDK that does this is run here, where it has no console.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const METHODS = ['log', 'info', 'warn', 'error', 'debug'] as const;
const within = new AsyncLocalStorage<true>();
const muffled = new WeakSet<object>();

export function quietly<T>(work: () => Promise<T>): Promise<T> {
  muffle();
  return within.run(true, work);
}

/** Whoever has put another console in place since, has its methods taken up as well. */
function muffle(): void {
  for (const name of METHODS) {
    const write = console[name];
    if (muffled.has(write)) continue;
    const heard = (...said: unknown[]) => void (within.getStore() ?? write.apply(console, said));
    muffled.add(heard);
    console[name] = heard;
  }
}
