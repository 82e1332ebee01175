/** Another language: kept with the patient, and said in it at once. */
import type { DialogContext } from 'botbuilder-dialogs';
import { readLanguageWish } from '../../src/reading/language-wish.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isBeingWritten } from '../safety-plan.ts';
import { isTakenElsewhere } from '../takes.ts';
import { wordsOf } from '../turn-of.ts';
import { rememberWish } from './remember.ts';

/** True when the text was that, and has been answered. Where whatever is written is somebody's own words, so is this. */
export async function hearLanguage(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  if (isBeingWritten(dc) || isTakenElsewhere(dc, turn)) return false;
  if (!keepLanguage(turn, text)) return false;
  turn.say('wish.language');
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

export function keepLanguage(turn: Turn, text: string): boolean {
  const lang = readLanguageWish(text, wordsOf(turn));
  if (lang === undefined) return false;
  rememberWish(turn, 'lang');
  turn.keepPatient({ ...turn.patient, lang });
  return true;
}
