/**
 * "The same as yesterday, but I slept badly, a 3", "yes, except sleep": what stands behind the exception is of the questions that it
 * names, whatever is asked about, and all the others are as they were.
 */
import type { Words } from '../content/words.ts';
import { hasNumber, isNumberAlone, scoreIn, toldIn, valueIn, type Told } from './clause-told.ts';
import { clausesIn, namedIn, type Asked } from './named-questions.ts';
import { pick } from './number-lists.ts';
import { findPhrase, longestAt, withoutFront } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';
import { saysSame } from './without-number.ts';

export interface AllBut {
  told: Told[];
  /** Neither told of nor excepted. */
  same: string[];
  /** What belongs to no question, in the patient's own writing. */
  rest: string;
  /** All that is excepted has a name; else nobody knows what it is of. */
  isNamed: boolean;
}

/** `isSaid`: whether what stands before the exception is said of all of them. */
export function readAllBut(
  text: string,
  asked: readonly Asked[],
  words: readonly Words[],
  isSaid: (before: readonly Token[]) => boolean = (before) => saysSame(before, words),
): AllBut | undefined {
  const tokens = tokensOf(text);
  const at = findPhrase(tokens, pick(words, 'except'));
  const before = tokens.slice(0, Math.max(at, 0));
  const opens = tokens[at + longestAt(tokens, at, pick(words, 'except'))];
  if (opens === undefined || !isSaid(before) || hasNumberIn(before, text, words)) return undefined;
  const clauses = clausesIn(text.slice(opens.from), asked, words);
  const { excepted, free } = apart(clauses, asked, words);
  // "The same, but 5" is a number for the question that is open.
  const [alone, ...more] = free;
  if (excepted.length === 0 && more.length === 0 && alone && isNumberAlone(alone, words)) return undefined;
  const told = excepted.flatMap((each) => toldOf(each, words) ?? []);
  const others = asked.filter(({ linkId }) => excepted.every(({ question }) => question.linkId !== linkId));
  return {
    told,
    same: others.map(({ linkId }) => linkId),
    rest: free.join(', '),
    isNamed: excepted.length > 0 && !free.some((each) => hasNumber(each, words)),
  };
}

function hasNumberIn(tokens: readonly Token[], text: string, words: readonly Words[]): boolean {
  const last = tokens.at(-1);
  return last !== undefined && hasNumber(text.slice(0, last.to), words);
}

interface Excepted {
  question: Asked;
  /** The one that names it, and those behind it that name none. */
  clauses: string[];
}

function apart(
  clauses: readonly string[],
  asked: readonly Asked[],
  words: readonly Words[],
): { excepted: Excepted[]; free: string[] } {
  const excepted: Excepted[] = [];
  const free: string[] = [];
  for (const clause of clauses) {
    const question = namedIn(clause, asked, words);
    const open = excepted.find((each) => each.question === question);
    if (question === undefined) (excepted.at(-1)?.clauses ?? free).push(clause);
    else if (open === undefined) excepted.push({ question, clauses: [clause] });
    else open.clauses.push(clause);
  }
  return { excepted, free };
}

/** Its number, which counts for more than a word beside it; of two nobody knows which. */
function toldOf({ question, clauses }: Excepted, words: readonly Words[]): Told | undefined {
  const [named = ''] = clauses;
  const [only, ...more] = clauses.filter((each) => hasNumber(each, words));
  if (more.length > 0) return undefined;
  if (only === undefined) return toldIn(named, [question], words);
  if (only !== named) return valueIn(withoutThat(only, words), question, words);
  return valueIn(only, question, words) ?? scoreIn(only, question, words);
}

/** "That was a 2". */
function withoutThat(clause: string, words: readonly Words[]): string {
  const that = [...pick(words, 'whose'), ...pick(words, 'copulas')];
  return clause.slice(withoutFront(tokensOf(clause), that)[0]?.from ?? 0);
}
