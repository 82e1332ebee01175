/** What a patient hears of their own numbers: a line after a check-in, a summary on Sundays, and all of it when they ask. */
import type { DialogContext } from 'botbuilder-dialogs';
import { lastDay } from '../src/model/check-in.ts';
import { dayAfter, localDay, MINUTE, type Day } from '../src/model/time.ts';
import { adherence, askedOf, endsWeek, isSameWeek } from '../src/outcomes/adherence.ts';
import { feedbackOn } from '../src/outcomes/feedback.ts';
import { progressOn, type Progress } from '../src/outcomes/progress.ts';
import { weekLines } from '../src/outcomes/week.ts';
import { daysNow } from '../src/schedule/asked-days.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isInDanger } from './standing-danger.ts';
import { CHART_DAYS, chartOf } from './chart.ts';
import { changeLines, datesOf, rowLines, sayingFor, weekSentences } from './progress-words.ts';
import { pieces } from './plan-shown.ts';
import { sayAimOfWeek } from './review.ts';

/** Two segments of SMS. */
const TEXT = 300;
const LINK_MINUTES = 15;

/** PROGRESS, wherever the conversation stands; an open question comes after it again. */
export async function seeProgress(dc: DialogContext, turn: Turn): Promise<void> {
  const { talk, content } = turn;
  const to = lastDay(talk, localDay(turn.now, turn.patient.zone));
  const progress = progressOn({ ...talk, declared: turn.flares.declared }, to, content.outcomes);
  if (progress.rows.length === 0) turn.say('numbers.none');
  else show(turn, progress);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** Asking for it is agreeing to it: the offer says that whoever has the link can see what it shows. */
export async function sendLink(dc: DialogContext, turn: Turn): Promise<void> {
  const hasNumbers = Object.values(turn.talk.trends).some((points) => points.length > 0);
  if (!hasNumbers) turn.say('numbers.none');
  else {
    const link = turn.chartAddress(turn.now + LINK_MINUTES * MINUTE);
    if (link === undefined) turn.say('numbers.no-link');
    else turn.say('numbers.link', { link, minutes: LINK_MINUTES });
  }
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

function show(turn: Turn, progress: Progress): void {
  const say = sayingFor(turn);
  const { now } = turn.content.outcomes;
  const inTeams = turn.event.kind === 'said' && turn.event.from.channel === 'teams';
  const chart = inTeams ? chartOf(turn, progress) : undefined;
  const rows = rowLines(progress, now.days, say).join('\n');
  turn.say('numbers.intro', {}, { text: rows, ...(chart && { chart }) });
  // A text of its own: joined with the next, the two would not fit one segment anyway.
  for (const text of pieces(changeLines(progress, now, turn.patient.lang, say), TEXT))
    turn.say('numbers.answered', {}, { text });
  sayBoomBust(turn, progress);
  if (!inTeams && turn.chartAddress(turn.now) !== undefined)
    turn.say('numbers.offer', { minutes: LINK_MINUTES, days: CHART_DAYS });
}

/** One kind sentence with the days it rests on; nothing that sounds like advice while somebody may be in danger. */
export function sayBoomBust(turn: Turn, { boomBust }: Progress): void {
  if (boomBust.kind !== 'noticed' || isInDanger(turn)) return;
  const dates = datesOf(
    boomBust.episodes.slice(-3).map(({ boom }) => boom),
    turn.patient.lang,
  );
  turn.say('pacing.boom-bust', { dates });
}

/** After the last question. Whoever has just been told that a nurse will look at it hears nothing of rows and goals. */
export function sayFeedback(turn: Turn, day: Day): void {
  if (isInDanger(turn) || Object.values(turn.talk.found).includes(day)) return;
  if (isWeekOver(turn, day) && isWeekFull(turn, day)) return sayWeek(turn, day);
  const { talk, content } = turn;
  const seen = { today: day, days: talk.days, series: talk.trends, first: talk.first };
  const line = feedbackOn(seen, content.outcomes);
  if (line === undefined) return;
  const { kind, ...values } = line;
  turn.say(`feedback.${kind}`, values, { ifRoom: true });
}

function isWeekOver(turn: Turn, day: Day): boolean {
  const summed = turn.talk.reach?.summed;
  return endsWeek(day, daysNow(turn)) && (summed === undefined || !isSameWeek(summed, day));
}

/** Of so few days that no mean can come of them there is nothing to sum up. */
function isWeekFull(turn: Turn, day: Day): boolean {
  const { outcomes } = turn.content;
  return askedOf(daysNow(turn), day, outcomes.week.days) >= outcomes.week.entries;
}

function sayWeek(turn: Turn, day: Day): void {
  turn.keepReach({ waited: {}, ...turn.talk.reach, summed: day });
  const { outcomes } = turn.content;
  const kept = adherence(turn.talk.days, day, outcomes.week.days);
  const lines = weekLines(turn.talk.trends, day, outcomes);
  const { intro, rest } = weekSentences(lines, kept, sayingFor(turn));
  turn.say('week.intro', {}, { text: intro, ifRoom: true });
  sayAimOfWeek(turn, day, dayAfter(day, 1 - outcomes.week.days));
  for (const text of rest) turn.say('week.mean', {}, { text, ifRoom: true });
}
