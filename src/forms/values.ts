/** The values of a form, as others wrote them: read from JSON, compared, and told apart. */
import { rounded, timesBetween } from './exact-units.ts';
import type { Coding, Quantity, Value } from './form.ts';
import { numberIn, objectIn, textIn, yesIn, type Json } from './json.ts';

/** A code must be one that FHIR allows; a display alone is still an answer. */
export function codingIn(value: unknown): Coding | undefined {
  const json = objectIn(value);
  if (json === undefined) return undefined;
  const code = textIn(json['code'])?.replace(/\s+/g, ' ');
  const [system, version, display] = ['system', 'version', 'display'].map((key) => textIn(json[key]));
  if (code === undefined && display === undefined) return undefined;
  return {
    ...(system !== undefined && !/\s/.test(system) && { system }),
    ...(version !== undefined && { version }),
    ...(code !== undefined && { code }),
    ...(display !== undefined && { display }),
  };
}

export function quantityIn(value: unknown): Quantity | undefined {
  const json = objectIn(value);
  const number = numberIn(json?.['value']);
  if (json === undefined || number === undefined) return undefined;
  const [unit, system, code] = ['unit', 'system', 'code'].map((key) => textIn(json[key]));
  return {
    value: number,
    ...(unit !== undefined && { unit }),
    // A code without its system says nothing, and is not allowed.
    ...(system !== undefined && { system, ...(code !== undefined && { code }) }),
  };
}

const readers: Record<string, (value: unknown) => Value | undefined> = {
  Boolean: (value) =>
    typeof value === 'boolean' || value === 'true' || value === 'false'
      ? { valueBoolean: yesIn(value) }
      : undefined,
  Integer: (value) => wrap(numberIn(value), (valueInteger) => ({ valueInteger })),
  Decimal: (value) => wrap(numberIn(value), (valueDecimal) => ({ valueDecimal })),
  Date: (value) => wrap(textIn(value), (valueDate) => ({ valueDate })),
  DateTime: (value) => wrap(textIn(value), (valueDateTime) => ({ valueDateTime })),
  // Some leave the seconds out.
  Time: (value) => wrap(textIn(value)?.replace(/^(\d\d:\d\d)$/, '$1:00'), (valueTime) => ({ valueTime })),
  String: (value) => wrap(textIn(value), (valueString) => ({ valueString })),
  Uri: (value) => wrap(textIn(value), (valueUri) => ({ valueUri })),
  Coding: (value) => wrap(codingIn(value), (valueCoding) => ({ valueCoding })),
  Quantity: (value) => wrap(quantityIn(value), (valueQuantity) => ({ valueQuantity })),
  Reference: (value) => {
    const [reference, display] = ['reference', 'display'].map((key) => textIn(objectIn(value)?.[key]));
    if (reference === undefined) return undefined;
    return { valueReference: { reference, ...(display !== undefined && { display }) } };
  },
};

function wrap<T>(found: T | undefined, as: (found: T) => Value): Value | undefined {
  return found === undefined ? undefined : as(found);
}

/** The `value[x]` or `answer[x]` of an element. */
export function valueIn(of: Json, stem: 'value' | 'answer'): Value | undefined {
  for (const [type, read] of Object.entries(readers)) {
    const found = Object.hasOwn(of, stem + type) ? read(of[stem + type]) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What stands inside, whatever its type. */
export function bare(value: Value): boolean | number | string | Coding | Quantity | { reference: string } {
  return Object.values(value)[0] as ReturnType<typeof bare>;
}

export function isSame(one: Value, other: Value): boolean {
  const [a, b] = [bare(one), bare(other)];
  if ('valueCoding' in one && 'valueCoding' in other) return isSameCoding(one.valueCoding, other.valueCoding);
  if ('valueQuantity' in one && 'valueQuantity' in other) return compare(one, other) === 0;
  if ('valueReference' in one && 'valueReference' in other)
    return one.valueReference.reference === other.valueReference.reference;
  if (typeof a === 'object' || typeof b === 'object') return isSameText(one, other);
  return a === b;
}

/** A text beside a coding: forms compare one with the other. */
function isSameText(one: Value, other: Value): boolean {
  const [coding, text] = 'valueCoding' in one ? [one.valueCoding, bare(other)] : [codingOf(other), bare(one)];
  return coding !== undefined && typeof text === 'string' && [coding.code, coding.display].includes(text);
}

function codingOf(value: Value): Coding | undefined {
  return 'valueCoding' in value ? value.valueCoding : undefined;
}

export function isSameCoding(one: Coding, other: Coding): boolean {
  if (one.code === undefined || other.code === undefined)
    return one.code === other.code && one.display === other.display;
  const differ = one.system !== undefined && other.system !== undefined && one.system !== other.system;
  return one.code === other.code && !differ;
}

/** Negative, zero or positive; undefined where the two cannot be set against each other. */
export function compare(one: Value, other: Value): number | undefined {
  if ('valueQuantity' in one && 'valueQuantity' in other) {
    const [a, b] = [one.valueQuantity, other.valueQuantity];
    const times = isSameUnit(a, b) ? 1 : timesOf(a.code, b.code);
    return times === undefined ? undefined : rounded(a.value * times - b.value);
  }
  const [a, b] = [measure(one), measure(other)];
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  // Moments of different zones are not in the order of their letters.
  const apart = momentOf(a) - momentOf(b);
  if (!Number.isNaN(apart)) return apart;
  return a < b ? -1 : a > b ? 1 : 0;
}

function momentOf(text: string): number {
  return /T\d/.test(text) ? Date.parse(text) : Number.NaN;
}

function measure(value: Value): number | string | undefined {
  const found = 'valueQuantity' in value ? value.valueQuantity.value : bare(value);
  return typeof found === 'number' || typeof found === 'string' ? found : undefined;
}

function timesOf(from: string | undefined, to: string | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : timesBetween({ of: from }, { of: to });
}

/** A condition that names no unit means the question's own. */
function isSameUnit(one: Quantity, other: Quantity): boolean {
  const [a, b] = [one, other].map(({ code, unit }) => [code, unit].filter((each) => each !== undefined));
  return a?.length === 0 || b?.length === 0 || (a?.some((each) => b?.includes(each)) ?? false);
}
