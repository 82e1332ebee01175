/** What an expression has given, as an answer of the kind its item wants; anything else is none. */
import { rounded } from './exact-units.ts';
import { isChoice, type Item, type Option, type Value } from './form.ts';
import { objectIn, textIn } from './json.ts';
import { codingIn, isSame, quantityIn, valueIn } from './values.ts';
import { worded } from './worded.ts';

const UCUM = 'http://unitsofmeasure.org';

export function valueFrom(
  result: unknown,
  item: Item,
  options: readonly Option[] = item.options,
): Value | undefined {
  switch (item.type) {
    case 'boolean':
      return typeof result === 'boolean' ? { valueBoolean: result } : undefined;
    case 'integer':
      return Number.isSafeInteger(result) ? { valueInteger: Number(result) } : undefined;
    case 'decimal':
      return typeof result === 'number' && Number.isFinite(result)
        ? { valueDecimal: rounded(result) }
        : undefined;
    case 'quantity':
      return quantityFrom(result, item);
    case 'date':
      return dated(result, /^\d{4}(-\d{2}(-\d{2})?)?/, (valueDate) => ({ valueDate }));
    case 'dateTime':
      return dated(
        result,
        /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?)?)?$/,
        (valueDateTime) => ({
          valueDateTime,
        }),
      );
    case 'time':
      return dated(result, /^\d{2}:\d{2}:\d{2}/, (valueTime) => ({ valueTime }));
    case 'string':
    case 'text':
      return textFrom(result, (valueString) => ({ valueString }));
    case 'url':
      return textFrom(result, (valueUri) => ({ valueUri }));
    case 'choice':
    case 'open-choice':
    case 'reference':
      return chosenFrom(result, item, options);
    default:
      return undefined;
  }
}

/** A first value must be one that could be answered: an option as it stands, a number for a number. */
export function fitted(value: Value, item: Item): Value[] {
  const held: unknown = Object.values(value)[0];
  const option = item.options.find((each) => isSame(each.value, value));
  const found = option?.value ?? valueFrom(held, item);
  return found === undefined ? [] : [found];
}

/** Whether an answer, given when a form was another, is still one to this item. */
export function isFitting(value: Value, item: Item): boolean {
  if (isChoice(item)) {
    const isOwn = item.type === 'open-choice' && 'valueString' in value;
    return isOwn || item.options.length === 0 || item.options.some((each) => isSame(each.value, value));
  }
  const again = valueFrom(Object.values(value)[0], item);
  return again !== undefined && Object.keys(again)[0] === Object.keys(value)[0];
}

function quantityFrom(result: unknown, item: Item): Value | undefined {
  const written = /^(-?\d+(?:\.\d+)?) '([^']{1,60})'$/.exec(typeof result === 'string' ? result : '');
  if (written !== null) {
    const [, number = '', code = ''] = written;
    return { valueQuantity: { value: Number(number), unit: code, system: UCUM, code } };
  }
  if (typeof result === 'number' && Number.isFinite(result))
    return { valueQuantity: { value: rounded(result), ...unitPart(item) } };
  const quantity = quantityIn(result);
  return quantity && { valueQuantity: { ...quantity, value: rounded(quantity.value) } };
}

export function unitPart({ units: [unit] }: Pick<Item, 'units'>) {
  if (unit === undefined) return {};
  const name = unit.display ?? unit.code;
  return {
    ...(name !== undefined && { unit: name }),
    ...(unit.system !== undefined && unit.code !== undefined && { system: unit.system, code: unit.code }),
  };
}

function dated(result: unknown, shape: RegExp, as: (text: string) => Value): Value | undefined {
  const found = typeof result === 'string' ? shape.exec(result)?.[0] : undefined;
  return found === undefined ? undefined : as(found);
}

function textFrom(result: unknown, as: (text: string) => Value): Value | undefined {
  const text =
    typeof result === 'object' ? undefined : textIn(typeof result === 'boolean' ? String(result) : result);
  return text === undefined ? undefined : as(text);
}

function chosenFrom(result: unknown, item: Item, options: readonly Option[]): Value | undefined {
  if (item.type === 'reference') return referenceFrom(result, options);
  const coding = codingIn(result) ?? codingIn(objectIn(result)?.['valueCoding']);
  const plain = typeof result === 'string' ? result : undefined;
  const value: Value | undefined = coding
    ? { valueCoding: coding }
    : plain === undefined
      ? undefined
      : { valueString: plain };
  if (value === undefined) return undefined;
  const option = options.find((each) => isSame(each.value, value) || each.label.text === plain);
  if (option !== undefined) return option.value;
  return item.type === 'open-choice' || (options.length === 0 && coding !== undefined) ? value : undefined;
}

/** A record is known by its address, and not by its name. */
function referenceFrom(result: unknown, options: readonly Option[]): Value | undefined {
  const value = valueIn({ valueReference: result }, 'value');
  const option = value && options.find((each) => isSame(each.value, value));
  return option?.value ?? (options.length === 0 ? value : undefined);
}

/** Options that an expression gives: codings, texts, references or plain values. */
export function optionFrom(result: unknown): Option[] {
  const json = objectIn(result);
  const reference = textIn(json?.['reference']);
  const coding = codingIn(json);
  const value: Value | undefined =
    reference !== undefined
      ? valueIn({ valueReference: json }, 'value')
      : coding !== undefined
        ? { valueCoding: coding }
        : typeof result === 'string'
          ? valueIn({ valueString: result }, 'value')
          : typeof result === 'number' && Number.isInteger(result)
            ? { valueInteger: result }
            : undefined;
  if (value === undefined) return [];
  const label =
    coding?.display ?? coding?.code ?? textIn(json?.['display']) ?? reference ?? textIn(result) ?? '';
  return [{ value, label: worded(label), exclusive: false }];
}
