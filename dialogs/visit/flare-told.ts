/** A flare that is told of beside a visit. */
import { readCommand } from '../../src/reading/command.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { understandingOf } from '../../src/understanding/of-content.ts';
import { wordsOf } from '../turn-of.ts';

/** By words for it, or plainly in others. */
export function tellsOfFlare(turn: Turn, text: string): boolean {
  if (readCommand(text, wordsOf(turn)) === 'flare') return true;
  const meant = understandingOf(turn.content)(text);
  return meant.kind === 'wish' && meant.intent === 'flare';
}

/** They may mean one. */
export function mayTellOfFlare({ content }: Turn, text: string): boolean {
  const meant = understandingOf(content)(text);
  return meant.kind === 'maybe' && (meant.intent === 'flare' || meant.or === 'flare');
}
