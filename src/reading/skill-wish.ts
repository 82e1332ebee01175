/** "Skills", "breathe", "help me relax": which skill is asked for; and whether a message tells of loss or of harm by others. */
import type { Words } from '../content/words.ts';
import { hasPhrase, isWhole, listsOf, withoutEnds, withoutFront } from './phrases.ts';
import { clausesOf, tokensOf } from './tokens.ts';

/** `whole`: the message says nothing else, so that it is no answer in passing. */
export type SkillWish = { kind: 'list' } | { kind: 'skill'; skill: string; whole: boolean };

export function readSkillWish(text: string, words: readonly Words[]): SkillWish | undefined {
  const tokens = tokensOf(text);
  const spoken = tokens.filter(({ kind }) => kind !== 'mark');
  const fillers = listsOf(words, (each) => each.fillers);
  const core = withoutFront(withoutEnds(spoken, fillers), [
    ...fillers,
    ...listsOf(words, ({ asking }) => asking),
  ]);
  const isAlone = (lists: ReturnType<typeof listsOf>) => isWhole(spoken, lists) || isWhole(core, lists);
  if (isAlone(listsOf(words, ({ skills }) => skills.list))) return { kind: 'list' };
  const named = (skill: string, how: 'alone' | 'inside') =>
    listsOf(words, ({ skills }) => skills.each[skill]?.[how] ?? []);
  const names = [...new Set(words.flatMap(({ skills }) => Object.keys(skills.each)))];
  const alone = names.find((each) => isAlone(named(each, 'alone')));
  if (alone !== undefined) return { kind: 'skill', skill: alone, whole: true };
  const negations = listsOf(words, (each) => each.negations);
  const clauses = clausesOf(tokens).filter((clause) => !hasPhrase(clause, negations));
  const inside = names.find((each) => clauses.some((clause) => hasPhrase(clause, named(each, 'inside'))));
  return inside === undefined ? undefined : { kind: 'skill', skill: inside, whole: false };
}

export function tellsOfSorrow(text: string, words: readonly Words[]): boolean {
  // The lists as they are: a new one would be taken apart anew for each message.
  const lists = words.flatMap(({ sorrow }) => [sorrow.loss, sorrow.harm]);
  return clausesOf(tokensOf(text)).some((clause) => hasPhrase(clause, lists));
}
