/** "OK", "done", "listo": whatever was asked for has been done, or one may go on. Only as the whole message. */
import type { Words } from '../content/words.ts';
import { isWhole, listsOf, withoutEnds } from './phrases.ts';
import { tokensOf } from './tokens.ts';

export function readReady(text: string, words: readonly Words[]): boolean {
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const ready = listsOf(words, (each) => each.ready);
  const core = withoutEnds(
    spoken,
    listsOf(words, ({ fillers }) => fillers),
  );
  return isWhole(spoken, ready) || isWhole(core, ready);
}
