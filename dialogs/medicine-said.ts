/** The fixed answer to a question about a medicine: the same whatever is open, a question about danger too. */
import { asksAboutLate, asksForMore } from '../src/reading/medicine-question.ts';
import type { Turn } from '../src/turn/turn.ts';
import { wordsOf } from './turn-of.ts';

export function sayMedicine(turn: Turn, text: string, as?: { purpose: 'safety' }): void {
  const words = wordsOf(turn);
  turn.task('medicine-asked');
  // When to take what is late stands in the leaflet, and is nobody's guess; nothing in it was too much.
  if (!asksForMore(text, words) && asksAboutLate(text, words)) return turn.say('medicine.late', {}, as);
  turn.say(asksForMore(text, words) ? 'medicine.more' : 'medicine.question', {}, as);
  turn.say('medicine.too-much', {}, as);
}
