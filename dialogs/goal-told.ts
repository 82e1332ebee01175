/** A goal from the clinic's record is told once. It asks nothing, so that it takes no other answer. */
import { DAY } from '../src/model/time.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isInDanger } from './standing-danger.ts';

export const GOAL_PROPOSED = 'goal-proposed';
/** What has waited for so long is told by AIM, when the patient asks for it. */
const STALE = 7 * DAY;

export function isGoalUntold({ aims, now }: Turn): boolean {
  const proposed = aims?.proposed?.at(-1);
  return proposed !== undefined && proposed.told !== true && now - proposed.at <= STALE;
}

export function tellGoal(turn: Turn): void {
  const { proposed = [], ...aims } = turn.aims ?? { v: 1, aims: [] };
  const last = proposed.at(-1);
  if (last === undefined) return;
  turn.say('aim.proposed', { aim: last.words }, { purpose: 'reminder' });
  turn.keepAims({ ...aims, proposed: [...proposed.slice(0, -1), { ...last, told: true }] });
}

/** True when something was said. */
export function sayGoalWithCheckIn(turn: Turn): boolean {
  if (!isGoalUntold(turn) || isInDanger(turn)) return false;
  tellGoal(turn);
  turn.unplan(GOAL_PROPOSED);
  return true;
}
