/**
 * Where it is known what somebody wishes of their check-ins, the day or the time stands anywhere in their words. What is
 * found is asked back.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import { readStretch } from '../../src/reading/until.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { saidIn, wordsOf } from '../turn-of.ts';
import { clockIn } from './days.ts';
import { askWish } from './dialog.ts';
import { resumed } from './done.ts';
import { pauseDays } from './pause-days.ts';

export async function wishPause(dc: DialogContext, turn: Turn): Promise<void> {
  const when = readStretch(saidIn(turn).text, wordsOf(turn));
  await askWish(dc, { kind: 'pause', ...pauseDays(turn, when) });
}

export async function wishTime(dc: DialogContext, turn: Turn): Promise<void> {
  const clock = clockIn(saidIn(turn).text, wordsOf(turn));
  if (clock !== undefined) return askWish(dc, { kind: 'clock', clock });
  turn.say('wish.how.time');
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

export async function wishResume(dc: DialogContext, turn: Turn): Promise<void> {
  if (await resumed(dc, turn)) return;
  turn.say('wish.not-paused', { time: turn.patient.checkInAt });
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}
