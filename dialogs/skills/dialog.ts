/**
 * A skill of the library: offered with its reason or asked for, short or step by step by the clock, and whether it helped.
 * The skills are content (content/skills); what may be said at all is decided in gate.ts alone.
 */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { Said } from '../../src/model/event.ts';
import { readWhole } from '../../src/reading/command.ts';
import { readNoise } from '../../src/reading/noise.ts';
import { tellsOfSorrow } from '../../src/reading/skill-wish.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { CrisisEnd } from '../crisis.ts';
import { saidIn, turnOf, wordsOf } from '../turn-of.ts';
import { hearSkill } from './answers.ts';
import { SKILL_PART, teach } from './gate.ts';
import { linkOf, show } from './show.ts';
import { stateOf, type SkillBegin, type SkillState } from './state.ts';

export class SkillDialog extends Dialog {
  constructor() {
    super('skill');
  }

  override async beginDialog(dc: DialogContext, begin: SkillBegin): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    Object.assign(stateOf(dc), { ...begin, tries: 0, shownAt: turn.now });
    show(turn, stateOf(dc));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = stateOf(dc);
    const said = saidIn(turn);
    const noise = readNoise(said.text, wordsOf(turn));
    if (noise === 'tapback' || noise === 'auto-reply') return Dialog.EndOfTurn;
    // Nobody is asked about an exercise in answer to a death.
    if (tellsOfSorrow(said.text, wordsOf(turn))) {
      turn.unplan(SKILL_PART);
      turn.say('everyday.idle');
      return dc.endDialog();
    }
    if (noise === 'empty' && said.card === undefined)
      turn.say(said.media > 0 ? 'everyday.pictures' : 'everyday.empty');
    else if (isOldCard(said, state)) turn.say('skills.old-card');
    else if (state.unseen !== true) return hear(dc, turn, state, said.card?.answer ?? said.text);
    show(turn, state);
    return Dialog.EndOfTurn;
  }

  override async resumeDialog(
    dc: DialogContext,
    _why?: DialogReason,
    ended?: unknown,
  ): Promise<DialogTurnResult> {
    const { goOn } = { goOn: true, ...(ended as Partial<CrisisEnd> | undefined) };
    // The clock has gone on meanwhile; what is left of the guided form is its question.
    delete stateOf(dc).part;
    if (goOn) show(turnOf(dc.context), stateOf(dc));
    else stateOf(dc).unseen = true;
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: DialogContext['context'], instance: DialogInstance): Promise<void> {
    show(turnOf(context), instance.state as SkillState);
  }
}

function isOldCard({ card }: Said, state: SkillState): boolean {
  return card !== undefined && card.linkId !== linkOf(state);
}

async function hear(
  dc: DialogContext,
  turn: Turn,
  state: SkillState,
  text: string,
): Promise<DialogTurnResult> {
  switch (readWhole(text, wordsOf(turn))) {
    case 'later':
    case 'skip':
      turn.unplan(SKILL_PART);
      turn.say('skills.later');
      return dc.endDialog();
    case 'why':
      sayWhy(turn, state);
      show(turn, state);
      return Dialog.EndOfTurn;
    case 'repeat':
    case 'back':
      show(turn, state);
      return Dialog.EndOfTurn;
    default:
      return hearSkill(dc, turn, state, text);
  }
}

/** From the person's own record, with the numbers that it rests on. */
function sayWhy(turn: Turn, { stage, skill = '', because, values }: SkillState): void {
  if (because !== undefined) teach(turn, because, values);
  const { done, helped } = turn.skills.tally[skill] ?? { done: 0, helped: 0 };
  if (stage === 'offer' && done > 0) teach(turn, 'skills.why.helped', { times: helped, count: done });
  if (stage === 'list') teach(turn, 'skills.why.list');
  if (stage === 'how') teach(turn, 'skills.why.how');
  if (stage === 'helped') teach(turn, 'skills.why.question');
}
