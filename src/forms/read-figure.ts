/** A number of any size, with the unit said beside it. Scales of a few steps are read by `src/reading/number.ts`. */
import type { Words } from '../content/words.ts';
import { numberWordAt } from '../reading/number-words.ts';
import { isWhole, withoutEnds, type Lists } from '../reading/phrases.ts';
import { tokensOf } from '../reading/tokens.ts';

export type FigureRead =
  { kind: 'figure'; value: number; rest: string } | { kind: 'unclear'; because: 'no-number' | 'several' };

const FIGURE = /(?<![\p{L}\d.,])[-−+]?(?:\d{1,3}(?: \d{3})+(?!\d)|\d[\d.,]*)/gu;

/** `whole` says that only whole numbers are wanted, so that "1.200" is twelve hundred. */
export function readFigure(text: string, whole: boolean, words: readonly Words[]): FigureRead {
  const said = text.normalize('NFKC').slice(0, 200);
  const figures = [...said.matchAll(FIGURE)];
  if (figures.length > 1) return { kind: 'unclear', because: 'several' };
  const [figure] = figures;
  if (figure === undefined) return inWords(said, words);
  const value = parsed(figure[0], whole);
  if (value === undefined) return { kind: 'unclear', because: 'no-number' };
  const rest = `${said.slice(0, figure.index)} ${said.slice(figure.index + figure[0].length)}`;
  return { kind: 'figure', value, rest: withoutFillers(rest, words) };
}

function parsed(figure: string, whole: boolean): number | undefined {
  const sign = /^[-−]/.test(figure) ? -1 : 1;
  const digits = figure
    .replace(/^[-−+]/, '')
    .replace(/[.,]$/, '')
    .replaceAll(' ', '');
  const grouped =
    /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) || (whole && /^\d{1,3}(\.\d{3})+$/.test(digits))
      ? digits.replace(whole ? /[.,](?=\d{3})/g : /,/g, '')
      : digits;
  const european = /^\d{1,3}(\.\d{3})+,\d+$/.test(digits) ? digits.replaceAll('.', '') : grouped;
  const plain = /^\d+,\d+$/.test(european) ? european.replace(',', '.') : european;
  return /^\d{1,15}(\.\d+)?$/.test(plain) ? sign * Number(plain) : undefined;
}

function fillersOf(words: readonly Words[]): Lists {
  return words.flatMap(({ fillers, number }) => [
    fillers,
    number.lead,
    number.approximate,
    number.articles,
    number.now,
  ]);
}

function withoutFillers(rest: string, words: readonly Words[]): string {
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
  const found = numberWordAt(core, 0, words);
  if (found === undefined) {
    const none = words.map(({ number }) => number.none);
    return isWhole(core, none)
      ? { kind: 'figure', value: 0, rest: '' }
      : { kind: 'unclear', because: 'no-number' };
  }
  const rest = core.slice(found.length);
  const next = numberWordAt(rest, 0, words);
  // "Twenty five", "treinta y dos".
  const joins = next === undefined && rest[0]?.text === 'y' ? numberWordAt(rest, 1, words) : next;
  const isPart =
    found.value >= 20 && found.value % 10 === 0 && joins !== undefined && joins.value > 0 && joins.value < 10;
  const length = joins === undefined ? 0 : joins.length + (joins === next ? 0 : 1);
  if (joins !== undefined && !isPart) return { kind: 'unclear', because: 'several' };
  const left = rest.slice(length);
  if (left.some((_, at) => numberWordAt(left, at, words) !== undefined))
    return { kind: 'unclear', because: 'several' };
  const value = found.value + (joins?.value ?? 0);
  return { kind: 'figure', value, rest: left.map(({ text: word }) => word).join(' ') };
}
