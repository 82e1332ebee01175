/**
 * A reply in the words of the question itself: "no blood, not faint", "my face is swollen". Whatever it says more is no
 * answer here, and neither is a question asked back.
 */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf, longestAt, type Lists } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

interface Known {
  asked: readonly string[];
  negations: Lists;
  small: Lists;
  /** What follows them is there, also behind a no: "no, only my lips". */
  only: Lists;
  /** Between what is denied together: "no blood or stool". */
  together: Lists;
}
type Echo = 'yes' | 'no' | 'nothing' | 'other';

/** Of several signs asked about at once, one that is there is a yes. */
export function readEcho(text: string, question: string, words: readonly Words[]): 'yes' | 'no' | undefined {
  if (/[?？]\s*$/.test(text)) return undefined;
  const asking = tokensOf(question.replace(/\?.*$/s, ''));
  const asked = asking.map((token) => token.text);
  const negations = listsOf(words, (each) => each.negations);
  // Where less of something is asked about, or what one cannot do, a "not" may be the danger itself.
  if (hasPhrase(asking, [...negations, ...listsOf(words, ({ yesNo }) => yesNo.less)])) return undefined;
  const small = listsOf(words, ({ yesNo }) => yesNo.small);
  const only = listsOf(words, ({ yesNo }) => yesNo.only);
  const together = listsOf(words, ({ yesNo }) => yesNo.together);
  const known = { asked, negations, small, only, together };
  const said = clausesOf(tokensOf(text)).map((clause) => echoOf(clause, known));
  if (said.includes('other')) return undefined;
  if (said.includes('yes')) return 'yes';
  return said.includes('no') ? 'no' : undefined;
}

/** Where one thing is denied and another is not, it is neither. */
function echoOf(clause: readonly Token[], { asked, negations, small, only, together }: Known): Echo {
  const told = new Set<Echo>();
  let isDenied = false;
  let isBehindEcho = false;
  for (let at = 0, length = 1; at < clause.length; at += length) {
    const { kind, text } = clause[at]!;
    const no = longestAt(clause, at, negations);
    const aside = longestAt(clause, at, small);
    const alone = longestAt(clause, at, only);
    length = no > 0 ? no : Math.max(1, aside, alone);
    if (no > 0) [isDenied, isBehindEcho] = [true, false];
    else if (alone > 0) isDenied = false;
    else if (aside > 0) isDenied &&= !isBehindEcho || longestAt(clause, at, together) > 0;
    else if (kind !== 'mark') {
      if (!asked.some((each) => isAlike(each, text))) return 'other';
      told.add(isDenied ? 'no' : 'yes');
      isBehindEcho = true;
    }
  }
  const [one = 'nothing', ...others] = told;
  return others.length > 0 ? 'other' : one;
}

/** "Faint" and "fainted", "hinchada" and "hinchado"; short words must be the same. */
function isAlike(one: string, other: string): boolean {
  const STEM = 5;
  return one === other || (other.length >= STEM && one.slice(0, STEM) === other.slice(0, STEM));
}
