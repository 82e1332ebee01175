/** When a flare is asked about again: in about half an hour, in the evening, and every day until it is over. */
import type { FlareEpisode, FlareGraph, FollowUp } from '../model/flare.ts';
import {
  MINUTE,
  atLocal,
  dayAfter,
  daysBetween,
  isQuiet,
  localDay,
  type Day,
  type Instant,
  type Quiet,
} from '../model/time.ts';

export interface Where {
  now: Instant;
  zone: string;
  quiet: Quiet;
}

export interface Next {
  what: FollowUp;
  at: Instant;
}

/** An evening question so soon after another one would only be in the way. */
const APART = 120 * MINUTE;

export function nextFollowUp(
  episode: FlareEpisode,
  { follow }: FlareGraph,
  { now, zone, quiet }: Where,
): Next {
  const today = localDay(now, zone);
  const soon = now + follow.afterMinutes * MINUTE;
  const askedSince = (at: Instant) => episode.follow.some((each) => each.at >= at);
  if (!askedSince(episode.passedAt ?? episode.askedAt) && !isQuiet(soon, zone, quiet))
    return { what: 'half-hour', at: soon };
  const evening = atLocal(today, follow.evening, zone);
  const isAsked = episode.follow.some(({ what, day }) => what === 'evening' && day === today);
  if (today === episode.from && !isAsked && evening >= now + APART && !isQuiet(evening, zone, quiet))
    return { what: 'evening', at: evening };
  return { what: 'next-day', at: atLocal(dayAfter(today), follow.nextDay, zone) };
}

/** Follow-ups in a row, up to the last one, that nobody has answered. */
export function silencesOf({ follow }: FlareEpisode): number {
  const lastAnswer = follow.findLastIndex(({ answer }) => answer !== undefined);
  return follow.length - 1 - lastAnswer;
}

/** Days near the usual in a row; a day that is not starts anew. */
export function withDay(episode: FlareEpisode, day: Day, isCalm: boolean): FlareEpisode {
  const others = episode.calm.filter((each) => each !== day);
  return { ...episode, calm: isCalm ? [...others, day] : [] };
}

export function isLong({ from }: FlareEpisode, today: Day, { follow }: FlareGraph): boolean {
  return daysBetween(from, today) >= follow.longDays;
}

/** How many flares have begun in the last days, this one among them. */
export function flaresLately(past: readonly { from: Day }[], today: Day, { follow }: FlareGraph): number {
  return past.filter(({ from }) => daysBetween(from, today) < follow.often.days).length + 1;
}
