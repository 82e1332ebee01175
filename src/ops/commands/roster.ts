/** `roster`, `override`, `leave`: who is on call, and what daily life changes of it while the service runs. */
import { changeRoster, readBook, rosterHistory, withChanges } from '../../escalation/roster-book.ts';
import { peopleOf, postsAt, watchesBetween, type Watchkeeping } from '../../model/on-call.ts';
import {
  civil,
  leave,
  override,
  periodOf,
  type Leave,
  type Override,
  type Roster,
} from '../../model/roster.ts';
import { DAY, localClock, localDay, type Instant } from '../../model/time.ts';
import type { Store } from '../../ports/store.ts';
import { shown, table, type Command } from './command.ts';

export interface RosterDeps {
  store: Store;
  zone: string;
  holidays: readonly string[];
  roster: Roster;
  clinicians: readonly string[];
  fallback: string;
}

const SHOWN = 14 * DAY;
const HISTORY = 200;
const HOW_OVERRIDE = 'Say `override LINE WHO FROM UNTIL`, with times such as 2026-12-24 or 2026-12-24T18:00.';
const HOW_LEAVE =
  'Say `leave WHO FROM UNTIL`, and who covers it if it is to be somebody certain: `leave WHO FROM UNTIL COVER`.';

export function roster(deps: RosterDeps): Command {
  return async (asked) => {
    const [what] = asked.args;
    if (what === 'history') return history(deps, asked);
    const isTime = civil.safeParse(what).success;
    if (what !== undefined && !isTime)
      return { refused: 'Say `roster`, `roster 2026-12-24T18:00` or `roster history`.' };
    const from =
      what === undefined ? await deps.store.time() : periodOf({ from: what, until: what }, deps.zone).from;
    const [book, now] = await Promise.all([readBook(deps.store), stands(deps)]);
    const watches = watchesBetween(now, deps, from, from + SHOWN);
    const changes = [...book.overrides, ...book.leave].sort((a, b) => a.number - b.number);
    const text = [timetable(deps, now, watches), ...(changes.length > 0 ? ['', changesTable(changes)] : [])];
    return shown(asked, { watches, changes }, text.join('\n'));
  };
}

export function overrideCommand(deps: RosterDeps): Command {
  return async (asked) => {
    const [line, who, from, until, ...rest] = asked.args;
    if (line === 'remove') return remove(deps, 'override', who, asked);
    const read = override.safeParse({ line, who, from, until });
    if (!read.success || rest.length > 0) return { refused: HOW_OVERRIDE };
    const wrong = faultIn(deps, read.data, [read.data.who]);
    if (wrong !== undefined) return { refused: wrong };
    if (!deps.roster.lines.some(({ name }) => name === read.data.line))
      return { refused: `There is no line of that name. There are: ${lineNames(deps)}.` };
    return keep(deps, { kind: 'override', of: read.data }, asked);
  };
}

export function leaveCommand(deps: RosterDeps): Command {
  return async (asked) => {
    const [who, from, until, cover, ...rest] = asked.args;
    if (who === 'remove') return remove(deps, 'leave', from, asked);
    const read = leave.safeParse({ who, from, until, ...(cover === undefined ? {} : { cover }) });
    if (!read.success || rest.length > 0) return { refused: HOW_LEAVE };
    const wrong = faultIn(deps, read.data, [read.data.who, ...(cover === undefined ? [] : [cover])]);
    return wrong === undefined ? keep(deps, { kind: 'leave', of: read.data }, asked) : { refused: wrong };
  };
}

type Kept = { kind: 'override'; of: Override } | { kind: 'leave'; of: Leave };
type AskedFor = Parameters<Command>[0];

async function keep(deps: RosterDeps, change: Kept, asked: AskedFor): ReturnType<Command> {
  const number = await changeRoster(deps.store, deps.zone, 'operator', change);
  const now = await stands(deps);
  const { from, until } = periodOf(change.of, deps.zone);
  const watches = watchesBetween(now, deps, from, until);
  const text = `Kept as number ${number}; \`${change.kind} remove ${number}\` takes it back. In that time:`;
  return shown(asked, { number, watches }, `${text}\n\n${timetable(deps, now, watches)}`);
}

async function remove(
  deps: RosterDeps,
  kind: Kept['kind'],
  given: string | undefined,
  asked: AskedFor,
): ReturnType<Command> {
  const number = Number(given);
  const { overrides, leave: away } = await readBook(deps.store);
  const those: { number: number }[] = kind === 'override' ? overrides : away;
  const isKnown = those.some((each) => each.number === number);
  const done =
    isKnown && (await changeRoster(deps.store, deps.zone, 'operator', { kind: 'removed', number }));
  if (done === false || done === undefined)
    return {
      refused: `There is no ${kind} of that number. \`roster\` lists them; those of the files are changed there.`,
    };
  return shown(asked, { removed: number }, `Number ${number} is taken back.`);
}

function faultIn(
  deps: RosterDeps,
  of: { from: string; until: string },
  people: string[],
): string | undefined {
  const { from, until } = periodOf(of, deps.zone);
  if (until <= from) return 'It would end before it begins.';
  return people.every((who) => deps.clinicians.includes(who))
    ? undefined
    : `There is no clinician of that id. There are: ${deps.clinicians.join(', ')}.`;
}

async function stands({ store, roster: files, clinicians }: RosterDeps): Promise<Roster> {
  return withChanges(files, await readBook(store), clinicians);
}

function lineNames({ roster: { lines } }: RosterDeps): string {
  return lines.map(({ name }) => name).join(', ');
}

function timetable({ zone, fallback }: RosterDeps, of: Roster, watches: Watchkeeping[]): string {
  const lines = of.lines.map(({ name }) => name);
  const rows = watches.map(({ from, posts }) => [
    clock(from, zone),
    ...posts.map(({ who, by }) => (who === undefined ? '-' : by === 'turn' ? who : `${who} (${by})`)),
    peopleOf(posts).length === 0 ? `nobody: ${fallback} is called at once` : '',
  ]);
  return table([`from, in ${zone}`, ...lines, ''], rows);
}

function changesTable(changes: ((Override | Leave) & { number: number })[]): string {
  const rows = changes.map((each) => [
    each.number,
    'line' in each ? `override ${each.line}` : 'leave',
    each.who,
    each.from,
    each.until,
    ('cover' in each && each.cover) || '',
  ]);
  return table(['number', 'what', 'who', 'from', 'until', 'covered by'], rows);
}

async function history({ store, zone }: RosterDeps, asked: AskedFor): ReturnType<Command> {
  const notes = await rosterHistory(store, HISTORY);
  const rows = notes.map(({ at, by, what, number }) => [clock(at, zone), number, by, what]);
  const text =
    rows.length === 0 ? 'Nothing has been changed.' : table(['when', 'number', 'by', 'what'], rows);
  return shown(asked, notes, text);
}

function clock(at: Instant, zone: string): string {
  return `${localDay(at, zone)} ${localClock(at, zone)}`;
}

/** For `status`: the people on call now, first to be called first. */
export async function onCallNow(deps: RosterDeps): Promise<string[]> {
  const now = await deps.store.time();
  return peopleOf(postsAt(await stands(deps), deps, now));
}
