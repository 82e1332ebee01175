/** How a flare comes to be coached: by the person's words at any time, or offered after a check-in that shows one. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../../src/model/event.ts';
import type { FlareEpisode } from '../../src/model/flare.ts';
import { DAY, localDay, type Day } from '../../src/model/time.ts';
import { outranks } from '../../src/model/signal.ts';
import { baselineOf } from '../../src/outcomes/change.ts';
import { flareDays, type Baselines } from '../../src/outcomes/flares.ts';
import { upTo } from '../../src/outcomes/numbers.ts';
import { flaresLately, withDay } from '../../src/coaching/follow-up.ts';
import { firstQuestion } from '../../src/coaching/graph.ts';
import { readCommand, readWhole } from '../../src/reading/command.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { understandingOf } from '../../src/understanding/of-content.ts';
import { takeOut } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { askHow, noteLong, planFollowUp } from './follow-up.ts';
import { dangerStands, endEpisode, PART } from './gate.ts';
import { beginHelped, declare, isOver } from './how-it-is.ts';
import { keepEpisode, openEpisode, stateOf, type FlareBegin } from './state.ts';

/** The one word always; inside a sentence only where no question is open that the sentence may answer. */
export function wantsFlare(dc: DialogContext, turn: Turn, said: Said): boolean {
  const words = wordsOf(turn);
  if (dc.activeDialog?.id === 'safety-plan') return false;
  if (readWhole(said.text, words) === 'flare') return true;
  if (dc.activeDialog !== undefined || readCommand(said.text, words) !== 'flare') return false;
  // "What do I do if I have a flare" asks about them.
  const meant = understandingOf(turn.content)(said.text);
  return meant.kind !== 'wish' || meant.intent !== 'ask';
}

export async function beginFlare(dc: DialogContext, turn: Turn): Promise<void> {
  if (dangerStands(turn)) return turn.say('flare.not-now', {}, { purpose: 'safety' });
  if (dc.activeDialog?.id === 'flare' && /screen|unless|step/.test(stateOf(dc).stage))
    return dc.repromptDialog();
  takeOut(dc, 'flare');
  turn.unplan(PART);
  leaveForgotten(turn);
  const isNew = turn.flares.open === undefined;
  const today = localDay(turn.now, turn.patient.zone);
  keepEpisode(turn, round(turn, today));
  declare(turn, today);
  turn.say(isNew ? 'flare.begin' : 'flare.again');
  if (isNew) noteOften(turn, today);
  await dc.beginDialog('flare', {
    stage: 'screen',
    at: firstQuestion(turn.content.flare).id,
  } satisfies FlareBegin);
  planFollowUp(turn);
}

/** A new round of the questions; the episode goes on where there is one. */
function round(turn: Turn, today: Day): FlareEpisode {
  const { open } = turn.flares;
  if (open === undefined)
    return {
      id: turn.event.id,
      startedAt: turn.now,
      from: today,
      askedAt: turn.now,
      order: [],
      did: [],
      follow: [],
      calm: [],
    };
  const { passedAt: _, ...rest } = open;
  return { ...rest, askedAt: turn.now, calm: [] };
}

/** Nobody has spoken of it for so long that this is another flare. */
const FORGOTTEN = 4 * DAY;

function leaveForgotten(turn: Turn): void {
  const { open } = turn.flares;
  const last = Math.max(open?.askedAt ?? 0, open?.follow.at(-1)?.at ?? 0);
  if (open !== undefined && turn.now - last > FORGOTTEN) endEpisode(turn, 'silence');
}

/** The third in four weeks is something for the next visit, and said so. */
function noteOften(turn: Turn, today: Day): void {
  const { often } = turn.content.flare.follow;
  const count = flaresLately(turn.flares.past, today, turn.content.flare);
  const said = turn.talk.found['flare-often'];
  if (
    count < often.times ||
    (said !== undefined && turn.flares.past.every(({ from }) => from <= said && said > from))
  )
    return;
  turn.raise('soon', [], { task: 'flare-often' });
  turn.noteFound('flare-often');
  turn.say('flare.often', { count, days: often.days });
}

/** A check-in has ended: it may show a flare to offer help in, or how the open one goes. */
export async function flareAfterCheckIn(dc: DialogContext, turn: Turn, day: Day): Promise<void> {
  const { open } = turn.flares;
  if (turn.alert !== undefined && outranks(turn.alert.tier, 'soon')) return;
  if (open === undefined) return offer(turn, day);
  if (open.passedAt === undefined || open.from === day || dc.activeDialog !== undefined) return;
  const isCalm = nearUsual(turn, day);
  noteLong(turn, open);
  if (isCalm === undefined) return askHow(dc, turn, 'next-day', false);
  keepEpisode(turn, withDay(open, day, isCalm));
  if (isOver(turn, openEpisode(turn))) return beginHelped(dc, turn);
  planFollowUp(turn);
}

function offer(turn: Turn, day: Day): void {
  if (Object.values(turn.talk.found).includes(day)) return;
  const usual = usualOf(turn);
  // "Harder than usual" is true only where it is known what is usual.
  if (usual !== undefined && isFlareDay(turn, day, usual)) turn.say('flare.offer');
  if (usual === undefined && isHighInBoth(turn, day)) turn.say('flare.offer-early');
}

const on = (turn: Turn, of: string, day: Day) => upTo(turn.talk.trends[of] ?? [], day, 1);

function usualOf(turn: Turn): Baselines | undefined {
  const { flare, baseline } = turn.content.outcomes;
  const [pain, limits] = [flare.pain, flare.limits].map((of) =>
    baselineOf(turn.talk.first[of] ?? [], baseline),
  );
  return pain === undefined || limits === undefined ? undefined : { pain, limits };
}

/** Pain that gets in the way, in numbers alone. */
function isHighInBoth(turn: Turn, day: Day): boolean {
  const { offer: limit } = turn.content.flare;
  return (
    on(turn, limit.pain, day).some(({ value }) => value >= limit.painAtLeast) &&
    on(turn, limit.limits, day).some(({ value }) => value >= limit.limitsAtLeast)
  );
}

/** Pain above the usual that gets in the way. */
function isFlareDay(turn: Turn, day: Day, usual: Baselines): boolean {
  const { flare } = turn.content.outcomes;
  const log = {
    pain: on(turn, flare.pain, day),
    limits: on(turn, flare.limits, day),
    mood: on(turn, flare.mood, day),
  };
  return flareDays(log, usual, flare).includes(day);
}

/** Undefined where the day has no number, or nobody knows what is usual. */
function nearUsual(turn: Turn, day: Day): boolean | undefined {
  const { flare, baseline } = turn.content.outcomes;
  const usual = baselineOf(turn.talk.first[flare.pain] ?? [], baseline);
  const [today] = on(turn, flare.pain, day);
  if (usual === undefined || today === undefined) return undefined;
  return today.value <= usual.mean + flare.endsWithinPoints;
}
