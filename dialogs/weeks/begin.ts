/** STEPS and WORK: a plan of weeks is made, or read back; and the look at it that rides on a check-in. */
import type { DialogContext } from 'botbuilder-dialogs';
import { isLookDue } from '../../src/coaching/aim-weeks.ts';
import { isWorkLookDue } from '../../src/coaching/work-weeks.ts';
import { currentAim } from '../../src/model/aim.ts';
import { localDay } from '../../src/model/time.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isShut } from '../skills/gate.ts';
import { sayAimWeeks, sayWorkWeeks } from './read-back.ts';
import type { WeeksBegin, WeeksState } from './state.ts';

type Of = WeeksState['of'];

export async function beginWeeks(dc: DialogContext, turn: Turn, of: Of): Promise<void> {
  if (dc.activeDialog?.id === 'weeks') dc.stack.pop();
  if (isShut(turn)) turn.say('weeks.not-now', {}, { purpose: 'safety' });
  else if (of === 'aim' && currentAim(turn.aims) === undefined) turn.say('weeks.no-aim');
  else if (planOf(turn, of) !== undefined) {
    (of === 'aim' ? sayAimWeeks : sayWorkWeeks)(turn);
    turn.say(`weeks.leave-${of}`);
  } else if (dc.activeDialog !== undefined) turn.say(`weeks.after-${of}`);
  else {
    turn.say(`weeks.intro-${of}`);
    return begin(dc, of, of === 'aim' ? 'doing' : 'role');
  }
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

export async function endWeeks(dc: DialogContext, turn: Turn, of: Of): Promise<void> {
  if (dc.activeDialog?.id === 'weeks') dc.stack.pop();
  turn.say(planOf(turn, of) === undefined ? `weeks.none-${of}` : `weeks.over-${of}`);
  const { [of]: _, ...rest } = turn.weeks;
  turn.keepWeeks(rest);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

async function begin(dc: DialogContext, of: Of, stage: WeeksState['stage']): Promise<void> {
  await dc.beginDialog('weeks', { of, stage } satisfies WeeksBegin);
}

/** A plan for an aim that has been replaced since is none. */
function planOf(turn: Turn, of: Of): object | undefined {
  if (of === 'work') return turn.weeks.work;
  const { aim } = turn.weeks;
  return aim?.aim === currentAim(turn.aims)?.aim.id ? aim : undefined;
}

/** Which plan is to be looked at, if any. */
export function lookDue(turn: Turn): Of | undefined {
  if (isShut(turn)) return undefined;
  const today = localDay(turn.now, turn.patient.zone);
  const { work, aim } = turn.weeks;
  if (work !== undefined && isWorkLookDue(work, today)) return 'work';
  return aim !== undefined && planOf(turn, 'aim') !== undefined && isLookDue(aim, today) ? 'aim' : undefined;
}

export async function askLook(dc: DialogContext, of: Of): Promise<void> {
  await begin(dc, of, of === 'aim' ? 'ability' : 'felt');
}
