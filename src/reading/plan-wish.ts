/** "Change 3", "erase my plan": what a patient wants done with the plan they wrote. Only as the whole message. */
import type { Words } from '../content/words.ts';
import { isWhole, listsOf, longestAt, withoutEnds } from './phrases.ts';
import { tokensOf } from './tokens.ts';

export type PlanWish = { kind: 'erase' } | { kind: 'change'; number: number | undefined };

export function readPlanWish(text: string, words: readonly Words[]): PlanWish | undefined {
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const core = withoutEnds(
    spoken,
    listsOf(words, ({ fillers }) => fillers),
  );
  const erase = listsOf(words, ({ plan }) => plan.erase);
  if (isWhole(spoken, erase) || isWhole(core, erase)) return { kind: 'erase' };
  const length = longestAt(
    core,
    0,
    listsOf(words, ({ plan }) => plan.change),
  );
  const [number, ...more] = core.slice(length);
  if (length === 0 || more.length > 0) return undefined;
  if (number === undefined) return { kind: 'change', number: undefined };
  return number.kind === 'figure' && (number.suffix ?? '') === ''
    ? { kind: 'change', number: number.value }
    : undefined;
}
