/** Whoever is asked about a danger and goes on with the check-in instead has not answered yet: they are asked once more. */
import type { Said } from '../../src/model/event.ts';
import { questions } from '../../src/model/questionnaire.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { wordsOf } from '../turn-of.ts';
import { understand } from '../understand.ts';
import { formOf, openFor } from './state.ts';

/** Only a figure says so plainly: "terrible" may be how somebody answers the question about the danger. */
export function goesOnWithCheckIn(turn: Turn, said: Said): boolean {
  const { checkIn } = turn;
  const form = checkIn?.status === 'open' ? formOf(turn, checkIn.questionnaire) : undefined;
  if (form === undefined || !/\d/.test(said.text)) return false;
  return questions(form).some((item) => {
    const meaning = understand(said, openFor(turn, form, item), wordsOf(turn));
    return meaning.kind === 'answer' && typeof meaning.given.value === 'number';
  });
}
