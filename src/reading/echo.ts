/**
 * A reply in the words of the question itself: "no blood, not faint", "my face is swollen". Whatever it says more is no
 * answer here, and neither is a question asked back.
 */
import type { Words } from '../content/words.ts';
import { hasPhrase, listsOf, longestAt, type Lists } from './phrases.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

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
  const said = clausesOf(tokensOf(text)).map((clause) => echoOf(clause, asked, negations, small));
  if (said.includes('other')) return undefined;
  if (said.includes('yes')) return 'yes';
  return said.includes('no') ? 'no' : undefined;
}

function echoOf(clause: readonly Token[], asked: readonly string[], negations: Lists, small: Lists): Echo {
  const [without, isNegated] = withoutNegations(clause, negations);
  const telling = without.filter(
    (token, at, all) => token.kind !== 'mark' && longestAt(all, at, small) === 0,
  );
  if (telling.length === 0) return 'nothing';
  if (!telling.every(({ text }) => asked.some((each) => isAlike(each, text)))) return 'other';
  return isNegated ? 'no' : 'yes';
}

function withoutNegations(clause: readonly Token[], negations: Lists): [Token[], boolean] {
  const left: Token[] = [];
  for (let at = 0; at < clause.length; at++) {
    const length = longestAt(clause, at, negations);
    if (length === 0) left.push(clause[at]!);
    else at += length - 1;
  }
  return [left, left.length < clause.length];
}

/** "Faint" and "fainted", "hinchada" and "hinchado"; short words must be the same. */
function isAlike(one: string, other: string): boolean {
  const STEM = 5;
  return one === other || (other.length >= STEM && one.slice(0, STEM) === other.slice(0, STEM));
}
