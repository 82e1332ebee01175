/** A store as one process sees it over a bad network: answers in an order of chance, and some that never come. */
import { AppError } from '../../src/errors.ts';
import type { Change, Committed } from '../../src/ports/change.ts';
import type { Store } from '../../src/ports/store.ts';

/** xorshift32: small, and the same everywhere. */
export function chance(seed: number): (below: number) => number {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

export interface Roughness {
  draw(below: number): number;
  /** One answer in so many fails before its write, and as many after it; 0 for none. */
  failsOneIn: number;
  /** One question in so many is preceded by `lapse`, which lets every lock run out; 0 for never. */
  lapsesOneIn: number;
  lapse(): void;
  /** Told of every change that became durable, in the order in which it did. */
  committed(owner: string, change: Change): void;
}

/** Lets those who wait through a few at a time, any of them first, once everybody who can run has run. */
export class Lots {
  #waiting: (() => void)[] = [];

  wait(draw: (below: number) => number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push(go);
      if (this.#waiting.length === 1) setImmediate(() => this.#letGo(draw));
    });
  }

  #letGo(draw: (below: number) => number): void {
    for (let some = draw(6); some >= 0 && this.#waiting.length > 0; some -= 1)
      this.#waiting.splice(draw(this.#waiting.length), 1)[0]?.();
    if (this.#waiting.length > 0) setImmediate(() => this.#letGo(draw));
  }
}

const questions = new Set(['read', 'commit', 'lock', 'unlock', 'claim', 'claimOne', 'find', 'log']);

export function roughStore(store: Store, lots: Lots, rough: () => Roughness): Store {
  const happens = (oneIn: number) => oneIn > 0 && rough().draw(oneIn) === 0;
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const ask = value.bind(target) as (...args: unknown[]) => Promise<unknown>;
      if (!questions.has(String(name))) return ask;
      return async (...args: unknown[]) => {
        const { draw, failsOneIn, lapsesOneIn, lapse, committed } = rough();
        await lots.wait(draw);
        if (happens(lapsesOneIn)) lapse();
        if (happens(failsOneIn)) throw new AppError('STORE_AWAY', 'It never got there.');
        const answer = await ask(...args);
        if (name === 'commit' && (answer as Committed).kind === 'committed')
          committed(args[0] as string, args[1] as Change);
        if (happens(failsOneIn)) throw new AppError('STORE_AWAY', 'The answer was lost.');
        return answer;
      };
    },
  });
}
