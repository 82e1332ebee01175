/**
 * Yes or no to a question of everyday life. Where a question about danger is open, `readYesNo` asks back much that is plain
 * here: "no, I forgot", "not today", "my sister does but I don't".
 */
import type { Words } from '../content/words.ts';
import {
  hasPhrase,
  isWhole,
  listsOf,
  longestAt,
  longestBefore,
  once,
  withoutEnds,
  type Lists,
} from './phrases.ts';
import { isBreak, tokensOf, type Token } from './tokens.ts';
import { openersOf, readYesNo } from './yes-no.ts';

type Plain = 'yes' | 'no';

export function readPlainYesNo(text: string, words: readonly Words[]): Plain | undefined {
  const strict = readYesNo(text, words);
  if (strict === 'yes' || strict === 'no') return strict;
  const tokens = tokensOf(text);
  if (tokens.some(({ text: mark, kind }) => mark === '?' || kind === 'figure')) return undefined;
  const lists = listsFor(words);
  if (saysBoth(tokens, lists)) return undefined;
  let last: Plain | undefined;
  for (const { said, isBut, isInstead } of partsOf(tokens, lists)) {
    if (hasPhrase(said, lists.elsewhere)) continue;
    const heard = plainIn(said, lists);
    // "No, but it was bad once".
    if (isBut && heard === undefined) return undefined;
    // "No, I mean I don't know", "yes, no" say neither; "no wait yes" puts it right.
    if (heard === 'neither' || (last !== undefined && heard !== undefined && heard !== last && !isInstead))
      return undefined;
    last = heard ?? last;
  }
  return last;
}

/** "A veces sí y otras no": a yes and a no, each for some of the time. */
function saysBoth(tokens: readonly Token[], { partly, yesOrIf, no }: PlainLists): boolean {
  return hasPhrase(tokens, partly) && hasPhrase(tokens, yesOrIf) && hasPhrase(tokens, no);
}

interface Part {
  said: Token[];
  /** It takes back a part of what was said before. */
  isBut: boolean;
  /** It puts right what was said before. */
  isInstead: boolean;
}

/** Cut at breaks, at "but", and at what puts right. */
function partsOf(tokens: readonly Token[], { but, openers }: PlainLists): Part[] {
  const parts: Part[] = [{ said: [], isBut: false, isInstead: false }];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const opener = longestAt(tokens, at, openers);
    if (token === undefined) continue;
    const isBut = longestAt(tokens, at, but) > 0;
    if (isBreak(token) || opener > 0 || isBut) parts.push({ said: [], isBut, isInstead: opener > 0 });
    else if (token.kind !== 'mark') parts.at(-1)?.said.push(token);
    at += Math.max(0, opener - 1);
  }
  return parts.filter(({ said }) => said.length > 0);
}

function plainIn(said: readonly Token[], lists: PlainLists): Plain | 'neither' | undefined {
  const { yes, no, means } = lists;
  if (isWhole(said, means.no)) return 'no';
  if (isWhole(said, means.yes)) return 'yes';
  if (isWhole(said, lists.unsure)) return 'neither';
  const spoken = withoutEnds(said, lists.fillers);
  const part = spoken.length > 0 ? spoken : said;
  if (isWhole(part, means.yes)) return 'yes';
  if (isWhole(part, means.no)) return 'no';
  const [opensYes, opensNo] = [longestAt(part, 0, yes), longestAt(part, 0, no)];
  const ends = endOf(part, lists);
  // The no of "I don't know" is a part of the doubt.
  if (part.some((_, at) => at < opensNo && longestAt(part, at, lists.unsure) > opensNo - at))
    return 'neither';
  if (opensNo > opensYes) return afterNo(part.slice(opensNo), ends, lists);
  const isUnsure = hasPhrase(part, lists.unsure);
  if (opensYes > 0) return isUnsure ? 'neither' : ends === 'no' ? undefined : 'yes';
  if (longestAt(part, 0, lists.maybeIf) > 0)
    return longestAt(part, 1, lists.yesWith) > 0 && !isUnsure ? 'yes' : undefined;
  if (ends !== undefined) return ends;
  if (isUnsure) return 'neither';
  return longestAt(part, 0, lists.didNot) > 0 ? 'no' : undefined;
}

function afterNo(rest: readonly Token[], ends: Plain | undefined, lists: PlainLists): Plain | undefined {
  if (rest.length === 0 || (longestAt(rest, 0, lists.noWith) > 0 && ends !== 'yes')) return 'no';
  return ends === 'no' && !hasPhrase(rest, lists.unsure) ? 'no' : undefined;
}

/** "I said no", "pregnant yes"; of "creo que sí" the end is a part of the doubt, and "not no", "doctor says yes" are no end. */
function endOf(part: readonly Token[], lists: PlainLists): Plain | undefined {
  const [isYes, isNo] = [
    longestBefore(part, part.length, lists.yes),
    longestBefore(part, part.length, lists.no),
  ];
  const length = Math.max(isYes, isNo);
  const before = part.slice(0, part.length - length);
  if (length === 0 || longestBefore(part, part.length, lists.unsure) > length) return undefined;
  if (longestBefore(before, before.length, lists.denies) > 0) return undefined;
  if (hasPhrase(before, lists.gave) && longestAt(before, 0, lists.own) === 0) return undefined;
  return isYes > isNo ? 'yes' : 'no';
}

const listsFor = once((words) => ({
  yes: words.flatMap(({ yesNo }) => [yesNo.yes, yesNo.plainYes]),
  no: listsOf(words, ({ yesNo }) => yesNo.no),
  means: {
    yes: words.flatMap(({ yesNo }) => [yesNo.yes, yesNo.yesAlone, yesNo.plainYes]),
    no: words.flatMap(({ yesNo }) => [yesNo.no, yesNo.plainNo]),
  } satisfies Record<Plain, Lists>,
  noWith: listsOf(words, ({ yesNo }) => yesNo.noWith),
  maybeIf: listsOf(words, ({ yesNo }) => yesNo.maybeIf),
  yesWith: listsOf(words, ({ yesNo }) => yesNo.yesWith),
  own: listsOf(words, ({ yesNo }) => yesNo.own),
  gave: listsOf(words, ({ number }) => number.gave),
  /** "Not no", "casi nunca". */
  denies: words.flatMap(({ negations, number }) => [negations, number.nearly]),
  didNot: listsOf(words, ({ yesNo }) => yesNo.didNot),
  partly: listsOf(words, ({ yesNo, choice }) => [...yesNo.partly, ...(choice.same['sometimes'] ?? [])]),
  yesOrIf: words.flatMap(({ yesNo }) => [yesNo.yes, yesNo.yesAlone, yesNo.plainYes, yesNo.maybeIf]),
  unsure: listsOf(words, ({ yesNo: { unsure, partly } }) => unsure.filter((each) => !partly.includes(each))),
  fillers: listsOf(words, ({ fillers }) => fillers),
  but: listsOf(words, ({ but, number }) => but.filter((each) => !number.and.includes(each))),
  /** Of somebody else, or of another day. */
  elsewhere: words.flatMap(({ number }) => [number.others, number.anotherDay, number.night]),
  openers: openersOf(words),
}));
type PlainLists = ReturnType<typeof listsFor>;
