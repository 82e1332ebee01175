/** What a patient asks to be done with their plan, wherever the conversation stands. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../src/model/event.ts';
import { isWritten, nextPart, planParts } from '../src/model/safety-plan.ts';
import { readCommand } from '../src/reading/command.ts';
import { hasPhrase, listsOf } from '../src/reading/phrases.ts';
import { readPlanWish } from '../src/reading/plan-wish.ts';
import { isRefusal } from '../src/reading/refusal.ts';
import { clausesOf, tokensOf } from '../src/reading/tokens.ts';
import type { Turn } from '../src/turn/turn.ts';
import { understandingOf } from '../src/understanding/of-content.ts';
import { showPlan } from './plan-shown.ts';
import { isBeingWritten, type PlanBegin } from './safety-plan.ts';
import { saidIn, wordsOf } from './turn-of.ts';

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

/**
 * A wish for a plan that does not say which: there are other plans, and who wants to walk more must not be led into the hardest
 * hours. Where one has been begun, or it has been asked back already, it is that.
 */
export async function wishPlan(dc: DialogContext, turn: Turn): Promise<void> {
  const { text } = saidIn(turn);
  const names = listsOf(wordsOf(turn), ({ plan }) => plan.names);
  const isNamed = readCommand(text, wordsOf(turn)) === 'plan' || hasPhrase(tokensOf(text), names);
  const meant = understandingOf(turn.content)(text);
  const isOpen = meant.kind === 'wish' && meant.intent === 'plan' && turn.safetyPlan === undefined;
  if (isNamed || !isOpen) return seePlan(dc, turn);
  await dc.beginDialog('which', { stage: 'maybe', intent: 'plan', words: text });
}

/**
 * "No", "not that one", said to its first question: it ends. What is wanted instead is left to be heard; undefined where it was no
 * refusal.
 */
export function leaveUnwantedPlan(dc: DialogContext, turn: Turn, { text, card }: Said): string | undefined {
  const { activeDialog: open } = dc;
  if (open === undefined || !isBeingWritten(dc) || card !== undefined) return undefined;
  const { part, alone } = open.state as PlanBegin;
  const [first, ...more] = clausesOf(tokensOf(text));
  if (part !== planParts[0] || first === undefined) return undefined;
  const end = more[0]?.[0]?.from;
  const [no, rest] = end === undefined ? [text, ''] : [text.slice(0, end), text.slice(end)];
  const wanted = understandingOf(turn.content)(rest);
  // "No, I stop sleeping" tells how it begins.
  const isOther = rest === '' || (wanted.kind === 'wish' && wanted.intent !== 'plan');
  const turnsDown = (words: string) =>
    isRefusal(
      words,
      wordsOf(turn),
      listsOf(wordsOf(turn), ({ plan }) => plan.notThat),
    );
  if (!turnsDown(isOther ? no : text)) return undefined;
  dc.stack.pop();
  turn.say(alone === true ? 'plan.stays' : 'plan.not-now');
  return isOther ? rest : '';
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
