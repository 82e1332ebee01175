import type { Turn } from '../src/turn/turn.ts';
import { clinicianTitle } from './who.ts';

/** What somebody in danger hears while others deal with it: who has it, if anybody really has, and whom to call. */
export function sayHeld(turn: Turn): void {
  const holder = turn.alert?.acknowledgedBy?.clinician;
  if (holder === undefined) return turn.say('crisis.again', {}, { purpose: 'safety' });
  turn.say('crisis.held', { clinician: clinicianTitle(turn, holder) }, { purpose: 'safety' });
}
