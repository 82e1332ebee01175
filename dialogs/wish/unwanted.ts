/**
 * A question that somebody does not want. Rules about danger read its answers, so that a person at the clinic decides; until then
 * nobody has to answer it.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { questions } from '../../src/model/questionnaire.ts';
import { namesOf } from '../../src/reading/named-questions.ts';
import { hasPhrase } from '../../src/reading/phrases.ts';
import { tokensOf } from '../../src/reading/tokens.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { labelOf } from '../labels.ts';
import { wordsOf } from '../turn-of.ts';

/** False where it is about no question of the check-in. */
export async function sayUnwanted(dc: DialogContext, turn: Turn, about: string): Promise<boolean> {
  const form = turn.content.questionnaire(turn.content.checkIns.questionnaire);
  const words = wordsOf(turn);
  const said = tokensOf(about);
  const named = (form ? questions(form) : []).find((each) => hasPhrase(said, namesOf(each, words)));
  if (named === undefined) return false;
  turn.task('question-unwanted');
  turn.say('wish.unwanted', { label: labelOf(turn, named.linkId) });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}
