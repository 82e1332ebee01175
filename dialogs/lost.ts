/**
 * A dialog that a new version has renamed or removed, or whose state it cannot read, must not hold its patient for ever,
 * and what the patient was asked must not be forgotten with it.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { z } from 'zod';
import { DIRECT_QUESTION } from '../src/model/file.ts';
import type { SignalName } from '../src/model/signal.ts';
import type { Turn } from '../src/turn/turn.ts';
import { formState } from './form/state.ts';
import { guides } from './guides.ts';
import { lateState } from './late.ts';
import { questionnaireState } from './questionnaire/state.ts';
import { wishState } from './wish/dialog.ts';
import { putRightState } from './put-right/state.ts';
import { whichState } from './which.ts';
import { crisisState } from './crisis-state.ts';

export interface Lost {
  /** The direct question of this signal was waiting for its answer. */
  asked: SignalName | undefined;
  /** A question of the check-in was. */
  checkIn: boolean;
  /** A question of a form was. */
  form: boolean;
}

const states: Record<string, z.ZodType> = {
  crisis: crisisState,
  questionnaire: questionnaireState,
  form: formState,
  wish: wishState,
  'put-right': putRightState,
  late: lateState,
  which: whichState,
  ...Object.fromEntries(guides.map(({ id, state }) => [id, state])),
};
/** When nobody can say which danger was asked about, it is taken for the gravest that is asked about. */
const GRAVEST: SignalName = 'suicide_self_harm';

/** Undefined when every dialog of the stack is known and readable. */
export async function dropLost(dc: DialogContext, turn: Turn): Promise<Lost | undefined> {
  const stack = [...dc.stack];
  const isReadable = stack.every((each) => states[each.id]?.safeParse(each.state).success);
  // What was waiting for an answer stands beside the stack, so that it is not lost with it.
  const waiting = turn.talk.asked;
  if (isReadable && (stack.length > 0 || waiting === undefined)) return undefined;
  await dc.cancelAllDialogs();
  const signal = crisisState.shape.signal.safeParse(stack.at(-1)?.state['signal']);
  return {
    asked: waiting === DIRECT_QUESTION ? (signal.data ?? GRAVEST) : undefined,
    checkIn: turn.checkIn?.status === 'open' && waiting !== DIRECT_QUESTION,
    form: turn.form?.status === 'open' && turn.checkIn?.status !== 'open' && waiting !== DIRECT_QUESTION,
  };
}
