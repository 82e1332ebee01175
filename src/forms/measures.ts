/** Units as forms give them, by their UCUM codes, and as people name them: "d/wk" is days per week. */
import type { Words } from '../content/words.ts';
import type { Measure } from './exact-units.ts';
import type { Coding } from './form.ts';
import { longestAt, listsOf, once } from '../reading/phrases.ts';
import { tokensOf } from '../reading/tokens.ts';

const namesIn = once((words) => {
  const names = new Map<string, string>();
  for (const { inForms } of words)
    for (const [code, said] of Object.entries(inForms.unitNames))
      for (const name of said) if (!names.has(plain(name))) names.set(plain(name), code);
  return names;
});

export function measureOf({ code, display }: Coding, words: readonly Words[]): Measure | undefined {
  return (code === undefined ? undefined : coded(code, words)) ?? measureSaid(display ?? '', words);
}

function coded(code: string, words: readonly Words[]): Measure | undefined {
  const [of = '', per, ...more] = code.split('/').map((part) => atom(part, words));
  if (of === '' || more.length > 0 || (code.includes('/') && per === undefined)) return undefined;
  return { of, ...(per !== undefined && { per }) };
}

function atom(part: string, words: readonly Words[]): string | undefined {
  const known = words.some(({ inForms }) => Object.hasOwn(inForms.unitNames, part));
  return known ? part : namesIn(words).get(plain(part.replace(/[{}]/g, '')));
}

/** "Minutes", "days a week", "mg/dl". */
export function measureSaid(text: string, words: readonly Words[]): Measure | undefined {
  const names = namesIn(words);
  const whole = names.get(plain(text));
  if (whole !== undefined) return { of: whole };
  const tokens = tokensOf(text);
  const between = listsOf(words, ({ inForms }) => inForms.per);
  for (const [at, token] of tokens.entries()) {
    const length = token.text === '/' ? 1 : longestAt(tokens, at, between);
    const [end, next] = [tokens[at - 1], tokens[at + length]];
    if (length === 0 || end === undefined || next === undefined) continue;
    const [of, per] = [text.slice(0, end.to), text.slice(next.from)].map((part) => names.get(plain(part)));
    if (of !== undefined && per !== undefined) return { of, per };
  }
  return undefined;
}

/** As a person says it, in the language of these words; of one, where the number is 1. */
export function unitText(unit: Coding, tongue: Words, value?: number): string {
  const { unitNames, per } = tongue.inForms;
  const own = unit.display ?? unit.code ?? '';
  const measure = measureOf(unit, [tongue]) ?? undefined;
  const name = (code: string, isOne: boolean) => unitNames[code]?.[isOne ? 1 : 0];
  const of = measure && name(measure.of, value === 1);
  if (measure === undefined || of === undefined) return readable(own);
  if (measure.per === undefined) return of;
  const each = name(measure.per, true) ?? measure.per;
  const isWritten = of === measure.of && each === measure.per;
  return isWritten ? `${of}/${each}` : `${of} ${per[0] ?? '/'} ${each}`;
}

/** Without the brackets that only machines need. */
function readable(code: string): string {
  return code
    .replace(/[[\]{}]/g, '')
    .replace(/_(?:av|i|us|br)\b/g, '')
    .trim();
}

export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s.°]+/g, ' ')
    .trim();
}
