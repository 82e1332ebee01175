/**
 * What the log says of requests that could not show whom they are from: so many lines in a minute and then their number, for
 * whoever makes them up may make up any number of them.
 */
import type { Log } from '../ports/log.ts';

const MINUTE_MS = 60_000;
const LINES_A_MINUTE = 10;

export type TellOfStranger = (facts: { route: string; status: number; claims: boolean }) => void;

export function createStrangers(log: Log, now: () => number): TellOfStranger {
  let minute = { from: now(), told: 0, untold: 0 };
  return (facts) => {
    if (now() - minute.from >= MINUTE_MS) {
      if (minute.untold > 0) log.warn('further requests turned away', { count: minute.untold });
      minute = { from: now(), told: 0, untold: 0 };
    }
    if (minute.told === LINES_A_MINUTE) minute.untold += 1;
    else {
      minute.told += 1;
      log.warn('request turned away', facts);
    }
  };
}
