/** A value as a person would say it. */
import type { Words } from '../content/words.ts';
import { dayText } from './day-text.ts';
import { inLanguage, type Item, type Value } from './form.ts';
import { unitText } from './measures.ts';

/** In the language of these words. */
export function valueText(value: Value, item: Item, tongue: Words): string {
  const { lang } = tongue;
  if ('valueCoding' in value) {
    const option = item.options.find((each) => each.value === value || sameCode(each.value, value));
    return option === undefined
      ? (value.valueCoding.display ?? value.valueCoding.code ?? '')
      : inLanguage(option.label, lang);
  }
  if ('valueQuantity' in value) {
    const { value: number, unit, code } = value.valueQuantity;
    if (code === '{score}' || (unit ?? code) === undefined) return String(number);
    const named = { ...(unit !== undefined && { display: unit }), ...(code !== undefined && { code }) };
    return `${number} ${unitText(named, tongue, number)}`;
  }
  if ('valueReference' in value) return value.valueReference.display ?? value.valueReference.reference;
  if ('valueBoolean' in value) return value.valueBoolean ? (lang === 'es' ? 'sí' : 'yes') : 'no';
  if ('valueTime' in value) return value.valueTime.slice(0, 5);
  if ('valueDate' in value) return dayText(value.valueDate, lang);
  if ('valueDateTime' in value) return dayText(value.valueDateTime, lang);
  return String(Object.values(value)[0]);
}

function sameCode(one: Value, other: { valueCoding: { code?: string; system?: string } }): boolean {
  return (
    'valueCoding' in one &&
    one.valueCoding.code === other.valueCoding.code &&
    one.valueCoding.system === other.valueCoding.system
  );
}
