/** Whoever wishes for the day's questions and answers some of them in the same text is not asked those again. */
import type { DialogContext } from 'botbuilder-dialogs';
import { answerTo } from '../src/model/check-in.ts';
import { questions } from '../src/model/questionnaire.ts';
import { readNumber } from '../src/reading/number.ts';
import { toldBehind } from '../src/reading/told-behind.ts';
import { readWhole } from '../src/reading/whole-answer.ts';
import type { Turn } from '../src/turn/turn.ts';
import { beginCheckIn } from './check-in.ts';
import { sayNoted } from './questionnaire/filed.ts';
import { saidIn, wordsOf } from './turn-of.ts';
import { askedOf } from '../src/reading/scale.ts';
import { withoutQuestion } from './without-question.ts';

/** `words`: those in which it is wished for. */
export async function beginCheckInTold(dc: DialogContext, turn: Turn, words: string): Promise<void> {
  const begun = await turn.withheld(() => beginCheckIn(dc, turn));
  const told = dc.activeDialog?.id === 'questionnaire' ? toldIn(turn, words) : undefined;
  if (told === undefined) return turn.sayAll(begun);
  const { text } = saidIn(turn);
  turn.hears(told.text);
  const answered = await turn.withheld(async () => void (await dc.continueDialog()));
  turn.hears(text);
  turn.sayAll(withoutQuestion(begun));
  // Nobody had been asked, so they hear what was taken for the answer.
  const given = turn.checkIn && answerTo(turn.checkIn, told.linkId);
  if (given?.value !== undefined && !answered.some(({ key }) => key === 'question.noted'))
    sayNoted(turn, told.linkId, given);
  turn.sayAll(answered);
}

/** What would answer the question that is put first, had it been put before; undefined where nobody could say what is meant. */
function toldIn(turn: Turn, said: string): { text: string; linkId: string } | undefined {
  const { checkIn } = turn;
  const form = checkIn && turn.content.questionnaire(checkIn.questionnaire);
  const all = form ? questions(form).filter(({ linkId }) => answerTo(checkIn, linkId) === undefined) : [];
  const [open, ...later] = askedOf(all, wordsOf(turn));
  if (open === undefined) return undefined;
  const text = toldBehind(said, [open, ...later], wordsOf(turn));
  if (text === undefined) return undefined;
  const isWhole = readWhole(text, open, later, wordsOf(turn)) !== undefined;
  const isTold = isWhole || readNumber(text, open.scale, wordsOf(turn)).kind === 'value';
  return isTold ? { text, linkId: open.linkId } : undefined;
}
