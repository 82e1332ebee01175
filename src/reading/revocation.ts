/**
 * Whether somebody asks, in any words, not to be texted any more. The law honours every reasonable way of saying it;
 * a sentence that is plainly about something else ("I wish the pain would leave me alone") must not end our texts.
 */
import type { Words } from '../content/words.ts';
import { readCarrierWord } from './carrier-words.ts';
import { asksHowToStop } from './how-to-stop.ts';
import {
  findPhrase,
  hasPhrase,
  isWhole,
  listsOf,
  longestAt,
  longestBefore,
  once,
  withoutEnds,
  withoutFront,
  type Lists,
} from './phrases.ts';
import { isNotThen } from './quiet-wish.ts';
import { readDaysWish } from './rarer.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';
import { isOnlyWhen, readStretch, readUntil } from './until.ts';
import { hasDays, isForAStay, isForAWhile, isForGood } from './pause-wish.ts';

/** `inDanger`: what may be a cry, and names no texts, ends none of them; whoever means it is told how. */
export function isRevocation(text: string, words: readonly Words[], inDanger = false): boolean {
  if (readCarrierWord(text, words) === 'stop') return true;
  const tokens = tokensOf(text);
  const clauses = withTheirEnds(text, clausesOf(tokens), words);
  if (isForAStay(text, words)) return clauses.some((clause) => endsInAStay(text, clause, words));
  if (isPoliteStop(clauses, words)) return true;
  // "No texts on Sundays" leaves the other days.
  if (readDaysWish(text, words) !== undefined) return false;
  const says = saysOf(words, inDanger);
  const asks = clauses.filter((clause) => isAlone(clause, words) || isAsked(clause, words, says));
  // "For a while, actually forever".
  const isEver = clauses.some((clause) => clause.length <= LONGEST_END && isForGood(clause, words));
  // "Stop texting me at work, just stop."
  if (asks.length > 0 && clauses.some((clause) => isPoliteStop([clause], words))) return true;
  return asks.some(
    (clause) =>
      isEver ||
      isForGood(clause, words) ||
      !(isForNow(text, clause, words) || isForThatDay(text, clause, clauses, words)),
  );
}

/** In tokens: a part of the sentence that says only for how long. */
const LONGEST_END = 3;

/** "No texts, until Monday": the end belongs to what it ends. */
function withTheirEnds(text: string, clauses: readonly Token[][], words: readonly Words[]): Token[][] {
  const whole: Token[][] = [];
  for (const clause of clauses) {
    const last = whole.at(-1);
    const part = text.slice(clause[0]?.from, clause.at(-1)?.to);
    if (last !== undefined && readUntil(part, words) !== undefined && isOnlyWhen(part, words))
      last.push(...clause);
    else whole.push([...clause]);
  }
  return whole;
}

/** "Tomorrow is my day off, send me nothing": none on that day. "Send me no more" is for good, whatever else is told. */
function isForThatDay(
  text: string,
  asked: Token[],
  clauses: readonly Token[][],
  words: readonly Words[],
): boolean {
  const { notNow, noMore } = dayLists(words);
  if (hasPhrase(asked, noMore)) return false;
  return clauses.some((clause) => {
    if (clause === asked) return false;
    const days = readStretch(text.slice(clause[0]?.from, clause.at(-1)?.to), words);
    return hasDays(days) || hasPhrase(clause, notNow);
  });
}

const dayLists = once((words) => ({
  notNow: listsOf(words, ({ revocation }) => revocation.notNow),
  noMore: listsOf(words, ({ revocation }) => revocation.noMore),
}));

/** Who is away and wants "no texts" wants none until they are back; "stop" and "unsubscribe" say more than that. */
function endsInAStay(text: string, clause: readonly Token[], words: readonly Words[]): boolean {
  if (isPoliteStop([clause], words)) return true;
  return isAsked(clause, words, beyondNo(words)) && !isForNow(text, clause, words);
}

/** Of what ends our texts, all that does more than say no to them. */
const beyondNo = once((words) => {
  const negations = listsOf(words, (each) => each.negations);
  const fillers = listsOf(words, (each) => each.fillers);
  const isNo = (phrase: string) => longestAt(withoutFront(tokensOf(phrase), fillers), 0, negations) > 0;
  return listsOf(words, ({ revocation }) => revocation.says.filter((phrase) => !isNo(phrase)));
});

/** "STOP PLEASE", "please cancel, thank you": nothing is said but the word and courtesies. */
function isPoliteStop(clauses: readonly (readonly Token[])[], words: readonly Words[]): boolean {
  const spoken = clauses.flat().filter(({ kind }) => kind !== 'mark');
  const core = withoutEnds(spoken, [
    ...listsOf(words, ({ fillers }) => fillers),
    ...listsOf(words, ({ yesNo }) => yesNo.yes),
    ...listsOf(words, ({ yesNo }) => yesNo.yesAlone),
  ]);
  const stops = new Set(words.flatMap(({ carrier }) => carrier.stop).map((word) => word.toLowerCase()));
  return core.length > 0 && core.every(({ text }) => stops.has(text));
}

/** "No texts", "get me off this list": a part of the sentence that says nothing else. */
function isAlone(clause: readonly Token[], words: readonly Words[]): boolean {
  const alone = listsOf(words, ({ revocation }) => revocation.alone);
  const ends = listsOf(words, ({ fillers }) => fillers);
  const core = withoutEnds(clause, [...ends, ...listsOf(words, ({ revocation }) => revocation.forGood)]);
  const asking = listsOf(words, (each) => each.asking);
  return isWhole(core, alone) || isWhole(withoutFront(core, asking), alone);
}

function saysOf(words: readonly Words[], inDanger: boolean): Lists {
  const says = listsOf(words, ({ revocation }) => revocation.says);
  return inDanger ? says : [...says, ...listsOf(words, ({ revocation }) => revocation.orCry)];
}

function isAsked(clause: readonly Token[], words: readonly Words[], says: Lists): boolean {
  const at = findPhrase(clause, says);
  const others = listsOf(words, ({ revocation }) => revocation.unless);
  return (
    at >= 0 && !hasPhrase(clause, others) && !isNegated(clause, at, words) && !asksHowToStop(clause, words)
  );
}

/** At this hour, or until a day: silence is wanted, and not for good. */
function isForNow(text: string, clause: readonly Token[], words: readonly Words[]): boolean {
  const hours = listsOf(words, ({ revocation }) => revocation.notNow);
  return hasPhrase(clause, hours) || isNotThen(clause, words) || isForAWhile(text, clause, words);
}

/** "Please don't stop texting me". */
function isNegated(clause: readonly Token[], at: number, words: readonly Words[]): boolean {
  const negations = listsOf(words, (each) => each.negations);
  return longestBefore(clause, at, negations) > 0 || (at > 1 && longestBefore(clause, at - 1, negations) > 0);
}
