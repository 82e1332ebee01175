/** What a form asks its answers to be that none can be: first values, bounds and conditions that fit no answer to their question. */
import { everyItem, isChoice, type Condition, type Form, type Item, type Note, type Value } from './form.ts';
import { objectsIn, type Json } from './json.ts';
import { fitted } from './results.ts';
import { isSame, valueIn } from './values.ts';

export function valueLimits({ items }: Form, raw: Json): Note[] {
  const all = everyItem(items).filter(({ refused }) => refused === undefined);
  const known = new Map(all.map((each) => [each.linkId, each]));
  const written = firstValues(raw);
  return all.flatMap((item) => [
    ...(written.get(item.linkId) ?? []).flatMap((value) => notFirst(value, item)),
    ...notBetween(item),
    ...item.enableWhen.flatMap((each) => neverMet(each, item, known.get(each.question))),
  ]);
}

/** As they are written, whether they could be read or not. */
function firstValues(raw: Json): Map<string, (Value | undefined)[]> {
  const found = new Map<string, (Value | undefined)[]>();
  const waiting = [...objectsIn(raw['item'])];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    const values = objectsIn(each['initial']).map((value) => valueIn(value, 'value'));
    if (values.length > 0) found.set(String(each['linkId']), values);
    waiting.push(...objectsIn(each['item']));
  }
  return found;
}

function notFirst(value: Value | undefined, item: Item): Note[] {
  if (item.expressions.answers !== undefined || item.type === 'attachment') return [];
  if (value !== undefined && fitted(value, item).length > 0) return [];
  const wanted = isChoice(item) ? 'one of its options' : `of its type, ${item.type}`;
  return [
    { linkId: item.linkId, says: `has a first value that is not ${wanted}, and is left out. Put it right.` },
  ];
}

function notBetween({ linkId, bounds: { min, max, minLength, maxLength } }: Item): Note[] {
  const isTurned = (low: unknown, high: unknown) =>
    (typeof low === 'number' && typeof high === 'number' && low > high) ||
    (typeof low === 'string' && typeof high === 'string' && low > high);
  return isTurned(min, max) || isTurned(minLength, maxLength)
    ? [
        {
          linkId,
          says: 'takes no answer at all: its least is more than its greatest. Put one of them right.',
        },
      ]
    : [];
}

type Kind = 'yes or no' | 'a number' | 'a day' | 'a time' | 'a text' | 'an option' | 'an amount';

function neverMet({ question, operator, answer }: Condition, { linkId }: Item, on: Item | undefined): Note[] {
  if (on === undefined || operator === 'exists') return [];
  const [wanted, kinds] = [kindOf(answer), kindsOf(on)];
  const says = `has a condition on ${question}`;
  if (kinds !== undefined && !kinds.includes(wanted))
    return [
      {
        linkId,
        says: `${says} that compares it with ${wanted}, which it never is. Put one of the two right.`,
      },
    ];
  const isClosed = on.type === 'choice' && on.options.length > 0 && on.expressions.answers === undefined;
  if (isClosed && operator === '=' && !on.options.some((each) => isSame(each.value, answer)))
    return [
      { linkId, says: `${says} that compares it with an option it does not have. Put one of the two right.` },
    ];
  return [];
}

function kindOf(value: Value): Kind | undefined {
  const [key = ''] = Object.keys(value);
  const kinds: Record<string, Kind> = {
    valueBoolean: 'yes or no',
    valueInteger: 'a number',
    valueDecimal: 'a number',
    valueDate: 'a day',
    valueDateTime: 'a day',
    valueTime: 'a time',
    valueString: 'a text',
    valueUri: 'a text',
    valueCoding: 'an option',
    valueQuantity: 'an amount',
  };
  return kinds[key];
}

/** Undefined where anything may be: a text beside a coding is compared with it. */
function kindsOf({ type, options }: Item): readonly (Kind | undefined)[] | undefined {
  switch (type) {
    case 'boolean':
      return ['yes or no'];
    case 'integer':
    case 'decimal':
      return ['a number'];
    case 'quantity':
      return ['an amount', 'a number'];
    case 'date':
    case 'dateTime':
      return ['a day'];
    case 'time':
      return ['a time'];
    case 'string':
    case 'text':
    case 'url':
      return ['a text'];
    case 'choice':
      return options.every(({ value }) => 'valueCoding' in value) && options.length > 0
        ? ['an option', 'a text']
        : undefined;
    default:
      return undefined;
  }
}
