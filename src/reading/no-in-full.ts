/**
 * A no to a direct question about danger that is understood to its last word: "que no, hombre, solo estoy cansada", "no, I was correcting
 * yesterday's number". People deny with a reason, an oath, or what they meant; every word beside the no must be one that tells of no
 * danger, so that what is not known is asked about: "no, I want to be with my husband" is no such no.
 */
import type { Words } from '../content/words.ts';
import { hasPhrase, isWhole, listsOf, longestAt, once, withoutFront, type Lists } from './phrases.ts';
import { isBreak, isFace, tokensOf, type Token } from './tokens.ts';

/** Of the body a tired back, or sleep, may be the danger itself. */
export type AskedOf = 'mind' | 'body';

export function isNoInFull(text: string, of: AskedOf, words: readonly Words[]): boolean {
  const lists = listsFor(words);
  const tokens = tokensOf(text);
  if (hasPhrase(tokens, lists.never)) return false;
  const heard = clausesOf(tokens).map((clause) => clauseIn(clause, of, lists));
  return heard.includes('no') && !heard.includes('other');
}

/** A part of it is such a no, or it begins with more than the bare word, whatever else is said: "no lo haría por mis hijos". */
export function saysNo(text: string, words: readonly Words[]): boolean {
  const lists = listsFor(words);
  const clauses = clausesOf(tokensOf(text));
  const front = withoutFront(clauses[0]?.said ?? [], [...lists.around, ...lists.fillers]);
  const [part, length] = partAt(front, 0, 'mind', lists);
  if (length > 1 && (part === 'denial' || part === 'cry')) return true;
  return clauses.some((clause) => clauseIn(clause, 'mind', lists) === 'no');
}

/** A no of any kind, or a bare one at the front, whatever becomes of it: "no but I can't promise". */
export function holdsNo(text: string, words: readonly Words[]): boolean {
  const lists = listsFor(words);
  const [first] = clausesOf(tokensOf(text));
  const front = withoutFront(first?.said ?? [], [...lists.around, ...lists.fillers]);
  return longestAt(front, 0, lists.bareNo) > 0 || saysNo(text, words);
}

/** "No, it's neither": of several things that were asked about, none. What else is said may be the danger that we did not name. */
export function isNeither(text: string, words: readonly Words[]): boolean {
  const lists = listsFor(words);
  const clauses = clausesOf(tokensOf(text));
  const isOne = (each: Clause) => {
    const said = withoutFront(each.said, [...lists.around, ...lists.fillers]);
    return [said, withoutFront(said, lists.bareNo)].some((some) => isWhole(some, lists.neither));
  };
  return (
    clauses.some(isOne) && clauses.every((each) => isOne(each) || clauseIn(each, 'body', lists) !== 'other')
  );
}

/** What is said behind a no at the front, whatever it is: "no, I already took them". */
export function behindNo(text: string, words: readonly Words[]): string | undefined {
  const lists = listsFor(words);
  const tokens = tokensOf(text);
  const end = tokens.findIndex((token) => isBreak(token) || isFace(token));
  const [front] = clausesOf(end < 0 ? tokens : tokens.slice(0, end));
  if (front === undefined) return undefined;
  if (clauseIn(front, 'mind', lists) === 'no') return end < 0 ? undefined : text.slice(tokens[end]?.to);
  const no = longestAt(front.said, 0, lists.bareNo);
  return no > 0 && longestAt(front.said, no, lists.begins) > 0 ? text.slice(front.said[no]?.from) : undefined;
}

/** "What kind of question is that": they are surprised or offended, and say nothing of what was asked. */
export function isOnlySurprise(text: string, words: readonly Words[]): boolean {
  const lists = listsFor(words);
  return clausesOf(tokensOf(text)).every((clause) => clauseIn(clause, 'mind', lists) === 'silent');
}

/** `silent`: nothing is said by it. `told`: something ordinary. */
type Heard = 'no' | 'told' | 'silent' | 'other';

