/**
 * What a reply to a direct question about danger says, in people's own words: "seriously? no. sarcasm", "if I'm honest yes". A no is
 * one only where nothing beside it takes it back, and spares the next question only where it stands for itself; a yes of the usual
 * pain, or with a laugh, may be a yes to something else where the body is asked about. What stays open here is asked once more.
 */
import type { Words } from '../content/words.ts';
import {
  hasPhrase,
  isWhole,
  listsOf,
  longestAt,
  longestBefore,
  once,
  withoutBack,
  withoutEnds,
  withoutFront,
  type Lists,
} from './phrases.ts';
import { isBreak, isFace, tokensOf, type Token } from './tokens.ts';
import { openersOf, readYesNo, startsAccented } from './yes-no.ts';

/** `refused`: they would rather not say, which is an answer too. */
export type DirectAnswer = 'yes' | 'no' | 'unsure' | 'refused';

export function readDirectAnswer(text: string, words: readonly Words[]): DirectAnswer | undefined {
  const lists = listsFor(words);
  const tokens = tokensOf(text);
  if (hasPhrase(tokens, lists.refuses)) return 'refused';
  const { clauses, asking } = clausesIn(tokens);
  if (saysForNow(clauses, lists)) return undefined;
  if (readYesNo(text, words) === 'no') return 'no';
  if (clauses.some((clause) => endsHalfway(clause, lists))) return undefined;
  if (tokens.some((_, at) => isUnsureAt(tokens, at, lists))) return 'unsure';
  const said = new Set(clauses.map((clause) => meaningOf(clause, lists)));
  if (startsAccented(text)) said.add('yes');
  if (said.has('yes') === said.has('no')) return undefined;
  if (said.has('yes')) return hasPhrase(tokens, lists.ofElse) ? undefined : 'yes';
  const isOpen = [...asking, ...clauses].some((clause) => takesBack(clause, lists));
  // "Do I want to live? No" answers a question of their own.
  return isOpen || asking.some((clause) => !isBeside(clause, lists)) ? undefined : 'no';
}

/** "No but I can't promise", "not today": nearly a no, or one that is taken back. */
export function isLeftOpen(text: string, words: readonly Words[]): boolean {
  const lists = listsFor(words);
  const { clauses } = clausesIn(tokensOf(text));
  return clauses.some((clause) => endsHalfway(clause, lists) || takesBack(clause, lists));
}

/** A no and nothing else: whatever may tell of more than that is left to the screen as it is. */
export function isOnlyNo(text: string, words: readonly Words[]): boolean {
  if (readDirectAnswer(text, words) !== 'no') return false;
  if (readYesNo(text, words) === 'no') return true;
  const lists = listsFor(words);
  const { clauses } = clausesIn(tokensOf(text));
  return clauses.every((clause) => isBeside(clause, lists) || isNoAlone(clause, lists));
}

/** "No. I'm changing my number on Monday": a sentence of its own, before anything else, that says no. */
export function beginsWithNo(text: string, words: readonly Words[]): boolean {
  const end = /[.!;\n]/.exec(text)?.index ?? text.length;
  return isOnlyNo(text.slice(0, end), words) && readDirectAnswer(text, words) === 'no';
}

function isBeside(clause: readonly Token[], { openers, beside }: DirectLists): boolean {
  return withoutEnds(clause, [...openers, ...beside]).every(({ kind }) => kind === 'mark');
}

function isNoAlone(
  clause: readonly Token[],
  { openers, beside, no, noGoesOn, noThen, denies }: DirectLists,
): boolean {
  const said = [...no, ...noGoesOn, ...noThen, ...denies];
  return withoutFront(clause, [...openers, ...beside, ...said]).every(({ kind }) => kind === 'mark');
}

/** "No se" is no doubt where it goes on "no se preocupe", nor is "ya no" within a sentence. */
function isUnsureAt(tokens: readonly Token[], at: number, lists: DirectLists): boolean {
  const length = longestAt(tokens, at, lists.unsure);
  if (length > 0 && isWithin(tokens, at, lists.around)) return false;
  if (longestAt(tokens, at, lists.halfway) >= length) return false;
  return longestAt(tokens, at, lists.noGoesOn) <= length;
}

/** "What kind of question is that" is no "kind of". */
function isWithin(tokens: readonly Token[], at: number, lists: Lists): boolean {
  return tokens.some((_, from) => from < at && from + longestAt(tokens, from, lists) > at);
}

