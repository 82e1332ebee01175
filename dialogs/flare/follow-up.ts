/** A flare is asked about again, with its own timer and apart from the daily check-in; never over an open question. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Event } from '../../src/model/event.ts';
import type { FlareEnding, FlareEpisode, FollowUp } from '../../src/model/flare.ts';
import { MINUTE, isQuiet, localDay } from '../../src/model/time.ts';
import { isLong, nextFollowUp, silencesOf, type Next } from '../../src/coaching/follow-up.ts';
import { firstQuestion } from '../../src/coaching/graph.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { takeOut } from '../guided.ts';
import { danger } from './danger.ts';
import { coach, endEpisode, FOLLOW, PART } from './gate.ts';
import { show } from './show.ts';
import { keepEpisode, openEpisode, stateOf, type FlareBegin } from './state.ts';

type FollowDue = Extract<Event, { kind: 'flare-follow' }>;

const AGAIN = 15 * MINUTE;
const PUT_OFF = 4;

export function planFollowUp(turn: Turn): Next {
  const { zone } = turn.patient;
  const where = { now: turn.now, zone, quiet: turn.content.clinic.quietHours };
  const next = nextFollowUp(openEpisode(turn), turn.content.flare, where);
  plan(turn, next.what, next.at, 0);
  return next;
}

function plan(turn: Turn, what: FollowUp, at: number, put: number): void {
  const episode = openEpisode(turn).id;
  const event = {
    kind: 'flare-follow',
    v: 1,
    id: `flare-follow/${episode}/${what}`,
    at,
    episode,
    what,
    put,
  } as const;
  turn.plan({ id: FOLLOW, lane: 'routine', at, work: { kind: 'event', event } });
}

export async function followDue(dc: DialogContext, turn: Turn, due: FollowDue): Promise<void> {
  const { open } = turn.flares;
  if (open === undefined || open.id !== due.episode) return;
  if (open.passedAt === undefined) return unscreened(dc, turn, due);
  if (silencesOf(open) >= turn.content.flare.follow.silences) return leave(dc, turn, 'silence');
  // Asked what helped, and not answered: it is over all the same.
  if (open.calm.length >= turn.content.outcomes.flare.endsAfterDays) return leave(dc, turn, 'settled');
  const { staleMinutes } = turn.content.flare.follow;
  const isLate = turn.now - due.at > staleMinutes * MINUTE;
  if (isLate || isQuiet(turn.now, turn.patient.zone, turn.content.clinic.quietHours))
    return leftOut(turn, due);
  const isBusy = dc.activeDialog !== undefined && dc.activeDialog.id !== 'flare';
  if (isBusy && due.put < PUT_OFF) return plan(turn, due.what, turn.now + AGAIN, due.put + 1);
  if (isBusy) return leftOut(turn, due);
  takeOut(dc, 'flare');
  turn.unplan(PART);
  await askHow(dc, turn, due.what, true);
}

/** Nothing of it is left, not even under something else that is open. */
function leave(dc: DialogContext, turn: Turn, because: FlareEnding): void {
  takeOut(dc, 'flare');
  endEpisode(turn, because);
}

/** What nobody could be asked counts as what nobody has answered: it must come to an end too. */
function leftOut(turn: Turn, { what }: FollowDue): void {
  noteAsked(turn, what);
  planFollowUp(turn);
}

/**
 * Without all answers to the safety questions there was no coaching. They are asked once more where one is open, or could not be
 * read, and then it ends; where a danger was told of and not named, somebody is told.
 */
async function unscreened(dc: DialogContext, turn: Turn, due: FollowDue): Promise<void> {
  const { unnamed, unclear } = openEpisode(turn);
  if (unnamed === true) return void (await danger(dc, turn, [], ''));
  const isOpen = dc.activeDialog?.id === 'flare' && stateOf(dc).stage === 'screen';
  const isBusy = dc.activeDialog !== undefined && !isOpen;
  if (due.what !== 'half-hour' || !(isOpen || unclear === true)) return leave(dc, turn, 'unscreened');
  if (isBusy && due.put < PUT_OFF) return plan(turn, due.what, turn.now + AGAIN, due.put + 1);
  if (isBusy) return leave(dc, turn, 'unscreened');
  plan(turn, 'next-day', turn.now + 2 * 60 * MINUTE, 0);
  turn.say('flare.screen.waiting');
  if (isOpen) return show(turn, stateOf(dc));
  const at = firstQuestion(turn.content.flare).id;
  await dc.beginDialog('flare', { stage: 'screen', at } satisfies FlareBegin);
}

/** So long somebody has to say which danger it is. */
const UNNAMED = 10 * MINUTE;

export function planUnnamed(turn: Turn): void {
  plan(turn, 'next-day', turn.now + UNNAMED, 0);
}

export async function askHow(dc: DialogContext, turn: Turn, what: FollowUp, unasked: boolean): Promise<void> {
  noteAsked(turn, what);
  if (unasked) coach(turn, 'flare.hello');
  await dc.beginDialog('flare', { stage: 'follow', at: what } satisfies FlareBegin);
  planFollowUp(turn);
}

function noteAsked(turn: Turn, what: FollowUp): void {
  const episode = openEpisode(turn);
  const entry = { what, at: turn.now, day: localDay(turn.now, turn.patient.zone) };
  keepEpisode(turn, { ...episode, follow: [...episode.follow, entry] });
}

/** Two weeks of it are for a person to look at; said once. */
export function noteLong(turn: Turn, episode: FlareEpisode): void {
  const today = localDay(turn.now, turn.patient.zone);
  const said = turn.talk.found['flare-long'];
  if (!isLong(episode, today, turn.content.flare) || (said !== undefined && said >= episode.from)) return;
  turn.raise('soon', [], { task: 'flare-long' });
  turn.noteFound('flare-long');
  turn.say('flare.long');
}
