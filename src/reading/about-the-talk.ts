/** A message about the talk itself and nothing else: no answer to any question, and nobody's own words about their day. */
import type { Words } from '../content/words.ts';
import { readCommand, readWhole } from './command.ts';
import { isWhole, listsOf, longestAt, once, withoutEnds, type Lists } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

export type AboutTheTalk = 'simpler' | 'other-mind' | 'greeting';

export function readAboutTheTalk(text: string, words: readonly Words[]): AboutTheTalk | undefined {
  const lists = listsFor(words);
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const core = withoutEnds(spoken, lists.fillers);
  if (isWhole(core, lists.otherMind)) return 'other-mind';
  if (asksForEasierWords(spoken, lists.simpler, lists.around)) return 'simpler';
  return readCommand(text, words) === 'greeting' ? 'greeting' : undefined;
}

/** These, and why or what is asked. */
export function isAboutTheTalk(text: string, words: readonly Words[]): boolean {
  const command = readWhole(text, words);
  return command === 'why' || command === 'repeat' || readAboutTheTalk(text, words) !== undefined;
}

/** "A simpler life" is somebody's aim: every word has to belong to the wish. */
function asksForEasierWords(spoken: readonly Token[], simpler: Lists, around: Lists): boolean {
  let asks = false;
  for (let at = 0; at < spoken.length;) {
    const wish = longestAt(spoken, at, simpler);
    const step = Math.max(wish, longestAt(spoken, at, around));
    if (step === 0) return false;
    asks ||= wish === step;
    at += step;
  }
  return asks;
}

const listsFor = once((words) => {
  const fillers = listsOf(words, (each) => each.fillers);
  const around = [
    ...listsOf(words, ({ talk }) => talk.beside),
    ...listsOf(words, ({ commands }) => commands.repeat.alone),
    ...listsOf(words, ({ asking }) => asking),
    ...fillers,
  ];
  return {
    fillers,
    around,
    simpler: listsOf(words, (each) => each.simpler),
    otherMind: listsOf(words, ({ talk }) => talk.otherMind),
  };
});
