/** What a question that stands open takes for its answer: that decides what else may be heard beside it. */
import type { DialogContext } from 'botbuilder-dialogs';
import { questions, range, type Item } from '../src/model/questionnaire.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isOwnWordsAsked } from './form/shown.ts';
import type { Takes } from './guided.ts';
import { guides } from './guides.ts';
import { questionnaireState } from './questionnaire/state.ts';
import { safetyPlan } from './safety-plan.ts';

/** Whatever is written here is somebody's own words, or for the one question that stands. */
export function isTakenElsewhere(dc: DialogContext, turn: Turn): boolean {
  const id = dc.activeDialog?.id;
  if (id === undefined || id === 'which') return false;
  if (id === 'questionnaire') return isNoteAsked(dc, turn);
  const takes = takenBy(dc, turn);
  return id === 'put-right' || takes === undefined || takes === 'words';
}

/** Undefined where nothing else is heard: a plan for the hardest hours is written, or a question of ours stands. */
export function takenBy({ activeDialog }: DialogContext, turn: Turn): Takes | undefined {
  if (activeDialog === undefined) return undefined;
  const { id, state } = activeDialog;
  const { unseen, stage } = state as { unseen?: boolean; stage?: string };
  if (unseen === true || (id === safetyPlan.id && stage === 'writing')) return undefined;
  if (id === 'questionnaire') return 'words';
  if (id === 'form') return isOwnWordsAsked(turn) ? 'words' : 'answer';
  if (id === 'wish' || id === 'put-right' || id === 'late') return 'answer';
  return guides.find((each) => each.id === id)?.takes(state);
}

export function isNoteAsked(dc: DialogContext, turn: Turn): boolean {
  const item = itemAsked(dc, turn);
  return item !== undefined && range(item) === undefined;
}

export function itemAsked({ activeDialog }: DialogContext, turn: Turn): Item | undefined {
  const state = questionnaireState.safeParse(activeDialog?.state).data;
  const form = state && turn.content.questionnaire(state.questionnaire);
  return form && questions(form).find((each) => each.linkId === state?.linkId);
}
