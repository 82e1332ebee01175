/** PREPARE and AGREED. Getting ready goes on where it was left, while that is not long ago. */
import type { DialogContext } from 'botbuilder-dialogs';
import { DAY } from '../../src/model/time.ts';
import { TOP } from '../../src/model/visit.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isMadeWaiting } from './made.ts';
import { stage, type Stage, type VisitBegin } from './state.ts';

const LONG_AGO = 3 * DAY;

export async function beginVisit(dc: DialogContext, at: Stage): Promise<void> {
  if (dc.activeDialog?.id === 'visit') dc.stack.pop();
  await dc.beginDialog('visit', { stage: at } satisfies VisitBegin);
}

export function prepareVisit(dc: DialogContext, turn: Turn): Promise<void> {
  return beginVisit(dc, goesOnAt(turn));
}

/** A question that has gone meanwhile has no place to go on at. */
export function goesOnAt(turn: Turn): Stage {
  const { leftAt, questions } = turn.visit;
  const left = leftAt && turn.now - leftAt.at < LONG_AGO ? stage.safeParse(leftAt.stage).data : undefined;
  if (left === undefined) return 'matters';
  if (left === 'top' && questions.length <= TOP) return 'changes';
  return left === 'made' && !isMadeWaiting(turn) ? 'goal' : left;
}

export function noteLeftAt(turn: Turn, at: Stage): void {
  turn.keepVisit({ ...turn.visit, leftAt: { at: turn.now, stage: at } });
}
