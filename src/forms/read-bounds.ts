/** What an answer is held to: its least and greatest, its length, its places after the point, its unit. */
import { extensions, extensionValue, urls, valueOf } from './extensions.ts';
import type { Bounds, Coding } from './form.ts';
import { numberIn, objectIn, textIn, type Json } from './json.ts';
import { optionsOfSet } from './options.ts';
import { patternIn } from './pattern.ts';
import { codingIn } from './values.ts';

export function boundsOf(item: Json): Bounds {
  const [min, max] = [
    boundIn(item, urls.minValue, urls.minQuantity),
    boundIn(item, urls.maxValue, urls.maxQuantity),
  ];
  const minLength = numberIn(extensionValue(item, urls.minLength));
  const maxLength = numberIn(item['maxLength']);
  const decimals = numberIn(extensionValue(item, urls.decimals));
  const written = textIn(extensionValue(item, urls.regex));
  const regex = written && (patternIn(written) ?? written);
  const of = boundUnit(item);
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(decimals !== undefined && { decimals }),
    ...(regex !== undefined && { regex }),
    ...(of !== undefined && { of }),
  };
}

function boundIn(item: Json, url: string, quantityUrl: string): number | string | undefined {
  const value = extensionValue(item, url) ?? extensionValue(item, quantityUrl);
  return numberIn(value) ?? numberIn(objectIn(value)?.['value']) ?? textIn(value);
}

function boundUnit(item: Json): string | undefined {
  const bounds = [urls.minValue, urls.minQuantity, urls.maxValue, urls.maxQuantity];
  const quantity = bounds
    .map((url) => objectIn(extensionValue(item, url)))
    .find((each) => each !== undefined);
  return textIn(quantity?.['code']) ?? textIn(quantity?.['unit']);
}

/** Where a least or a greatest is worked out, the expression stands beside the value it would have. */
export function boundExpression(item: Json, url: string): unknown {
  const [found] = extensions(item, url);
  const shadow = Object.entries(found ?? {}).find(([key]) => key.startsWith('_value'))?.[1];
  const calculated = extensions(shadow, urls.calculatedValue)[0] ?? extensions(shadow, urls.dynamic)[0];
  return calculated === undefined ? undefined : valueOf(calculated);
}

/** The unit an answer is in, or those that may be chosen from. */
export function unitsOf(item: Json, form: Json): Coding[] {
  const own = codingIn(extensionValue(item, urls.unit));
  const options = extensions(item, urls.unitOption).flatMap((each) => codingIn(valueOf(each)) ?? []);
  if (options.length > 0) return options;
  const set = unitSetOf(item);
  const found = set === undefined ? undefined : optionsOfSet(set, form);
  if (found?.kind === 'options')
    return found.options.flatMap(({ value }) => ('valueCoding' in value ? value.valueCoding : []));
  if (own !== undefined) return [own];
  return unitChild(item);
}

/** The value set that says which units may be named. */
export function unitSetOf(item: Json): string | undefined {
  return textIn(extensionValue(item, urls.unitValueSet));
}

/** Older forms write the unit as a display beside the question. */
function unitChild(item: Json): Coding[] {
  const children = Array.isArray(item['item']) ? item['item'] : [];
  const found = children.map(objectIn).find((child) => {
    const concept = objectIn(extensionValue(child, urls.control));
    const codings = Array.isArray(concept?.['coding']) ? concept['coding'] : [];
    return codings.some((each) => objectIn(each)?.['code'] === 'unit');
  });
  const text = textIn(found?.['text']);
  return text === undefined ? [] : [{ display: text }];
}
