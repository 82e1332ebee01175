/**
 * Runs a FHIR Questionnaire as a conversation, one question a message. What it keeps is the form, its version and the
 * question that is open; after a change of content a reply is never filed under a question the patient did not see.
 */
import type { DialogContext, DialogInstance, DialogReason, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { questions } from '../../src/model/questionnaire.ts';
import { remarksIn } from '../../src/reading/remarks.ts';
import { saysStartOver } from '../../src/reading/start-over.ts';
import { mayGoOn, typedMeanwhile } from '../after-danger.ts';
import { withoutDaysTold } from '../days-told.ts';
import { nextQuestion } from '../progress.ts';
import { saidIn, turnOf, wordsOf, type Context } from '../turn-of.ts';
import { keepNote, wholeAnswer } from '../whole-answer.ts';
import { understand } from '../understand.ts';
import { ask, show, moveTo, openFor, stateOf, openCheckIn, formOf, isAsShown, type State } from './state.ts';
import { finish, goOn, goOnAnywhere, moved, startOver } from './onwards.ts';
import { confirmAlike, offersAlike } from './alike.ts';
import { apply, confirmSame } from './answer.ts';
import { withoutPutRight } from './filed.ts';

export class QuestionnaireDialog extends Dialog {
  constructor() {
    super('questionnaire');
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const form = formOf(turn, openCheckIn(turn).questionnaire);
    const first = nextQuestion(form, openCheckIn(turn));
    if (form === undefined || first === undefined) return finish(dc, turn);
    Object.assign(stateOf(dc), { questionnaire: form.id, linkId: first.linkId, tries: 0 });
    ask(dc, turn, form, first);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const state = stateOf(dc);
    const form = formOf(turn, state.questionnaire);
    const item = form && questions(form).find((each) => each.linkId === state.linkId);
    if (state.answered === true && form !== undefined && item !== undefined)
      return goOn(dc, turn, form, item);
    if (state.unseen === true && form !== undefined && item !== undefined) {
      ask(dc, turn, form, item);
      return Dialog.EndOfTurn;
    }
    if (form === undefined || item === undefined || !isAsShown(turn, form, item, state))
      return moved(dc, turn, form);
    const { alike } = state;
    delete state.alike;
    // After talk of a danger a yes may be about that.
    if (alike !== undefined && state.aside !== true) return confirmAlike(dc, turn, form, item, alike);
    if (state.same !== undefined) return confirmSame(dc, turn, form, item, state);
    if (saidIn(turn).card === undefined && saysStartOver(saidIn(turn).text, wordsOf(turn)))
      return startOver(dc, turn, form);
    const said = withoutPutRight(turn, form, item, withoutDaysTold(turn, item, saidIn(turn)));
    if (said === undefined) {
      state.tries = 0;
      ask(dc, turn, form, item);
      return Dialog.EndOfTurn;
    }
    const whole = wholeAnswer(turn, form, item, said);
    if (whole !== undefined) {
      const isOffered = whole.danger === undefined && offersAlike(turn, form, state, whole.same);
      if (isOffered) return Dialog.EndOfTurn;
      const { danger, doubtful } = whole;
      if (danger === undefined && doubtful !== undefined)
        return apply(dc, turn, form, item, { kind: 'maybe', value: doubtful.value, of: doubtful.linkId });
      return goOnAnywhere(dc, turn, form, item, whole.danger);
    }
    const meaning = understand(said, openFor(turn, form, item), wordsOf(turn));
    const isNumber = meaning.kind === 'answer' && typeof meaning.given.value === 'number';
    if (isNumber && said.card === undefined) keepNote(turn, form, remarksIn(said.text, wordsOf(turn)));
    return apply(dc, turn, form, item, meaning);
  }

  override async resumeDialog(
    dc: DialogContext,
    _why?: DialogReason,
    ended?: unknown,
  ): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    const turn = turnOf(dc.context);
    const form = formOf(turn, state.questionnaire);
    const item = form && questions(form).find((each) => each.linkId === state.linkId);
    const isNext = state.answered === true && form !== undefined && item !== undefined;
    const typed = typedMeanwhile(ended);
    if (typed.length > 0) state.meanwhile = [...typed];
    if (mayGoOn(ended) && isNext) return goOn(dc, turn, form, item);
    if (mayGoOn(ended)) await dc.repromptDialog();
    else state.aside = true;
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: Context, instance: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    const state = instance.state as State;
    const form = formOf(turn, state.questionnaire);
    const open = form && questions(form).find((each) => each.linkId === state.linkId);
    const item = open ?? nextQuestion(form, openCheckIn(turn));
    if (form === undefined || item === undefined) return;
    if (open === undefined) moveTo(state, item);
    show(turn, form, item, state);
  }
}
