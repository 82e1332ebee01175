/** Somebody else may hold the phone: the clinic is told before anybody says more, and texts end with a word. */
import type { Said } from '../src/model/event.ts';
import { readNotMe } from '../src/reading/not-me.ts';
import type { Turn } from '../src/turn/turn.ts';
import { wordsOf } from './turn-of.ts';

export function isNotMe(turn: Turn, text: string | undefined): boolean {
  return text !== undefined && readNotMe(text, wordsOf(turn), turn.patient.name);
}

/** True when it has been answered. Danger in the same words is danger, whoever wrote them. */
export function heardNotMe(turn: Turn, said: Said): boolean {
  if (said.card !== undefined || !isNotMe(turn, said.text)) return false;
  turn.task('wrong-number');
  const ends = turn.consent(said.from.channel) === 'revoked';
  if (ends || said.tier !== 'none') return ends && said.tier === 'none';
  turn.say('consent.not-you', {}, { purpose: 'safety' });
  return true;
}
