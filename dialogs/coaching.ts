/**
 * What is asked beside the day's check-in rides on it: no message of its own, and never over an open question. A flare goes
 * first; whatever finds a question open waits for another day.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Day } from '../src/model/time.ts';
import type { Turn } from '../src/turn/turn.ts';
import { flareAfterCheckIn } from './flare/begin.ts';
import { paceAfterCheckIn } from './pacing/begin.ts';

export async function coachAfterCheckIn(dc: DialogContext, turn: Turn, day: Day): Promise<void> {
  await flareAfterCheckIn(dc, turn, day);
  await paceAfterCheckIn(dc, turn);
}
