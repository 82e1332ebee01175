/**
 * An optional learner: among suggestions that the plain rule ranks as equals, a draw from what is known of each decides which
 * goes first (Thompson sampling). It adds nothing, drops nothing, and never lets one pass another that the rule puts before it.
 */
import { fnv1a } from '../model/hash.ts';
import type { Ranked } from './helped.ts';
import { share } from './helped.ts';

/** The same name gives the same order, so that what was offered can be told again. */
export function drawnAmongEquals(ranked: readonly Ranked[], name: string): Ranked[] {
  return groupsOf(ranked).flatMap((equals) =>
    equals
      .map((each) => ({ each, drawn: draw(each, `${name}/${each.step}`) }))
      .toSorted((a, b) => b.drawn - a.drawn)
      .map(({ each }) => each),
  );
}

/** Neighbours of which the rule does not say that one is better. */
function groupsOf(ranked: readonly Ranked[]): Ranked[][] {
  const groups: Ranked[][] = [];
  for (const each of ranked) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && areEqual(first, each)) group.push(each);
    else groups.push([each]);
  }
  return groups;
}

function areEqual(a: Ranked, b: Ranked): boolean {
  return share(a) === share(b) && a.helped === b.helped;
}

/**
 * How likely it is to help, drawn from all that the counts leave open: Beta(helped + 1, not helped + 1), which is the
 * so-manieth smallest of so many even chances. More than MOST tries count as that many, or a long record would never be left.
 */
function draw({ helped, done }: Ranked, name: string): number {
  const scale = Math.min(1, MOST / Math.max(1, done));
  const [good, all] = [Math.round(helped * scale), Math.round(done * scale)];
  const seed = fnv1a(name);
  const chances = Array.from({ length: all + 1 }, (_, at) => chance(seed, at)).sort((a, b) => a - b);
  return chances[good] ?? 0;
}

const MOST = 20;

function chance(seed: number, at: number): number {
  let mixed = (seed + Math.imul(at + 1, 0x9e3779b9)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}