/** Between breaks; a part that asks says nothing. */
function clausesIn(tokens: readonly Token[]): { clauses: Token[][]; asking: Token[][] } {
  const clauses: Token[][] = [[]];
  const asking: Token[][] = [];
  for (const token of tokens) {
    if (token.text === '?') asking.push(clauses.pop() ?? []);
    if (isBreak(token) || isFace(token)) clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  return { clauses, asking };
}

/** "But sometimes", "not tonight", "no, no era broma"; in the middle of a sentence such words tell of something else. */
function takesBack(clause: readonly Token[], { takesBack: lists, beside, no }: DirectLists): boolean {
  const whole = withoutEnds(clause, beside);
  const said = withoutFront(whole, [...no, ...beside]);
  return (
    [whole, said].some((each) => longestAt(each, 0, lists) > 0) || longestBefore(said, said.length, lists) > 0
  );
}

/** "No right now": whatever else is a no, this is one for how long. */
function saysForNow(clauses: readonly Token[][], { forNow }: DirectLists): boolean {
  return clauses.some((clause) => isWhole(clause, forNow));
}

/** "Not really", "mejor ya no"; not "ya no quiero vivir". */
function endsHalfway(clause: readonly Token[], { halfway, beside }: DirectLists): boolean {
  return [clause, withoutBack(clause, beside)].some((said) => longestBefore(said, said.length, halfway) > 0);
}

type Meaning = 'yes' | 'no' | 'other';

function meaningOf(clause: readonly Token[], lists: DirectLists): Meaning {
  const said = withoutEnds(withoutFront(clause, lists.openers), lists.beside).filter(
    ({ kind }) => kind !== 'mark',
  );
  if (tells(said, lists.admits, lists)) return 'yes';
  // "No I think about it when he is at work", "no pienso en eso": in one breath it may be either.
  if (tells(withoutFront(said, lists.bareNo), lists.admits, lists)) return 'other';
  if (tells(said, lists.denies, lists)) return 'no';
  if (isWhole(said, lists.yesAlone)) return 'yes';
  const [yes, no] = [longestAt(said, 0, lists.yes), longestAt(said, 0, lists.no)];
  if (no > yes) return afterNo(withoutFront(said, [...lists.no, ...lists.beside]), said, lists);
  const si = longestAt(said, 0, lists.maybeIf);
  if (yes > 0 || (si > 0 && longestAt(said, si, lists.yesWith) > 0)) return 'yes';
  return endOf(said, lists);
}

/** Says so without a yes or no; not where it is denied: "that is no figure of speech". */
function tells(said: readonly Token[], what: Lists, { negations }: DirectLists): boolean {
  return said.some((_, at) => {
    const before = said.slice(Math.max(0, at - NEAR), at);
    return longestAt(said, at, what) > 0 && !hasPhrase(before, negations);
  });
}
const NEAR = 3;

/**
 * "No it was the oven": what follows a no that stands for itself. Of "no one cares" it is a part of what is said, and "no i only think
 * of it at night", "no i have no strength" are none.
 */
function afterNo(rest: readonly Token[], said: readonly Token[], lists: DirectLists): Meaning {
  if (rest.length === 0 || isWhole(rest, lists.noGoesOn)) return 'no';
  if ([lists.takesBack, lists.yes, lists.bareNo].some((list) => hasPhrase(rest, list)))
    return endOf(rest, lists) === 'no' ? 'no' : 'other';
  const isBare = longestAt(said, 0, lists.bareNo) === longestAt(said, 0, lists.no);
  return isBare && longestAt(rest, 0, lists.behindNo) > 0 ? 'no' : 'other';
}

/** "If I'm honest yes", "de caerme no"; not "she said no", and not "I can't say no". */
function endOf(said: readonly Token[], lists: DirectLists): Meaning {
  const [yes, no] = [
    longestBefore(said, said.length, lists.yesAtEnd),
    longestBefore(said, said.length, lists.bareNo),
  ];
  const before = said.slice(0, said.length - Math.max(yes, no));
  if (yes === no || hasPhrase(before, lists.gave)) return 'other';
  if (yes > no) return 'yes';
  return hasPhrase(before, lists.negations) || longestBefore(before, before.length, lists.saysThat) > 0
    ? 'other'
    : 'no';
}

const listsFor = once((words) => {
  const heard = words.flatMap(({ yesNo }) => yesNo.onlyHeard);
  const of = (name: keyof Words['direct']) => listsOf(words, ({ direct }) => direct[name]);
  const yesNo = (name: keyof Words['yesNo']) => listsOf(words, (each) => each.yesNo[name]);
  return {
    yes: yesNo('yes'),
    yesAlone: yesNo('yesAlone').map((list) => list.filter((each) => !heard.includes(each))),
    yesWith: yesNo('yesWith'),
    maybeIf: yesNo('maybeIf'),
    yesAtEnd: [...yesNo('yes'), ...yesNo('maybeIf')],
    no: yesNo('no'),
    noGoesOn: yesNo('noGoesOn'),
    noThen: yesNo('noThen'),
    bareNo: listsOf(words, ({ number }) => number.bareNo),
    behindNo: of('behindNo'),
    admits: of('admits'),
    denies: of('denies'),
    saysThat: of('saysThat'),
    negations: listsOf(words, (each) => each.negations),
    refuses: of('refuses'),
    halfway: of('halfway'),
    forNow: of('forNow'),
    takesBack: [...of('takesBack'), ...listsOf(words, ({ offered }) => offered.never)],
    ofElse: [...of('laughs'), ...listsOf(words, ({ howItIs }) => howItIs.usual), ...yesNo('plainNo')],
    around: listsOf(words, ({ toldNo }) => toldNo.around),
    unsure: yesNo('unsure'),
    gave: listsOf(words, ({ number }) => number.gave),
    openers: openersOf(words),
    beside: [...of('laughs'), ...of('beside'), ...listsOf(words, ({ fillers }) => fillers)],
  };
});
type DirectLists = ReturnType<typeof listsFor>;
