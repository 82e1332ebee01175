/** What an answer is held to: its least and greatest, its length, its places after the point, its unit. */
import { extensions, extensionValue, urls, valueOf } from './extensions.ts';
import type { Bounds, Coding } from './form.ts';
import { numberIn, objectIn, textIn, type Json } from './json.ts';
import { codingIn } from './values.ts';

export function boundsOf(item: Json): Bounds {
  const [min, max] = [
    boundIn(item, urls.minValue, urls.minQuantity),
    boundIn(item, urls.maxValue, urls.maxQuantity),
  ];
  const minLength = numberIn(extensionValue(item, urls.minLength));
  const maxLength = numberIn(item['maxLength']);
  const decimals = numberIn(extensionValue(item, urls.decimals));
  const regex = textIn(extensionValue(item, urls.regex));
  return {
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(decimals !== undefined && { decimals }),
    ...(regex !== undefined && { regex }),
  };
}

function boundIn(item: Json, url: string, quantityUrl: string): number | string | undefined {
  const value = extensionValue(item, url) ?? extensionValue(item, quantityUrl);
  return numberIn(value) ?? numberIn(objectIn(value)?.['value']) ?? textIn(value);
}

/** The unit an answer is in, or those that may be chosen from. */
export function unitsOf(item: Json): Coding[] {
  const own = codingIn(extensionValue(item, urls.unit));
  const options = extensions(item, urls.unitOption).flatMap((each) => codingIn(valueOf(each)) ?? []);
  if (options.length > 0) return options;
  if (own !== undefined) return [own];
  return unitChild(item);
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
