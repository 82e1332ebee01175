import type { Turn, Values } from '../src/turn/turn.ts';
import { clinicianTitle } from './who.ts';

/** What somebody in danger hears while others deal with it: who has it, if anybody really has, and whom to call. */
export function sayHeld(turn: Turn): void {
  const holder = turn.alert?.acknowledgedBy?.clinician;
  const talk = talkOf(turn);
  if (holder === undefined) return turn.say('crisis.again', talk, { purpose: 'safety' });
  turn.say('crisis.held', { ...talk, clinician: clinicianTitle(turn, holder) }, { purpose: 'safety' });
}

/** Whoever has taken too much, and has said nothing of wanting to die, is helped by the poison line and not by the crisis line. */
function talkOf({ alert, content, patient }: Turn): Values {
  const heard = new Set(alert?.quotes.flatMap(({ signals }) => signals.map(({ signal }) => signal)));
  const { poison } = content.numbers(patient.country);
  const isOverdose = heard.has('overdose_sedation') && !heard.has('suicide_self_harm');
  return isOverdose && poison !== undefined ? { crisis: poison } : {};
}
