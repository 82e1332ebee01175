/** A number of any size, with the unit said beside it. Scales of a few steps are read by `src/reading/number.ts`. */
import type { Words } from '../content/words.ts';
import { spelledAt } from '../reading/number-words.ts';
import { findPhrase, isWhole, listsOf, longestAt, withoutEnds, type Lists } from '../reading/phrases.ts';
import { tokensOf, type Token } from '../reading/tokens.ts';
import { measureSaid } from './measures.ts';

export type FigureRead =
  { kind: 'figure'; value: number; rest: string } | { kind: 'unclear'; because: 'no-number' | 'several' };

const FIGURE = /(?<![\p{L}\d.,])[-−+]?(?:\d{1,3}(?: \d{3})+(?!\d)|\d[\d.,]*|[.,]\d+)/gu;
/** "1/2", "2 1/2", and no other fractions: "3/14" is a day and "120/80" a pressure. */
const FRACTION = /(?<![\p{L}\d.,/-])(?:(\d{1,3})(?:\s+|\s*(?:and|y)\s+))?(?:([13])\/(4)|(1)\/(2))(?![\d/])/u;
const SIGNS: Readonly<Record<string, string>> = { '½': ' 1/2', '¼': ' 1/4', '¾': ' 3/4' };

/** `whole` says that only whole numbers are wanted, so that "1.200" is twelve hundred. */
export function readFigure(text: string, whole: boolean, words: readonly Words[]): FigureRead {
  const said = inDecimals(text);
  const figures = [...said.matchAll(FIGURE)];
  if (figures.length > 1) return { kind: 'unclear', because: 'several' };
  const [figure] = figures;
  if (figure === undefined) return inWords(said, words);
  const value = parsed(figure[0], whole);
  if (value === undefined) return { kind: 'unclear', because: 'no-number' };
  const rest = `${said.slice(0, figure.index)} ${said.slice(figure.index + figure[0].length)}`;
  const { more, left } = withoutHalf(rest, words);
  return { kind: 'figure', value: value + more, rest: withoutFillers(left, words) };
}

/** With fractions as decimals, and thousands written out: "7½" is 7.5 and "10k" is 10000. */
function inDecimals(text: string): string {
  const signs = text
    .slice(0, 200)
    .replace(/[½¼¾]/g, (sign) => SIGNS[sign] ?? sign)
    .replace(/(?<![\d.,])(\d{1,3}(?:[.,]\d)?)k\b/i, (_, count: string) =>
      String(Number(count.replace(',', '.')) * 1_000),
    );
  return signs
    .normalize('NFKC')
    .replace(FRACTION, (_, whole: string | undefined, ...parts: (string | undefined)[]) => {
      const [top, bottom] = [parts[0] ?? parts[2], parts[1] ?? parts[3]];
      return String(Number(whole ?? 0) + Number(top) / Number(bottom));
    });
}

/** "Siete horas y media", "7 and a half": a half more. */
function withoutHalf(rest: string, words: readonly Words[]): { more: number; left: string } {
  const tokens = tokensOf(rest).filter(({ kind }) => kind !== 'mark');
  const halves = listsOf(words, ({ inForms }) => inForms.andHalf);
  const at = findPhrase(tokens, halves);
  if (at < 0) return { more: 0, left: rest };
  const left = [...tokens.slice(0, at), ...tokens.slice(at + longestAt(tokens, at, halves))];
  return { more: 0.5, left: left.map(({ text }) => text).join(' ') };
}

function parsed(figure: string, whole: boolean): number | undefined {
  const sign = /^[-−]/.test(figure) ? -1 : 1;
  const digits = figure
    .replace(/^[-−+]/, '')
    .replace(/[.,]$/, '')
    .replaceAll(' ', '')
    .replace(/^[.,](?=\d)/, '0.');
  const grouped =
    /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) || (whole && /^\d{1,3}(\.\d{3})+$/.test(digits))
      ? digits.replace(whole ? /[.,](?=\d{3})/g : /,/g, '')
      : digits;
  const european = /^\d{1,3}(\.\d{3})+,\d+$/.test(digits) ? digits.replaceAll('.', '') : grouped;
  const plain = /^\d+,\d+$/.test(european) ? european.replace(',', '.') : european;
  return /^\d{1,15}(\.\d+)?$/.test(plain) ? sign * Number(plain) : undefined;
}

export function fillersOf(words: readonly Words[]): Lists {
  return words.flatMap(({ fillers, number, inForms }) => [
    fillers,
    inForms.amountLead,
    number.lead,
    number.approximate,
    number.articles,
    number.now,
  ]);
}

function withoutFillers(rest: string, words: readonly Words[]): string {
  // Short names of units are also short words of other kinds.
  if (measureSaid(rest, words) !== undefined) return rest.trim();
  const spoken = tokensOf(rest).filter(({ kind }) => kind !== 'mark' || rest.length < 12);
  const core = withoutEnds(
    spoken.filter(({ text }) => !'.!?,;:~'.includes(text)),
    fillersOf(words),
  );
  return core.map(({ text }) => text).join(core.length === 0 ? '' : spacing(rest));
}

/** "mg/dl" is one word with a mark in it. */
function spacing(rest: string): string {
  return /\s/.test(rest.trim()) ? ' ' : '';
}

function inWords(text: string, words: readonly Words[]): FigureRead {
  const spoken = tokensOf(text).filter(({ kind }) => kind !== 'mark');
  const core = withoutEnds(spoken, fillersOf(words));
  const found = spelledAt(core, 0, words);
  if (found === undefined) return halfOrNone(core, words);
  const left = core.slice(found.length);
  if (left.some((_, at) => spelledAt(left, at, words) !== undefined))
    return { kind: 'unclear', because: 'several' };
  const { more, left: unit } = withoutHalf(left.map(({ text: word }) => word).join(' '), words);
  return { kind: 'figure', value: found.value + more, rest: unit };
}

/** "Half a tablet", "media pastilla"; "none". */
function halfOrNone(core: readonly Token[], words: readonly Words[]): FigureRead {
  const half = longestAt(
    core,
    0,
    listsOf(words, ({ inForms }) => inForms.half),
  );
  const rest = core.slice(half);
  if (half > 0) return { kind: 'figure', value: 0.5, rest: rest.map(({ text }) => text).join(' ') };
  const none = words.flatMap(({ number }) => [number.none, number.bareNone]);
  return isWhole(core, none)
    ? { kind: 'figure', value: 0, rest: '' }
    : { kind: 'unclear', because: 'no-number' };
}
