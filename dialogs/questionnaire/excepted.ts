/** What a reply to "as yesterday?" says is otherwise. */
import type { Words } from '../../src/content/words.ts';
import { questions, type Item, type Questionnaire } from '../../src/model/questionnaire.ts';
import { readAllBut, type AllBut } from '../../src/reading/all-but.ts';
import type { Asked } from '../../src/reading/named-questions.ts';
import type { Token } from '../../src/reading/tokens.ts';
import { saysSame } from '../../src/reading/without-number.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isToAsk } from '../progress.ts';
import { saidIn, wordsOf } from '../turn-of.ts';
import { askedOf } from '../../src/reading/scale.ts';
import { openCheckIn } from './state.ts';

export function askedFrom(turn: Turn, form: Questionnaire, item: Item): Asked[] {
  const others = questions(form).filter((each) => each !== item && isToAsk(each, openCheckIn(turn)));
  return askedOf([item, ...others], wordsOf(turn));
}

/** "Yes, but the pain is worse"; where it has no name, nobody knows what of the offer is agreed to. */
export function exceptedIn(turn: Turn, form: Questionnaire, item: Item): AllBut | undefined {
  const words = wordsOf(turn);
  const isSaid = (before: readonly Token[]) => isTaken(before, words);
  return readAllBut(saidIn(turn).text, askedFrom(turn, form, item), words, isSaid);
}

/** "Yes", "the same", said of what was offered; or nothing yet. */
function isTaken(before: readonly Token[], words: readonly Words[]): boolean {
  const said = before.map(({ text }) => text).join(' ');
  return before.length === 0 || readYesNo(said, words) === 'yes' || saysSame(before, words);
}
