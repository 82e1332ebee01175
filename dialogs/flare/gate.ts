/**
 * The one door through which a line of coaching is said. While a danger stands nothing of it is: not in the turn in which
 * the danger is found, not later by a timer, and not before the safety questions have been answered.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { outranks } from '../../src/model/signal.ts';
import type { FlareEnding } from '../../src/model/flare.ts';
import { localDay } from '../../src/model/time.ts';
import { remembered } from '../../src/coaching/helped.ts';
import type { SayOptions, Turn, Values } from '../../src/turn/turn.ts';
import { takeOut } from '../guided.ts';

export const FOLLOW = 'flare-follow';
export const PART = 'flare-part';

/** Somebody has yet to deal with a danger: an alert above the list, or words of danger since the questions were asked. */
export function dangerStands(turn: Turn): boolean {
  const { alert } = turn;
  if (alert === undefined) return false;
  if (alert.takenOver !== undefined || outranks(alert.tier, 'soon')) return true;
  const since = turn.flares.open?.askedAt;
  // What trends of numbers have put on the list is no red flag of this hour.
  const heard = alert.quotes.flatMap(({ at, signals }) =>
    since !== undefined && at >= since ? signals.filter(({ rule }) => !rule.startsWith('trigger/')) : [],
  );
  return heard.length > 0;
}

/** Says nothing where it may not be said; true when it was. */
export function coach(turn: Turn, key: string, values: Values = {}, options: SayOptions = {}): boolean {
  const hasPassed = turn.flares.open?.passedAt !== undefined;
  if (!hasPassed || dangerStands(turn)) return false;
  // What was begun by the person and goes on by the clock is still an answer to them.
  const purpose = turn.event.kind === 'flare-part' ? { purpose: 'reply' as const } : {};
  turn.say(key, values, { ...purpose, ...options });
  return true;
}

/**
 * Ends the episode where a danger stands, in the same commit: no timer and no open question of it is left. True when the
 * person was in the middle of it.
 */
export function leaveInDanger(dc: DialogContext, turn: Turn): boolean {
  if (turn.flares.open === undefined || !dangerStands(turn)) return false;
  endEpisode(turn, 'danger');
  return takeOut(dc, 'flare');
}

/** Left without a word of which danger it is, a person has to find out. */
function raiseUnnamed(turn: Turn): void {
  const { id, signal, tier } = turn.content.flare.unnamed;
  turn.raise(tier, [{ signal, tier, rule: `flare/${id}`, evidence: { words: [], changedBy: [] } }]);
}

export function endEpisode(turn: Turn, because: FlareEnding, helped?: string[]): void {
  const { open } = turn.flares;
  if (open === undefined) return;
  if (open.unnamed === true && because !== 'danger') raiseUnnamed(turn);
  const ended = { at: turn.now, day: localDay(turn.now, turn.patient.zone), because };
  const over = { ...open, ended, ...(helped && { helped }) };
  turn.keepFlares(remembered(turn.flares, turn.content.flare, over), over);
  for (const id of [FOLLOW, PART]) turn.unplan(id);
}
