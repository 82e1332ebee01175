/** Moves the service's time forward, stopping on the way so that due things happen in their order. */
import { atLocal, DAY, dayAfter, HOUR, localClock, localDay, MINUTE } from '../model/time.ts';
import type { TimeShift } from '../ports/clock.ts';

export const MOVE = /^(now|next-morning|\+[1-9]\d{0,2}[mhd])$/;
/** Who is up before this has the morning still to come. */
const NIGHT_ENDS = '08:00';
/** Late enough for the first check-ins of the day to have come. */
const MORNING = '09:30';
const unit = { m: MINUTE, h: HOUR, d: DAY };

export function targetOf(to: string, now: number, zone: string): number {
  if (to === 'now') return now;
  if (to !== 'next-morning') return now + Number(to.slice(1, -1)) * unit[to.at(-1) as keyof typeof unit];
  const today = localDay(now, zone);
  const day = localClock(now, zone) < NIGHT_ENDS ? today : dayAfter(today);
  return atLocal(day, MORNING, zone);
}

/**
 * Long moves stop at each full hour, and in the last one every five minutes: escalation waits no longer than that, and
 * what has just come should have come at its time.
 */
export function stops(from: number, target: number): number[] {
  const between: number[] = [];
  for (let at = from; at < target; between.push(Math.min(at, target))) {
    const grid = target - at > HOUR ? HOUR : 5 * MINUTE;
    at = (Math.floor(at / grid) + 1) * grid;
  }
  return between.length === 0 ? [target] : between;
}

export interface ClockOptions {
  shift: TimeShift;
  now: () => number;
  moved: (step: 'cycle') => Promise<void>;
  clockMoved: () => void;
  zone: string;
}

/** Returns false when a move is under way already. */
export function createClock({
  shift,
  now,
  moved,
  clockMoved,
  zone,
}: ClockOptions): (to: string) => Promise<boolean> {
  let moving = false;

  function forward(to: number): void {
    const by = Math.max(0, to - now());
    if (shift.frozenAt === undefined) shift.offsetMs += by;
    else shift.frozenAt += by;
    if (by > 0) clockMoved();
  }

  return async function move(to) {
    if (moving) return false;
    moving = true;
    try {
      for (const stop of stops(now(), targetOf(to, now(), zone))) {
        forward(stop);
        await moved('cycle');
      }
    } finally {
      moving = false;
    }
    return true;
  };
}
