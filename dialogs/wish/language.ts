/** Another language, on ordinary days: kept with the patient, and said in it at once. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Turn } from '../../src/turn/turn.ts';
import { isBeingWritten } from '../safety-plan.ts';
import { isTakenElsewhere } from '../takes.ts';
import { keepLanguage } from './keep-language.ts';

/** True when the text was that, and has been answered. Where whatever is written is somebody's own words, so is this. */
export async function hearLanguage(dc: DialogContext, turn: Turn, text: string): Promise<boolean> {
  if (isBeingWritten(dc) || isTakenElsewhere(dc, turn)) return false;
  if (!keepLanguage(turn, text)) return false;
  turn.say('wish.language');
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}
