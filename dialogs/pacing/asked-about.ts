/** What somebody asks or wants of their plan in their own words: how it goes, how much, or no more questions about it. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../../src/model/event.ts';
import { readPacingWish } from '../../src/reading/pacing-wish.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { isTakenElsewhere } from '../takes.ts';
import { wordsOf } from '../turn-of.ts';
import { beginPacing, endPacing } from './begin.ts';

/** True when the text was about the plan, and has been answered. */
export async function hearPacingWish(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  const { pacing } = turn;
  if (pacing === undefined || said.card !== undefined || said.tier !== 'none') return false;
  if (isTakenElsewhere(dc, turn)) return false;
  const wish = readPacingWish(said.text, pacing.words, wordsOf(turn));
  if (wish === undefined) return false;
  await (wish === 'over' ? endPacing : beginPacing)(dc, turn);
  return true;
}
