/** The end of a phase, or of two weeks of work: what was reached is named, what was not is made longer and never made up for. */
import { lookedAt } from '../../src/coaching/aim-weeks.ts';
import { afterWork } from '../../src/coaching/work-weeks.ts';
import { currentAim, withPoint } from '../../src/model/aim.ts';
import { daysBetween, dayAfter, localDay, shownDay } from '../../src/model/time.ts';
import { phaseNow, type WorkFelt } from '../../src/model/weeks.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { shortened } from '../questions.ts';

export function lookAtAim(turn: Turn, value: number): void {
  const plan = turn.weeks.aim;
  const kept = currentAim(turn.aims);
  if (plan === undefined || kept === undefined || turn.aims === undefined || phaseNow(plan) === undefined)
    return;
  const { lang, zone } = turn.patient;
  const today = localDay(turn.now, zone);
  const looked = lookedAt(plan, today, value);
  turn.keepAims(withPoint(turn.aims, today, value));
  turn.keepWeeks({ ...turn.weeks, aim: looked.plan });
  const weeks = Math.max(1, Math.round(daysBetween(plan.from, today) / 7));
  const values = { aim: shortened(kept.aim.words), first: plan.first, now: value, count: weeks };
  switch (looked.kind) {
    case 'reached':
      turn.say(looked.next === undefined ? 'weeks.done' : 'weeks.reached', values);
      if (looked.next !== undefined) sayPhase(turn);
      return;
    case 'longer':
      return turn.say('weeks.longer', { ...values, day: shownDay(looked.until, lang) });
    case 'look':
      turn.say('weeks.look', values);
      return turn.say('review.stop', { stop: kept.aim.stopRule });
  }
}

export function sayPhase(turn: Turn): void {
  const plan = turn.weeks.aim;
  const phase = plan && phaseNow(plan);
  if (plan === undefined || phase === undefined) return;
  const { lang } = turn.patient;
  turn.say(`weeks.phase.${phase.name}`, { reach: phase.target, day: shownDay(phase.until, lang) });
}

export function lookAtWork(turn: Turn, felt: string): void {
  const plan = turn.weeks.work;
  if (plan === undefined) return;
  const { lang, zone } = turn.patient;
  const today = localDay(turn.now, zone);
  const since = dayAfter(today, -14);
  const { flares } = turn;
  const hadFlare = flares.open !== undefined || flares.past.some(({ to }) => to >= since);
  const next = afterWork(plan, today, felt as WorkFelt, hadFlare);
  turn.keepWeeks({ ...turn.weeks, work: next.plan });
  const day = next.plan.nextLook === undefined ? '' : shownDay(next.plan.nextLook, lang);
  turn.say(`weeks.work.${next.kind}`, { value: next.hours, day, words: shortened(plan.role) });
}
