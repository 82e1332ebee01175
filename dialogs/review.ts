/** A review as the patient reads it: how far the aim is, then what the days show, then what to ask at the visit. */
import { currentAim, type KeptAim } from '../src/model/aim.ts';
import { lastDay } from '../src/model/check-in.ts';
import { localDay, shownDay, type Day } from '../src/model/time.ts';
import { progressOn, type Progress } from '../src/outcomes/progress.ts';
import { stopMetOn } from '../src/outcomes/stop-watch.ts';
import { review, type Reviewed } from '../src/outcomes/review.ts';
import type { Turn } from '../src/turn/turn.ts';
import { changeLines, sayingFor } from './progress-words.ts';
import { pieces } from './plan-shown.ts';

/** Two segments of SMS. */
const TEXT = 300;

export type Standing = 'on-the-way' | 'reached' | 'not-yet' | 'not-by-the-date' | 'too-little';

export function showReview(turn: Turn): void {
  const { content, patient, talk } = turn;
  const kept = currentAim(turn.aims);
  if (kept === undefined) return;
  const { aim, points } = kept;
  const today = localDay(turn.now, patient.zone);
  const progress = progressOn(talk, lastDay(talk, today), content.outcomes);
  const reviewed = reviewOf(turn, today, progress);
  if (reviewed === undefined) return;
  const standing = standingOf(reviewed, { kept, today, step: content.outcomes.aims.step });
  const values = {
    aim: aim.words,
    first: points[0]?.value ?? 0,
    now: points.at(-1)?.value ?? 0,
    reach: aim.target.reach,
    day: shownDay(aim.by, patient.lang),
    times: points.length,
  };
  turn.say('review.aim', values);
  turn.say(`review.${standing}`, values);
  const say = sayingFor(turn);
  const lines =
    progress.rows.length === 0 ? [] : changeLines(progress, content.outcomes.now, patient.lang, say);
  for (const text of pieces(lines, TEXT)) turn.say('numbers.answered', {}, { text });
  turn.say(`review.ask.${standing}`);
  turn.say('review.stop', { stop: aim.stopRule });
}

/** Undefined without an aim. */
export function reviewOf(turn: Turn, today: Day, progress: Progress): Reviewed | undefined {
  const kept = currentAim(turn.aims);
  if (kept === undefined) return undefined;
  const { aim, points, reviewedOn } = kept;
  const { changes, adherence, flares } = progress;
  const seen = {
    today,
    series: points,
    changes,
    flareDays: flares?.days ?? [],
    flares: [],
    adherence,
    isWorse: stopMetOn(turn.aims, turn.talk.found) !== undefined,
    ...(reviewedOn !== undefined && { reviewedOn }),
  };
  return review(aim, seen, turn.content.outcomes);
}

interface Known {
  kept: KeptAim;
  today: Day;
  step: number;
}

/** "On its way" only when it has come nearer by more than chance; before that there is time, and nothing to say. */
export function standingOf({ status }: Reviewed, { kept, today, step }: Known): Standing {
  if (status === 'target-met') return 'reached';
  if (status === 'too-little') return 'too-little';
  if (today >= kept.aim.by) return 'not-by-the-date';
  const moved = (kept.points.at(-1)?.value ?? 0) - (kept.points[0]?.value ?? 0);
  return moved >= step ? 'on-the-way' : 'not-yet';
}

/** With the week on Sundays: an aim reached this week, or that it is time to look at it. */
export function sayAimOfWeek(turn: Turn, day: Day, weekBegan: Day): void {
  const kept = currentAim(turn.aims);
  const reviewed = reviewOf(turn, day, progressOn(turn.talk, day, turn.content.outcomes));
  if (kept === undefined || reviewed === undefined) return;
  const last = kept.points.at(-1);
  const isNews = last !== undefined && last.day >= weekBegan;
  if (reviewed.status === 'target-met' && isNews) turn.say('week.aim-reached', { aim: kept.aim.words });
  // A plan of weeks has looks of its own.
  else if (reviewed.status !== 'target-met' && reviewed.due !== 'no' && turn.weeks.aim === undefined)
    turn.say('week.aim-due', { aim: kept.aim.words });
}
