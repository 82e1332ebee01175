/** "Remind me again if I forget": whether somebody wants to be asked once more on a day on which they have not answered. */
import type { Words } from '../content/words.ts';
import { isWhole, listsOf, longestAt, withoutFront, type Lists } from './phrases.ts';
import type { Token } from './tokens.ts';

/** `core`: the whole message, without courtesies. Nothing but the wish may be said in it. */
export function readOnceMore(core: readonly Token[], words: readonly Words[]): 'on' | 'off' | undefined {
  const of = (name: keyof Words['onceMore']) => listsOf(words, ({ onceMore }) => onceMore[name]);
  if (isWhole(core, of('off'))) return 'off';
  if (isWhole(core, of('alone'))) return 'on';
  const fillers = listsOf(words, (each) => each.fillers);
  const before = words.flatMap(({ asking, reminders }) => [asking, reminders.before]);
  const said = withoutFront(core, [...before, ...fillers]);
  const wish = withoutFront(said, of('no'));
  const parts = [of('asks'), of('when'), [...of('beside'), ...fillers]];
  const found = partsIn(wish, parts);
  if (found?.has(0) !== true || !found.has(1)) return undefined;
  return wish.length < said.length ? 'off' : 'on';
}

/** Of which lists the words are made up, one phrase after another; undefined where a word is of none. */
function partsIn(tokens: readonly Token[], parts: readonly Lists[]): Set<number> | undefined {
  const found = new Set<number>();
  for (let at = 0; at < tokens.length;) {
    const lengths = parts.map((lists) => longestAt(tokens, at, lists));
    const longest = Math.max(...lengths);
    if (longest === 0) return undefined;
    found.add(lengths.indexOf(longest));
    at += longest;
  }
  return found;
}
