/** A value as a person would say it. */
import { inLanguage, type Item, type Value } from './form.ts';

export function valueText(value: Value, item: Item, lang: string): string {
  if ('valueCoding' in value) {
    const option = item.options.find((each) => each.value === value || sameCode(each.value, value));
    return option === undefined
      ? (value.valueCoding.display ?? value.valueCoding.code ?? '')
      : inLanguage(option.label, lang);
  }
  if ('valueQuantity' in value) {
    const { value: number, unit, code } = value.valueQuantity;
    return [number, unit ?? code].filter((each) => each !== undefined && each !== '{score}').join(' ');
  }
  if ('valueReference' in value) return value.valueReference.display ?? value.valueReference.reference;
  if ('valueBoolean' in value) return value.valueBoolean ? (lang === 'es' ? 'sí' : 'yes') : 'no';
  if ('valueTime' in value) return value.valueTime.slice(0, 5);
  return String(Object.values(value)[0]);
}

function sameCode(one: Value, other: { valueCoding: { code?: string; system?: string } }): boolean {
  return (
    'valueCoding' in one &&
    one.valueCoding.code === other.valueCoding.code &&
    one.valueCoding.system === other.valueCoding.system
  );
}
