/** Another language, kept with the patient from the first word of the answer on. */
import { readLanguageWish } from '../../src/reading/language-wish.ts';
import type { Said } from '../../src/model/event.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { wordsOf } from '../turn-of.ts';
import { rememberWish } from './remember.ts';

/** True when the text was a wish for it. */
export function keepLanguage(turn: Turn, text: string): boolean {
  const lang = readLanguageWish(text, wordsOf(turn));
  if (lang === undefined) return false;
  rememberWish(turn, 'lang');
  turn.keepPatient({ ...turn.patient, lang });
  return true;
}

/** While a danger stands: what is said next, in it, is what to do now, or the question that is open. */
export function heardLanguageInDanger(turn: Turn, said: Said): boolean {
  if (said.card !== undefined || !keepLanguage(turn, said.text)) return false;
  turn.say('wish.language', {}, { purpose: 'safety' });
  return true;
}
