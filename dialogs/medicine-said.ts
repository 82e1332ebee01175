/** The fixed answer to a question about a medicine: the same whatever is open, a question about danger too. */
import { asksAboutLate, asksForMore, tellsOfTaken } from '../src/reading/medicine-question.ts';
import type { Turn } from '../src/turn/turn.ts';
import { wordsOf } from './turn-of.ts';

export function sayMedicine(turn: Turn, text: string, as?: { purpose: 'safety' }): void {
  const words = wordsOf(turn);
  turn.task('medicine-asked');
  const asksMore = asksForMore(text, words);
  // When to take what is late stands in the leaflet, and is nobody's guess.
  const isLate = !asksMore && asksAboutLate(text, words);
  turn.say(asksMore ? 'medicine.more' : isLate ? 'medicine.late' : 'medicine.question', {}, as);
  if (isLate && !tellsOfTaken(text, words)) return;
  turn.say('medicine.too-much', {}, as);
}
