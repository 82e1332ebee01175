/**
 * Yes, no or unsure, for a question that wants one of them. It may stand after a question about self-harm, so a "no" is
 * read only where it is plain: hedged or contradicted it is `unsure`, and where it runs on into something we cannot judge
 * ("no puedo mas", "no one cares", "no. I am so tired of it all") the reply is not an answer.
 */
import type { Words } from '../content/words.ts';
import {
  hasPhrase,
  isWhole,
  listsOf,
  longestAt,
  once,
  withoutEnds,
  withoutFront,
  type Lists,
} from './phrases.ts';
import { readOnce } from './read-once.ts';
import { clausesOf, tokensOf, type Token } from './tokens.ts';

export type YesNo = 'yes' | 'no' | 'unsure';

export const readYesNo = readOnce((text: string, words: readonly Words[]): YesNo | undefined => {
  const lists = listsFor(words);
  const tokens = tokensOf(text);
  if (hasPhrase(tokens, lists.unsure) || isAskedBack(tokens, lists)) return 'unsure';
  const said = clausesOf(tokens).map((clause) => meaningOf(clause, lists));
  const heard = said.filter((each) => each !== 'filler');
  if (heard.includes('unsure') || (heard.includes('yes') && heard.includes('no'))) return 'unsure';
  if (heard[0] === 'yes' || startsAccented(text)) return 'yes';
  if (heard[0] !== 'no') return undefined;
  if (hasPhrase(tokens, lists.hedge)) return 'unsure';
  return heard.every((each) => each === 'no' || each === 'goes-on' || each === 'then') ? 'no' : undefined;
});

/** "Ok", "vale", "👍": nothing but a sign that the text was read. */
export function isOnlyHeard(text: string, words: readonly Words[]): boolean {
  const heard = listsOf(words, ({ yesNo }) => yesNo.onlyHeard);
  const fillers = listsOf(words, (each) => each.fillers);
  const clauses = clausesOf(tokensOf(text)).filter((clause) => !isSilent(clause));
  return (
    clauses.length > 0 &&
    clauses.every((clause) => isWhole(clause, heard) || isWhole(withoutEnds(clause, fillers), heard))
  );
}

const listsFor = once((words) => ({
  yes: listsOf(words, ({ yesNo }) => yesNo.yes),
  yesAlone: listsOf(words, ({ yesNo }) => yesNo.yesAlone),
  no: listsOf(words, ({ yesNo }) => yesNo.no),
  noGoesOn: listsOf(words, ({ yesNo }) => yesNo.noGoesOn),
  noThen: listsOf(words, ({ yesNo }) => yesNo.noThen),
  unsure: listsOf(words, ({ yesNo }) => yesNo.unsure),
  hedge: listsOf(words, ({ yesNo }) => yesNo.hedge),
  fillers: listsOf(words, ({ fillers }) => fillers),
  but: listsOf(words, ({ but }) => but),
  openers: openersOf(words),
}));
/** "Wait", "I mean"; of "wait, no" the no is what counts. */
export function openersOf(words: readonly Words[]): Lists {
  const no = listsOf(words, ({ yesNo }) => yesNo.no);
  const all = words.flatMap(({ correction }) => [correction.openers, correction.softOpeners]);
  return all.map((list) => list.filter((phrase) => !hasPhrase(tokensOf(phrase), no)));
}

/** "Yes?", "no?", "yes? To which one?" */
function isAskedBack(tokens: readonly Token[], { yes, yesAlone, no }: YesNoLists): boolean {
  const length = longestAt(tokens, 0, [...yes, ...yesAlone, ...no]);
  return length > 0 && tokens[length]?.text === '?';
}

type YesNoLists = Record<keyof ReturnType<typeof listsFor>, Lists>;
type Heard = YesNo | 'filler' | 'goes-on' | 'then' | 'other';

function meaningOf(clause: readonly Token[], lists: YesNoLists): Heard {
  // Before courtesies are looked past: "y" and "ya" are yes in one language and fillers in another.
  if (isWhole(clause, lists.yesAlone)) return 'yes';
  // "Wait no", "digo no".
  const spoken = withoutEnds(withoutFront(clause, lists.openers), lists.fillers);
  if (isSilent(spoken)) return 'filler';
  const yes = longestAt(spoken, 0, lists.yes);
  const no = longestAt(spoken, 0, lists.no);
  if (yes > no) return afterYes(spoken.slice(yes), lists);
  if (no > 0) return afterNo(spoken.slice(no), lists);
  const alone = longestAt(spoken, 0, lists.yesAlone);
  if (alone > 0) return afterYesAlone(spoken.slice(alone), lists);
  if (isWhole(withoutMarks(spoken), lists.noGoesOn)) return 'goes-on';
  // "Nothing like that, no" in one breath.
  const on = longestAt(spoken, 0, lists.noGoesOn);
  if (on > 0 && isWhole(spoken.slice(on), lists.no)) return 'no';
  return isWhole(withoutMarks(spoken), lists.noThen) ? 'then' : 'other';
}

/** "Yeah no", "yes but no" say neither. */
function afterYes(rest: readonly Token[], lists: YesNoLists): Heard {
  const next = meaningOf(withoutFront(rest, lists.but), lists);
  return next === 'no' || next === 'unsure' ? 'unsure' : 'yes';
}

function afterYesAlone(rest: readonly Token[], lists: YesNoLists): Heard {
  const next = meaningOf(rest, lists);
  if (next === 'filler') return 'yes';
  return next === 'goes-on' || next === 'then' ? 'other' : next;
}

function afterNo(rest: readonly Token[], lists: YesNoLists): Heard {
  const next = meaningOf(rest, lists);
  if (next === 'filler' || next === 'goes-on' || next === 'no') return 'no';
  return next === 'other' || next === 'then' ? 'other' : 'unsure';
}

function isSilent(tokens: readonly Token[]): boolean {
  return tokens.every(({ kind, text }) => kind === 'mark' && text !== '👍' && text !== '👎');
}

function withoutMarks(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ kind }) => kind !== 'mark');
}

/** With its accent "sí" is yes whatever follows; without it, it may be "if". */
export function startsAccented(text: string): boolean {
  return /^[\P{L}]*s[íÍ](?![\p{L}\p{N}])/iu.test(text.normalize('NFC'));
}
