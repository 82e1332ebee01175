/** "How do I stop these texts?": whoever asks how is told the word, and has not said it. */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf, longestAt, withoutFront } from './phrases.ts';
import type { Token } from './tokens.ts';

export function asksHowToStop(clause: readonly Token[], words: readonly Words[]): boolean {
  const spoken = withoutFront(
    clause,
    listsOf(words, ({ fillers }) => fillers),
  );
  const how = longestAt(
    spoken,
    0,
    listsOf(words, ({ revocation }) => revocation.howTo),
  );
  const stops = words.flatMap(({ revocation, wishes }) => [
    revocation.says,
    revocation.alone,
    wishes.leave.alone,
    wishes.leave.inside,
  ]);
  return how > 0 && hasPhrase(spoken.slice(how), stops);
}
