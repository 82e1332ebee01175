/** The fixed answer to a question about a medicine: the same whatever is open, a question about danger too. */
import { asksForMore } from '../src/reading/medicine-question.ts';
import type { Turn } from '../src/turn/turn.ts';
import { wordsOf } from './turn-of.ts';

export function sayMedicine(turn: Turn, text: string, as?: { purpose: 'safety' }): void {
  turn.task('medicine-asked');
  turn.say(asksForMore(text, wordsOf(turn)) ? 'medicine.more' : 'medicine.question', {}, as);
  turn.say('medicine.too-much', {}, as);
}
