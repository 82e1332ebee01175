/**
 * One budget for everything that comes without being asked for: one moment a day, and in it one thing that asks. Pure.
 * Danger, the follow-ups of a flare, breaks and reminders that the person asked for, and what a person at the clinic sends
 * now do not come through here.
 */
import type { Day } from '../model/time.ts';

export interface DaySoFar {
  today: Day;
  /** The day on which the person was last written to unasked. */
  reached: Day | undefined;
  /** Today's check-in has yet to be asked. */
  checkInToCome: boolean;
  /** A question stands open. */
  isOpen: boolean;
}

export type When = 'now' | 'with-check-in' | 'waits';

/** When words that ask nothing, such as those about a visit, may be said. The check-in is the day's moment where there is one. */
export function whenToReach({ today, reached, checkInToCome, isOpen }: DaySoFar): When {
  if (reached === today) return 'waits';
  if (checkInToCome) return 'with-check-in';
  return isOpen ? 'waits' : 'now';
}

/** What asks something at the end of a check-in, what goes first first. */
export const riders = ['flare', 'medicine-watch', 'form', 'minutes', 'review', 'skill'] as const;
export type Rider = (typeof riders)[number];
/** These are never overtaken, however long others wait. */
const FIRST: readonly Rider[] = ['flare', 'medicine-watch', 'form'];

/** Today's one question, and how many days each of the others has now been crowded out. */
export function riderOf(
  due: ReadonlySet<Rider>,
  waited: Readonly<Partial<Record<Rider, number>>>,
  patience: number,
  hasRoom: (rider: Rider) => boolean = () => true,
): { rides: Rider | undefined; waited: Partial<Record<Rider, number>> } {
  const inOrder = riders.filter((each) => due.has(each));
  const mayRide = inOrder.filter(hasRoom);
  const first = mayRide.find((each) => FIRST.includes(each));
  const longest = mayRide
    .filter((each) => (waited[each] ?? 0) >= patience)
    .toSorted((a, b) => (waited[b] ?? 0) - (waited[a] ?? 0));
  const rides = first ?? longest[0] ?? mayRide[0];
  const crowded = inOrder.filter((each) => each !== rides);
  return { rides, waited: Object.fromEntries(crowded.map((each) => [each, (waited[each] ?? 0) + 1])) };
}
