/** What has helped this person, as counts anybody can follow: in so many of the flares in which it was done. */
import type { FlareBook, FlareEpisode, FlareGraph } from '../model/flare.ts';
import { daysBetween, type Day } from '../model/time.ts';
import { stepNamed, toolsOf } from './graph.ts';

export interface Ranked {
  step: string;
  helped: number;
  done: number;
}

/** The share first; of equal shares what rests on more flares; else as the content has it. */
export function ranked({ tally }: Pick<FlareBook, 'tally'>, steps: readonly string[]): Ranked[] {
  const counted = steps.map((step) => ({ step, ...(tally[step] ?? { helped: 0, done: 0 }) }));
  return counted.toSorted((a, b) => share(b) - share(a) || b.helped - a.helped);
}

/** What was never done stands between what helped and what did not: nothing is known of it. */
export function share({ helped, done }: Ranked): number {
  return done === 0 ? UNKNOWN : helped / done;
}

const UNKNOWN = 0.25;

/** The tools of a round. What made it worse in this very flare is left out, and what is not for this person. */
export function orderOf(
  graph: FlareGraph,
  book: FlareBook,
  episode: FlareEpisode | undefined,
  today: Day,
): string[] {
  const worse = new Set(episode?.did.filter(({ answer }) => answer === 'worse').map(({ step }) => step));
  return ranked(book, toolsOf(graph))
    .map(({ step }) => step)
    .filter((step) => !worse.has(step) && unlessOf(graph, book, step, today) !== true);
}

/** Whether a step is not for this person, as they have said of late; undefined where that is not known. */
export function unlessOf(
  graph: FlareGraph,
  { unless }: Pick<FlareBook, 'unless'>,
  step: string,
  today: Day,
): boolean | undefined {
  const said = unless[step];
  const days = stepNamed(graph, step)?.unless?.days;
  return said === undefined || days === undefined || daysBetween(said.day, today) >= days
    ? undefined
    : said.isSo;
}

/** Steps of this episode that were done, not skipped, and can be named, in the order of the content. */
export function nameable(graph: FlareGraph, { did }: FlareEpisode): string[] {
  const done = new Set(did.map(({ step }) => step));
  return graph.steps.filter(({ id, label }) => label !== undefined && done.has(id)).map(({ id }) => id);
}

/** The end of an episode: remembered with its days, and what was done and helped is counted. */
export function remembered(book: FlareBook, graph: FlareGraph, ended: FlareEpisode): FlareBook {
  const { open: _, ...rest } = book;
  const tally = { ...book.tally };
  for (const step of ended.helped === undefined ? [] : nameable(graph, ended)) {
    const { done, helped } = tally[step] ?? { done: 0, helped: 0 };
    tally[step] = { done: done + 1, helped: helped + (ended.helped?.includes(step) ? 1 : 0) };
  }
  const isFlare = ended.passedAt !== undefined && ended.ended !== undefined;
  const days = { from: ended.from, to: ended.ended?.day ?? ended.from };
  return { ...rest, tally, past: isFlare ? withFlare(book.past, days) : book.past };
}

/** One that begins where another has just been broken off is the same flare. */
function withFlare(past: FlareBook['past'], days: FlareBook['past'][number]): FlareBook['past'] {
  const last = past.at(-1);
  if (last === undefined || daysBetween(last.to, days.from) > 1) return [...past, days].slice(-KEPT);
  return [...past.slice(0, -1), { from: last.from, to: days.to }];
}

const KEPT = 12;

/** "1 3", "1,3", "2": which of the listed ones; undefined when it is neither a number of the list nor several. */
export function picked(text: string, listed: readonly string[]): string[] | undefined {
  const numbers = text.match(/\d+/g) ?? [];
  const found = numbers.map((each) => listed[Number(each) - 1]);
  if (found.length === 0 || found.includes(undefined)) return undefined;
  return [...new Set(found.filter((each) => each !== undefined))];
}
