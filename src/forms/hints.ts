/** What kind of reply a question wants, in words. */
import type { Words } from '../content/words.ts';
import { inLanguage, type Coding, type Item } from './form.ts';
import { measureOf, unitText } from './measures.ts';
import { isLettered, isLong, isScale, picksSeveral, type Offer } from './offered.ts';
import type { Said } from './said.ts';
import type { Node } from './view.ts';

export function hintsOf(
  node: Node,
  offers: readonly Offer[],
  narrowed: readonly Offer[],
  tongue: Words,
): Said[] {
  const { item } = node;
  const { lang } = tongue;
  if (node.kind === 'more') return [{ key: item.type === 'group' ? 'forms.more-group' : 'forms.more' }];
  if (offers.length > 0) return optionHints(node, offers, narrowed);
  switch (item.type) {
    case 'boolean':
      return [{ key: 'forms.yes-no' }];
    case 'integer':
    case 'decimal':
    case 'quantity':
      return [...numberHints(item, tongue), ...ownFormat(item, lang)];
    case 'date':
      return [like(item, lang, lang === 'en' ? '3/14/2024' : '14/3/2024')];
    case 'dateTime':
      return [like(item, lang, lang === 'en' ? '3/14/2024 2:30 pm' : '14/3/2024 14:30')];
    case 'time':
      return [like(item, lang, lang === 'en' ? '2:30 pm' : '14:30')];
    default:
      return ownFormat(item, lang);
  }
}

function ownFormat(item: Item, lang: string): Said[] {
  return item.entryFormat === undefined ? [] : [like(item, lang, '')];
}

function like({ entryFormat }: Item, lang: string, example: string): Said {
  return { key: 'forms.like', values: { example: inLanguage(entryFormat, lang) || example } };
}

function optionHints(node: Node, offers: readonly Offer[], narrowed: readonly Offer[]): Said[] {
  const own: Said[] = node.item.type === 'open-choice' ? [{ key: 'forms.own' }] : [];
  if (narrowed.length > 0 && isLong(offers)) return [{ key: 'forms.found' }];
  if (narrowed.length > 0)
    return [{ key: 'forms.which' }, { key: pickKey(false, isLettered(narrowed)) }, ...own];
  if (isLong(offers)) return [{ key: 'forms.search', values: { count: offers.length } }, ...own];
  if (isScale(offers))
    return [
      { key: 'forms.number', values: { low: offers[0]?.number ?? 0, high: offers.at(-1)?.number ?? 0 } },
    ];
  return [{ key: pickKey(picksSeveral(node), isLettered(offers)) }, ...own];
}

function pickKey(isSeveral: boolean, isLettered: boolean): string {
  if (isSeveral) return isLettered ? 'forms.several-letter' : 'forms.several';
  return isLettered ? 'forms.one-letter' : 'forms.one';
}

/** "How many minutes ...": the question has said it already, in every language it is asked in. */
function saysUnit(question: string, unit: string): boolean {
  return unit.length > 3 && question.toLowerCase().includes(unit.toLowerCase());
}

/** What stands in braces only says to machines what is counted, unless it has a name here. */
function isNamed(unit: Coding, tongue: Words): boolean {
  const name = unit.display ?? unit.code;
  if (name === undefined || unit.code === '{score}') return false;
  return !name.startsWith('{') || measureOf(unit, [tongue]) !== undefined;
}

function numberHints({ bounds: { min, max }, units, text }: Item, tongue: Words): Said[] {
  const [low, high] = [min, max];
  const number: Said =
    low !== undefined && high !== undefined
      ? { key: 'forms.number', values: { low, high } }
      : low !== undefined
        ? { key: 'forms.number-from', values: { low } }
        : high !== undefined
          ? { key: 'forms.number-to', values: { high } }
          : { key: 'forms.number-any' };
  const names = units
    .filter((unit) => isNamed(unit, tongue))
    .map((unit) => unitText(unit, tongue))
    .filter((each) => each !== '' && !saysUnit(inLanguage(text, tongue.lang), each));
  if (names.length === 0) return [number];
  const unit: Said =
    names.length === 1
      ? { key: 'forms.unit', values: { unit: names[0] ?? '' } }
      : { key: 'forms.units', values: { unit: names.slice(0, 12).join(', ') } };
  return [number, unit];
}
