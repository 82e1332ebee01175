/** `drain`: takes no new due work, finishes what is under way and says so; `drain off` takes work again. */
import { shown, type Command } from './command.ts';

export interface DrainDeps {
  drain(): void;
  resume(): void;
  settled(): Promise<void>;
}

const FINISHED_WITHIN_MS = 30_000;

export function drain(deps: DrainDeps): Command {
  return async (asked) => {
    const [how] = asked.args;
    if (how === 'off') {
      deps.resume();
      return shown(asked, { draining: false }, 'It takes work again.');
    }
    if (how !== undefined) return { refused: 'Say `drain` or `drain off`.' };
    deps.drain();
    const finished = await isSettled(deps.settled());
    const text = finished
      ? 'It takes no new due work, and nothing is under way. People who write are still heard. `drain off` ends it.'
      : 'It takes no new due work; something is still under way after 30 s. `drain off` ends it.';
    return finished ? shown(asked, { draining: true, finished }, text) : { refused: text };
  };
}

async function isSettled(settled: Promise<void>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), FINISHED_WITHIN_MS);
  const first = await Promise.race([settled.then(() => true), late.promise]);
  clearTimeout(timer);
  return first;
}
