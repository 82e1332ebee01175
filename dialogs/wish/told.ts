/**
 * Where it is known what somebody wishes of their check-ins, the day or the time stands anywhere in their words. What is
 * found is asked back.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { readOneDay, readStretch, type Stretch } from '../../src/reading/until.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { wordsOf } from '../turn-of.ts';
import { clockTold } from './clocks.ts';
import { askWish } from './dialog.ts';
import { resumed } from './done.ts';
import { pauseDays } from './pause-days.ts';

export async function wishPause(dc: DialogContext, turn: Turn, told: string): Promise<void> {
  const words = wordsOf(turn);
  const day = readOneDay(told, words);
  const when: Stretch = day ? { from: day, until: { days: 1 } } : readStretch(told, words);
  await askWish(dc, { kind: 'pause', ...pauseDays(turn, when) });
}

export async function wishTime(dc: DialogContext, turn: Turn, told: string): Promise<void> {
  const clock = clockTold(turn, told);
  if (clock !== undefined) return askWish(dc, { kind: 'clock', clock });
  turn.say('wish.how.time');
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

export async function wishResume(dc: DialogContext, turn: Turn): Promise<void> {
  if (await resumed(dc, turn)) return;
  turn.say('wish.not-paused', { time: turn.patient.checkInAt });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}
