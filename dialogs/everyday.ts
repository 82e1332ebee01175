/** What is said when no dialog is open: never a dead end, and nothing that is not true. */
import type { Said } from '../src/model/event.ts';
import { localDay, MINUTE } from '../src/model/time.ts';
import type { Command } from '../src/reading/command.ts';
import type { Noise } from '../src/reading/noise.ts';
import { isOnlyHeard, readYesNo } from '../src/reading/yes-no.ts';
import type { Turn } from '../src/turn/turn.ts';
import { sayHeld } from './held.ts';
import { wordsOf } from './turn-of.ts';

export function idle(turn: Turn, said: Said, command: Command | undefined, noise: Noise | undefined): void {
  if (noise === 'tapback' || noise === 'auto-reply') return;
  if (noise === 'empty' && said.media === 0 && said.text.trim() !== '') return turn.say('everyday.menu');
  if (noise === 'empty') return turn.say(said.media > 0 ? 'everyday.pictures' : 'everyday.empty');
  if (command === 'greeting' && isGreeted(turn)) return turn.say('everyday.menu');
  if (command === 'thanks' || command === 'greeting') return turn.say(`everyday.${command}`);
  if (command === 'skip' || command === 'back') return turn.say('everyday.none-open');
  if (said.card !== undefined || looksLikeScore(said.text)) return late(turn);
  if (turn.alert?.tier === 'urgent') return withTheAlert(turn);
  turn.say(isOnlyHeard(said.text, wordsOf(turn)) ? 'everyday.all-right' : 'everyday.idle');
}

/** The welcome in Teams has just said how to begin. */
export function agreesToBegin(turn: Turn, said: Said): boolean {
  const at = turn.talk.greetedAt;
  const isYes = said.card === undefined && readYesNo(said.text, wordsOf(turn)) === 'yes';
  return isYes && at !== undefined && turn.now - at < JUST_NOW;
}

/** The "hi" that brought them to Teams has been answered with the welcome: what comes next is what they can do. */
function isGreeted(turn: Turn): boolean {
  const at = turn.talk.greetedAt;
  turn.noteGreeting(undefined);
  return at !== undefined && turn.now - at < JUST_NOW;
}
const JUST_NOW = 5 * MINUTE;

/** Somebody looks at an urgent alert today, and reads with it what is written meanwhile. */
export function withTheAlert(turn: Turn): void {
  turn.raise('soon', []);
  sayHeld(turn);
}

/** A bare number after the questions have ended: not filed anywhere, and the patient is told so. */
function late(turn: Turn): void {
  if (turn.checkIn?.status === 'open') return turn.say('check-in.waits');
  const today = localDay(turn.now, turn.patient.zone);
  const done = turn.checkIn?.day === today && turn.checkIn.status === 'complete';
  turn.say(done ? 'check-in.already-done' : 'check-in.over');
}

export function looksLikeScore(text: string): boolean {
  return /^\W*\d{1,2}(\s*\/\s*10)?\W*$/.test(text.normalize('NFKC'));
}
