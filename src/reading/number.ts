/**
 * Which value on a scale a reply means. It would rather ask again than file a time, a date or a count of tablets as
 * pain: a number is taken only when nothing around it says that it is something else.
 */
import type { Words } from '../content/words.ts';
import { figuresIn, type Figure, type Scale } from './figures.ts';
import { fitOf } from './fitting.ts';
import { isSomethingElse } from './guards.ts';
import { goesOnFromAnother, isAboutAnotherDay, isOfAnotherTime } from './another-time.ts';
import { isAskedAbout, isDoubted, isOnlyBound } from './not-the-answer.ts';
import { pick } from './number-lists.ts';
import { longestAt } from './phrases.ts';
import { unclear, type NumberRead } from './number-read.ts';
import { placed } from './on-scale.ts';
import { groupsOf, isOnAnotherScale, type Group } from './ranges.ts';
import { readOnce } from './read-once.ts';
import { isEnd, tokensOf, type Token } from './tokens.ts';
import { concludes, whichNumber } from './which-number.ts';
import { isVague, saysNone, saysNoneOf, saysSame } from './without-number.ts';

export type { NumberRead } from './number-read.ts';
export type { Scale } from './figures.ts';

export const readNumber = readOnce((text: string, scale: Scale, words: readonly Words[]): NumberRead => {
  const tokens = tokensOf(text);
  const slip = slipIn(tokens, scale, words);
  if (slip !== undefined) return slip;
  const figures = figuresIn(tokens, scale, words);
  const line = figures.find(
    (each) =>
      each.line !== undefined && !isSomethingElse(tokens, each, scale, words) && !touchesSlash(tokens, each),
  );
  if (line?.line !== undefined) return { kind: 'emergency-line', number: line.line };
  const groups = groupsOf(tokens, figures, scale, words);
  if (isOnAnotherScale(tokens, groups, scale, words)) return unclear('not-this');
  const fitting = groups.filter((each) => !each.other && fitOf(tokens, each, scale, words) !== 'doubtful');
  const wanted = onTheScale(fitting, scale);
  const isOneOfMany = wanted.length === 0 && groups.filter(({ other }) => !other).length > 1;
  if (isOneOfMany) return unclear('several');
  if (wanted.length === 0) return withoutNumber(tokens, groups, scale, words);
  const group = whichNumber(tokens, wanted, scale, words);
  if (group === undefined) return unclear('several');
  // "7, 2 bad knees", "cried 3 times, 2": what stands alone was meant for the question.
  const isAlone = isEnd(tokens[group.from - 1]) && isAllThereIs(tokens, group, words);
  const saysItself = fitOf(tokens, group, scale, words) === 'plain';
  const isPlain = isAlone || saysItself;
  const isLast = group === groups.at(-1) && concludes(tokens, group, words);
  if (
    !isLast &&
    isDoubted(tokens, groups, wanted, words, {
      chosen: group,
      plain: isPlain ? group : undefined,
      scale,
    })
  )
    return unclear('several');
  if (wanted.length === 1 && isAboutAnotherDay(tokens, group, scale, words)) return unclear('not-this');
  if (isAskedAbout(tokens, group, words)) return unclear('not-this');
  if (wanted.length === 1 && isOfAnotherTime(tokens, group, words)) return unclear('not-this');
  if (isOnlyBound(tokens, group, words)) return unclear('vague');
  if (!saysItself && group.from > 0 && !isLast && goesOnFromAnother(tokens, group, scale, words))
    return { kind: 'unclear', because: 'not-this', maybe: group.low };
  const read = placed(text, tokens, group, scale, words);
  const isChosen = groups.some(({ low, high }) => low !== group.low || high !== group.high);
  const isTaken = read.kind === 'value' || read.kind === 'range';
  return isTaken && isChosen ? { ...read, chosen: true } : read;
});

/** "I'm 71, what do you expect. 6": what is far beyond the scale is no answer where another can be. */
function onTheScale(groups: readonly Group[], { max, of }: Scale): readonly Group[] {
  const near = groups.filter(({ low }) => low <= 2 * max);
  return of === undefined && near.length > 0 ? near : groups;
}

/** "8", "8 because my 2 grandkids came". */
function isAllThereIs(tokens: readonly Token[], { to }: Group, words: readonly Words[]): boolean {
  return (isEnd(tokens[to]) && tokens[to]?.text !== '?') || longestAt(tokens, to, pick(words, 'because')) > 0;
}

/** "l0" and "1O" for 10, "o" for 0: only where there is nothing else. */
function slipIn(tokens: readonly Token[], scale: Scale, words: readonly Words[]): NumberRead | undefined {
  const spoken = tokens.filter(({ kind }) => kind !== 'mark');
  const [only, ...more] = spoken;
  if (only === undefined || more.length > 0) return undefined;
  const written: Token = { ...only, text: only.text + (only.suffix ?? '') };
  const found = words
    .flatMap(({ number }) => Object.entries(number.slips))
    .find(([, spelled]) => spelled.includes(written.text));
  const value = Number(found?.[0]);
  return found === undefined || value < scale.min || value > scale.max
    ? undefined
    : { kind: 'value', value, approx: false, over: false, rest: '' };
}

/** "BP 112/70". */
function touchesSlash(tokens: readonly Token[], { from, to }: Figure): boolean {
  return tokens[from - 1]?.text === '/' || tokens[to]?.text === '/';
}

function withoutNumber(
  tokens: readonly Token[],
  groups: readonly Group[],
  scale: Scale,
  words: readonly Words[],
): NumberRead {
  if (saysSame(tokens, words)) return { kind: 'same' };
  if (saysNoneOf(tokens, scale.of, words))
    return { kind: 'value', value: 0, approx: false, over: false, rest: '' };
  if (saysNone(tokens, words)) {
    const meant = scale.min === 0 && scale.none !== false;
    return meant ? { kind: 'value', value: 0, approx: false, over: false, rest: '' } : unclear('vague');
  }
  const maybe = maybeIn(groups, scale);
  if (maybe !== undefined) return { kind: 'unclear', because: 'not-this', maybe };
  if (groups.length > 0 || tokens.some(({ kind }) => kind === 'thing')) return unclear('not-this');
  return unclear(isVague(tokens, words) ? 'vague' : 'no-number');
}

function maybeIn(groups: readonly Group[], { min, max }: Scale): number | undefined {
  const [only, ...more] = groups;
  if (only === undefined || only.other || more.length > 0) return undefined;
  return only.low === only.high && only.low >= min && only.high <= max ? only.low : undefined;
}
