/** Whether a language model may read what the patient writes: told at the start and when asked, and theirs to decide. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../src/model/event.ts';
import { readCommand } from '../src/reading/command.ts';
import { readNoise } from '../src/reading/noise.ts';
import type { Turn } from '../src/turn/turn.ts';
import { isBeingWritten } from './safety-plan.ts';
import { wordsOf } from './turn-of.ts';

export function tellOfAi(turn: Turn): void {
  if (turn.ai === 'on') turn.say('ai.used', {}, { purpose: 'reply' });
}

export function sayBot(turn: Turn, purpose: 'reply' | 'safety' = 'reply'): void {
  turn.say(turn.ai === 'on' ? 'ai.bot' : 'everyday.bot', {}, { purpose });
}

/** Kept also where no model is in use, so that it holds from the first day there is one. */
export async function chooseAi(dc: DialogContext, turn: Turn, choice: 'ai-off' | 'ai-on'): Promise<void> {
  const { noAi: _, ...others } = turn.patient;
  turn.keepPatient(choice === 'ai-off' ? { ...others, noAi: true } : others);
  turn.say(turn.ai === 'none' ? `ai.none-${choice}` : `ai.${choice}`);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/**
 * Our own readers have heard nothing in these words: they are read once more, after the turn. Not what is written into a
 * safety plan, which is nobody's but the patient's, and not what is too short to hide anything.
 */
export function readAgain(dc: DialogContext, turn: Turn, said: Said, wasWriting: boolean): void {
  if (said.tier !== 'none' || said.card !== undefined || wasWriting || isBeingWritten(dc)) return;
  if (turn.consent(said.from.channel) !== 'granted' || turn.alert?.tier === 'emergency') return;
  if (dc.stack.some(({ id }) => id === 'crisis')) return;
  const words = wordsOf(turn);
  if (readNoise(said.text, words) !== undefined || readCommand(said.text, words) !== undefined) return;
  const { leastWords } = turn.content.languageModel.policy;
  if ((said.text.match(/\p{L}{2,}/gu) ?? []).length >= leastWords) turn.think('danger');
}