function clauseIn({ said, asks }: Clause, of: AskedOf, lists: NoLists): Heard {
  // "Are you serious? No." What else they ask is theirs to be answered.
  if (asks) return isWhole(said, lists.around) ? 'silent' : 'other';
  const found = new Set<Part>();
  let before: Part = 'break';
  for (let at = 0, length = 1; at < said.length; at += length) {
    const [part, taken] = partAt(said, at, of, lists);
    length = taken;
    if (part === 'other' || (isTold(part) && !mayFollow(said, at, before, lists))) return 'other';
    // "Well I never", "antes no".
    if (part === 'denial' && before === 'join') return 'other';
    found.add(part);
    before = part === 'filler' ? before : part;
  }
  // "No, I just", "no, my husband" leave open what is meant.
  if (found.has('join') && !found.has('ordinary')) return 'other';
  if (found.has('denial') || found.has('cry')) return 'no';
  return found.has('ordinary') ? 'told' : 'silent';
}

type Part = 'break' | 'denial' | 'cry' | 'around' | 'filler' | 'join' | 'ordinary' | 'other';

function partAt(said: readonly Token[], at: number, of: AskedOf, lists: NoLists): [Part, number] {
  const ordinary = of === 'mind' ? [...lists.talk, ...lists.ordinary] : lists.talk;
  const each: [Part, number][] = [
    ['cry', longestAt(said, at, lists.cries)],
    ['denial', longestAt(said, at, lists.denials)],
    ['ordinary', longestAt(said, at, ordinary)],
    ['around', longestAt(said, at, lists.around)],
    ['join', longestAt(said, at, lists.joins)],
    ['filler', longestAt(said, at, lists.fillers)],
  ];
  const [part, length] = each.reduce((best, next) => (next[1] > best[1] ? next : best));
  if (length > 0) return [part, length];
  return said[at]?.kind === 'mark' ? ['filler', 1] : ['other', 1];
}

function isTold(part: Part): boolean {
  return part === 'join' || part === 'ordinary';
}

/** "No estoy bien", "not at all ok": in one breath a no belongs to what follows, unless that plainly begins anew: "no I'm ok". */
function mayFollow(said: readonly Token[], at: number, before: Part, { begins, bareNo }: NoLists): boolean {
  if (before !== 'denial') return true;
  return longestAt(said, at - 1, bareNo) === 1 && longestAt(said, at, begins) > 0;
}

interface Clause {
  said: Token[];
  asks: boolean;
}

function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = [{ said: [], asks: false }];
  for (const token of tokens) {
    const last = clauses.at(-1);
    if (last !== undefined && token.text === '?') last.asks = last.said.length > 0;
    if (isBreak(token) || isFace(token)) clauses.push({ said: [], asks: false });
    else if (token.text !== '¿' && token.text !== '¡') last?.said.push(token);
  }
  return clauses.filter(({ said }) => said.length > 0);
}

const listsFor = once((words) => {
  const of = (name: keyof Words['toldNo']) => listsOf(words, ({ toldNo }) => toldNo[name]);
  const some = new Set(words.flatMap(({ yesNo }) => yesNo.partly));
  const thisMoment = new Set(words.flatMap((each) => each.number.thisMoment));
  return {
    cries: of('cries'),
    denials: [...listsOf(words, ({ yesNo }) => yesNo.no), ...of('denials')],
    neither: of('neither'),
    around: [...of('around'), ...listsOf(words, ({ direct }) => [...direct.beside, ...direct.laughs])],
    joins: of('joins'),
    ordinary: of('ordinary'),
    talk: of('talk'),
    fillers: listsOf(words, (each) => each.fillers.filter((filler) => !thisMoment.has(filler))),
    bareNo: listsOf(words, ({ number }) => number.bareNo),
    begins: listsOf(words, ({ direct }) => direct.behindNo),
    /** Doubt, and what takes a no back, whatever stands around it; how much of something is no doubt. */
    never: [
      ...listsOf(words, ({ direct }) => [...direct.admits, ...direct.halfway, ...direct.forNow]),
      ...listsOf(words, ({ yesNo }) => yesNo.unsure).map((list) => list.filter((each) => !some.has(each))),
    ],
  };
});
type NoLists = Record<keyof ReturnType<typeof listsFor>, Lists>;
