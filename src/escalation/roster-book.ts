/**
 * What has been changed of the roster since the files were read: overrides and leave of daily life, kept in the store under
 * an owner of its own, with every change in a log. The files stay what they are.
 */
import { z } from 'zod';
import { leave, override, periodOf, type Leave, type Override, type Roster } from '../model/roster.ts';
import { DAY, type Instant } from '../model/time.ts';
import type { Docs } from '../ports/owned.ts';
import type { Store } from '../ports/store.ts';

/** No patient can have a name with a slash in it. */
export const ROSTER = 'clinic/roster';
const LOG = 'changes';
/** How long what is over is still shown. */
const SHOWN_AFTER = 30 * DAY;

const numbered = { number: z.number().int() };
const book = z.object({
  v: z.literal(1),
  last: z.number().int(),
  overrides: z.array(override.extend(numbered)),
  leave: z.array(leave.extend(numbered)),
});
export type RosterBook = z.infer<typeof book>;
export const noChanges: RosterBook = { v: 1, last: 0, overrides: [], leave: [] };

export type RosterChange =
  { kind: 'override'; of: Override } | { kind: 'leave'; of: Leave } | { kind: 'removed'; number: number };

/** What was changed, so that it can be said in any language; without it in notes from before it was kept. */
const changedTo = z.object({
  kind: z.enum(['override', 'leave', 'removed']),
  of: z
    .object({
      line: z.string().optional(),
      who: z.string(),
      from: z.string(),
      until: z.string(),
      cover: z.string().optional(),
    })
    .optional(),
});
export const rosterNote = z.object({
  at: z.number(),
  by: z.string(),
  what: z.string(),
  number: z.number(),
  changed: changedTo.optional(),
});
export type RosterNote = z.infer<typeof rosterNote>;

export async function readBook(store: Pick<Store, 'read'>): Promise<RosterBook> {
  return bookIn((await store.read(ROSTER)).docs);
}

/** Every step of every alert looks at it, and the store gives the same value as long as nothing has changed. */
const read = new WeakMap<object, RosterBook>();

function bookIn(docs: Docs): RosterBook {
  if (docs['roster'] === undefined) return noChanges;
  const value = docs['roster'].value as object;
  const known = read.get(value) ?? book.parse(value);
  read.set(value, known);
  return known;
}

/** The number of the change, by which it can be removed; undefined when there is nothing of that number to remove. */
export async function changeRoster(
  store: Store,
  zone: string,
  by: string,
  wanted: RosterChange,
): Promise<number | undefined> {
  for (;;) {
    const { docs, at } = await store.read(ROSTER);
    const before = bookIn(docs);
    const done = changed(before, wanted);
    if (done === undefined) return undefined;
    const of = wanted.kind === 'removed' ? numberedAs(before, wanted.number) : wanted.of;
    const note: RosterNote = {
      at,
      by,
      what: inWords(before, wanted),
      number: done.number,
      changed: { kind: wanted.kind, ...(of !== undefined && { of }) },
    };
    const committed = await store.commit(ROSTER, {
      put: { roster: withoutPast(done.book, zone, at) },
      append: { [LOG]: [note] },
      expect: { roster: docs['roster']?.version ?? 0 },
    });
    if (committed.kind === 'committed') return done.number;
  }
}

export async function rosterHistory(store: Store, last: number): Promise<RosterNote[]> {
  return z.array(rosterNote).parse(await store.log(ROSTER, LOG, last));
}

/**
 * The roster as it stands: what was said in daily life comes after what the files say, and wins. Whoever has left the clinic
 * since stands in for nobody, or a line would be put in the hands of somebody who can not be called.
 */
export function withChanges(
  files: Roster,
  { overrides, leave: away }: RosterBook,
  people: readonly string[],
): Roster {
  const isHere = (who: string | undefined) => who !== undefined && people.includes(who);
  return {
    lines: files.lines,
    overrides: [...files.overrides, ...overrides.filter(({ who }) => isHere(who))],
    leave: [
      ...files.leave,
      ...away.map(({ cover, ...each }) => ({ ...each, ...(isHere(cover) && { cover }) })),
    ],
  };
}

function changed(before: RosterBook, wanted: RosterChange): { book: RosterBook; number: number } | undefined {
  if (wanted.kind === 'removed') {
    const { number } = wanted;
    const overrides = before.overrides.filter((each) => each.number !== number);
    const away = before.leave.filter((each) => each.number !== number);
    const isFound = overrides.length + away.length < before.overrides.length + before.leave.length;
    return isFound ? { book: { ...before, overrides, leave: away }, number } : undefined;
  }
  const number = before.last + 1;
  const after = { ...before, last: number };
  if (wanted.kind === 'override')
    return { book: { ...after, overrides: [...before.overrides, { ...wanted.of, number }] }, number };
  return { book: { ...after, leave: [...before.leave, { ...wanted.of, number }] }, number };
}

function withoutPast(of: RosterBook, zone: string, now: Instant): RosterBook {
  const isRecent = (each: { from: string; until: string }) => periodOf(each, zone).until > now - SHOWN_AFTER;
  return { ...of, overrides: of.overrides.filter(isRecent), leave: of.leave.filter(isRecent) };
}

function inWords(before: RosterBook, wanted: RosterChange): string {
  if (wanted.kind !== 'removed') return `${wanted.kind} ${period(wanted.of)}`;
  const one = numberedAs(before, wanted.number);
  return `removed ${one === undefined ? '' : period(one)}`;
}

function numberedAs({ overrides, leave: away }: RosterBook, wanted: number): Override | Leave | undefined {
  return [...overrides, ...away].find(({ number }) => number === wanted);
}

function period(of: Override | Leave): string {
  const line = 'line' in of ? `${of.line} ` : '';
  const cover = 'cover' in of && of.cover !== undefined ? `, covered by ${of.cover}` : '';
  return `${line}${of.who} from ${of.from} until ${of.until}${cover}`;
}
