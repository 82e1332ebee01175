/** Who asks what is kept of them, or that it be deleted: a person of the clinic sees to both, and each has its own true words. */
import { saysErase } from '../src/reading/erasing.ts';
import type { Turn } from '../src/turn/turn.ts';
import { wordsOf } from './turn-of.ts';

export function dataKey(turn: Turn): 'everyday.data' | 'everyday.erase' {
  const isErasure = turn.event.kind === 'said' && saysErase(turn.event.text, wordsOf(turn));
  return isErasure ? 'everyday.erase' : 'everyday.data';
}
