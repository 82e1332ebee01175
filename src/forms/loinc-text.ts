/**
 * Names that LOINC gives to questions, as a person would read them. "[Reported.PHQ]" says how something was found out and "12Mo" over
 * which time; forms often have them in the place of a question.
 */
import type { Item } from './form.ts';

const LOINC = /loinc/i;
/** A linkId that is one of its codes. */
const CODED = /(?:^|\/)\d{3,6}-\d$/;
/** At its end, as LOINC writes: a method, a source, a kind of quantity. Words in small letters are the author's own. */
const METHOD = /\s*\[(?=[^\]]*[A-Z#])[^\]]{1,60}\]\s*$/;
const LENGTH = /\b(\d{1,3}) ?(Mo|Wk|Yr|[WDHY])\b/g;
const LENGTHS: Readonly<Record<string, string>> = {
  Mo: 'months',
  W: 'weeks',
  Wk: 'weeks',
  D: 'days',
  H: 'hours',
  Y: 'years',
  Yr: 'years',
};

export function withoutLoinc(
  text: string,
  { code, type, linkId }: Pick<Item, 'code' | 'type' | 'linkId'>,
): string {
  const isLoinc = CODED.test(linkId) || code.some(({ system }) => LOINC.test(system ?? ''));
  if (type === 'display' || !isLoinc) return text;
  const bare = text.replace(METHOD, '');
  const said = bare === '' ? text : bare;
  return said.replace(LENGTH, (_, count: string, unit: string) => `${count} ${LENGTHS[unit] ?? unit}`);
}
