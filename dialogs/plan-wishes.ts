/** What a patient asks to be done with their plan, wherever the conversation stands. */
import type { DialogContext } from 'botbuilder-dialogs';
import { isWritten, nextPart, planParts } from '../src/model/safety-plan.ts';
import { readPlanWish } from '../src/reading/plan-wish.ts';
import type { Turn } from '../src/turn/turn.ts';
import { showPlan } from './plan-shown.ts';
import type { PlanBegin } from './safety-plan.ts';
import { wordsOf } from './turn-of.ts';

/** Shown as far as it goes, and gone on with where parts have not been come to yet. */
export async function seePlan(dc: DialogContext, turn: Turn): Promise<void> {
  const shown = showPlan(turn);
  const part = nextPart(turn.safetyPlan);
  const isOpen = dc.activeDialog?.id === 'safety-plan';
  if (part === undefined) turn.say(shown ? 'plan.home' : 'plan.left-out');
  else turn.say(shown ? 'plan.go-on' : 'plan.intro');
  if (isOpen) return dc.repromptDialog();
  if (part !== undefined) return begin(dc, { stage: 'writing', part });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** True when the message was such a wish and has been answered. */
export async function changePlan(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  const wish = turn.safetyPlan === undefined ? undefined : readPlanWish(text, wordsOf(turn));
  if (wish === undefined) return false;
  if (dc.activeDialog?.id === 'safety-plan') dc.stack.pop();
  if (wish.kind === 'erase') {
    if (isWritten(turn.safetyPlan)) await begin(dc, { stage: 'erasing', part: planParts[0] });
    else turn.say('plan.left-out');
    return true;
  }
  const part = wish.number === undefined ? undefined : planParts[wish.number - 1];
  if (part === undefined) turn.say('plan.which');
  else await begin(dc, { stage: 'writing', part, alone: true });
  return true;
}

async function begin(dc: DialogContext, options: PlanBegin): Promise<void> {
  await dc.beginDialog('safety-plan', options);
}
