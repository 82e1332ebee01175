/** Back to work by hours: one change every two weeks, held after a flare, a step back when it was too much. Pure. */
import type { WorkFelt, WorkWeeks } from '../model/weeks.ts';
import { dayAfter, type Day } from '../model/time.ts';

const EVERY = 14;
const MOST_STEPS = 6;

/** From where the person is now to the goal, in at most so many steps. */
export function hoursOf(now: number, goal: number, from: Day): WorkWeeks['steps'] {
  const count = Math.max(1, Math.min(MOST_STEPS, Math.round(goal - now)));
  const all = Array.from({ length: count + 1 }, (_, at) => Math.round(now + ((goal - now) * at) / count));
  // Whoever does nothing of it now begins with the first step.
  const hours = now === 0 ? all.slice(1) : all;
  return hours.map((each, at) => ({ from: dayAfter(from, at * EVERY), hours: each }));
}

export function isWorkLookDue({ nextLook }: WorkWeeks, today: Day): boolean {
  return nextLook !== undefined && nextLook <= today;
}

export type WorkNext = { kind: 'on' | 'hold' | 'back' | 'goal'; hours: number; plan: WorkWeeks };

/** A flare in these two weeks holds it, whatever was said; nothing that was not done is made up for. */
export function afterWork(plan: WorkWeeks, day: Day, felt: WorkFelt, hadFlare: boolean): WorkNext {
  const last = plan.steps.length - 1;
  const kind =
    felt === 'too-much' ? 'back' : felt === 'not-done' || hadFlare ? 'hold' : plan.at >= last ? 'goal' : 'on';
  const move = { on: 1, goal: 0, hold: 0, back: -1 }[kind];
  const at = Math.min(last, Math.max(0, plan.at + move));
  const { nextLook: _, ...rest } = plan;
  const next = {
    ...rest,
    at,
    looks: [...plan.looks, { day, felt }],
    steps: plan.steps.map((each, place) =>
      place < at ? each : { ...each, from: dayAfter(day, (place - at) * EVERY) },
    ),
    ...(kind !== 'goal' && { nextLook: dayAfter(day, EVERY) }),
  };
  return { kind, hours: next.steps[at]?.hours ?? plan.goal, plan: next };
}
