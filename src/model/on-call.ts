/** Who is on call at a time. Pure: the roster, the clinic's zone and holidays, and a time in; the places and who has them out. */
import { periodOf, type Roster, type ShiftPlan } from './roster.ts';
import { isWithin, turnAt, turnBegins } from './shifts.ts';
import { atLocal, dayAfter, localDay, type Instant } from './time.ts';

/** Whose clock and whose holidays the roster goes by. */
export interface Place {
  zone: string;
  holidays: readonly string[];
}

export interface Post {
  line: string;
  /** Nobody: a gap. */
  who: string | undefined;
  /** Why this person: their turn, in the place of somebody who is away, or put there for a while. */
  by: 'turn' | 'cover' | 'override';
}

export function postsAt(roster: Roster, place: Place, at: Instant): Post[] {
  const isAway = (who: string) => leaveOf(roster, place, who, at) !== undefined;
  return roster.lines.map(({ name, shifts }) => {
    const stands = roster.overrides.findLast(
      (each) => each.line === name && !isAway(each.who) && isIn(each, place, at),
    );
    if (stands !== undefined) return { line: name, who: stands.who, by: 'override' };
    for (const plan of shifts) {
      const found = turnOf(roster, place, plan, at);
      if (found !== undefined) return { line: name, ...found };
    }
    return { line: name, who: undefined, by: 'turn' };
  });
}

/** First to be called first. A place that nobody has is left out, so that the next person is the first. */
export function onCallAt(roster: Roster, place: Place, at: Instant): string[] {
  return peopleOf(postsAt(roster, place, at));
}

export function peopleOf(posts: readonly Post[]): string[] {
  return [...new Set(posts.flatMap(({ who }) => (who === undefined ? [] : [who])))];
}

function turnOf(
  roster: Roster,
  place: Place,
  { people, change, only }: ShiftPlan,
  at: Instant,
): Pick<Post, 'who' | 'by'> | undefined {
  if (only !== undefined && !isWithin(only, place.zone, place.holidays, at)) return undefined;
  const turn = change === undefined ? 0 : turnAt(change, place.zone, at);
  const first = ((turn % people.length) + people.length) % people.length;
  const inOrder = [...people.slice(first), ...people.slice(0, first)];
  const [whose = ''] = inOrder;
  const away = leaveOf(roster, place, whose, at);
  if (away === undefined) return { who: whose, by: 'turn' };
  const stands = [...(away.cover === undefined ? [] : [away.cover]), ...inOrder.slice(1)];
  const who = stands.find((each) => leaveOf(roster, place, each, at) === undefined);
  return who === undefined ? undefined : { who, by: 'cover' };
}

function leaveOf(roster: Roster, place: Place, who: string, at: Instant) {
  return roster.leave.findLast((each) => each.who === who && isIn(each, place, at));
}

function isIn(of: { from: string; until: string }, { zone }: Place, at: Instant): boolean {
  const { from, until } = periodOf(of, zone);
  return at >= from && at < until;
}

export interface Watchkeeping {
  from: Instant;
  until: Instant;
  posts: Post[];
}

/** Who has it when, from one change to the next. */
export function watchesBetween(roster: Roster, place: Place, from: Instant, until: Instant): Watchkeeping[] {
  const out: Watchkeeping[] = [];
  for (const at of [from, ...edges(roster, place, from, until)]) {
    const posts = postsAt(roster, place, at);
    const before = out.at(-1);
    if (before !== undefined && JSON.stringify(before.posts) === JSON.stringify(posts)) continue;
    if (before !== undefined) before.until = at;
    out.push({ from: at, until, posts });
  }
  return out;
}

/** Every time between the two at which anything of the roster begins or ends, in order. */
function edges(roster: Roster, { zone }: Place, from: Instant, until: Instant): Instant[] {
  const found = new Set<Instant>();
  for (const each of [...roster.overrides, ...roster.leave])
    for (const at of Object.values(periodOf(each, zone))) found.add(at);
  for (const { change, only } of roster.lines.flatMap(({ shifts }) => shifts)) {
    for (
      let day = dayAfter(localDay(from, zone), -1);
      atLocal(day, '00:00', zone) < until;
      day = dayAfter(day)
    )
      for (const clock of only === undefined ? [] : [only.from, only.to])
        found.add(atLocal(day, clock, zone));
    if (change === undefined) continue;
    for (let turn = turnAt(change, zone, from); turnBegins(change, zone, turn) < until; turn += 1)
      found.add(turnBegins(change, zone, turn));
  }
  return [...found].filter((at) => at > from && at < until).sort((a, b) => a - b);
}
