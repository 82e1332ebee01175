/** One item of a Questionnaire, with what its extensions and its child displays say of it. */
import { fromRecords, withOptions } from './askable.ts';
import { besideOf, groupHelp } from './beside.ts';
import { extensions, extensionValue, unknownModifiers, urls } from './extensions.ts';
import type { Item, ItemType, Worded } from './form.ts';
import { numberIn, objectIn, objectsIn, textIn, yesIn, type Json } from './json.ts';
import { optionsOfSet } from './options.ts';
import { boundsOf, unitSetOf, unitsOf } from './read-bounds.ts';
import { conditionsOf } from './read-conditions.ts';
import { expressionsIn, isHidden } from './read-expressions.ts';
import type { Reading } from './reading-form.ts';
import { codingIn, valueIn } from './values.ts';
import { wordedIn } from './worded.ts';

/** What an item takes over from those above it. */
export interface Above {
  readOnly: boolean;
  hidden: boolean;
  extract?: NonNullable<Item['extract']>;
  siblings?: unknown;
}

const r4 =
  'group display boolean integer decimal date dateTime time string text url choice open-choice quantity reference attachment';
const types: Record<string, ItemType> = {
  ...Object.fromEntries(r4.split(' ').map((each) => [each, each as ItemType])),
  // The later release calls it so.
  coding: 'choice',
};

export function readItem(json: Json, reading: Reading, above: Above): Item | undefined {
  const linkId = textIn(json['linkId']);
  const said = typeIn(json);
  const type = Object.hasOwn(types, said) ? types[said] : undefined;
  if (linkId === undefined || type === undefined) return left(json, linkId, said, reading);
  const base = baseOf(json, linkId, type, above, reading);
  const item = withOptions(base, json, reading);
  const problem = problemOf(json, item, reading, above) ?? item.refused;
  if (problem !== undefined) reading.limits.push({ linkId, says: `is not asked: it ${problem}` });
  else if (extensions(json, urls.signature).length > 0)
    reading.limits.push({ linkId, says: 'wants to be signed, which a chat cannot do.' });
  return withChildren(problem === undefined ? item : { ...item, refused: problem }, json, reading, above);
}

/** A display with questions in it is a heading, which is a group. */
function typeIn(json: Json): string {
  const said = textIn(json['type']);
  const below = objectsIn(json['item']).filter((each) => each['type'] !== 'display');
  return said === 'display' && below.length > 0
    ? 'group'
    : (said ?? (objectsIn(json['item']).length > 0 ? 'group' : ''));
}

/** Without an id no answer could be filed; a text without one can still be shown. */
function left(json: Json, linkId: string | undefined, type: string, reading: Reading): Item | undefined {
  const text = textIn(json['text'])?.slice(0, 40);
  const inside = objectsIn(json['item']).length;
  const with_ = inside === 0 ? '' : ` with the ${inside} in it`;
  const says =
    linkId === undefined
      ? `An item${text === undefined ? '' : ` ("${text}")`} has no linkId and is left out${with_}. Give it one.`
      : type === ''
        ? 'is left out: it has no type. Give it one.'
        : `is left out: its type "${type.slice(0, 30)}" is not one of FHIR R4. Give it one that is.`;
  reading.limits.push({ ...(linkId !== undefined && { linkId }), says });
  return undefined;
}

function baseOf(json: Json, linkId: string, type: ItemType, above: Above, reading: Reading): Item {
  const { expressions, limits } = expressionsIn(json);
  limits.push(...unitLimits(json, reading));
  reading.limits.push(...limits.map((says) => ({ linkId, says })), ...fromRecords(json, linkId));
  const code = objectsIn(json['code']).flatMap((each) => codingIn(each) ?? []);
  const repeats = yesIn(json['repeats']);
  const prefix = textIn(json['prefix']) === undefined ? undefined : wordedIn(json, 'prefix');
  const [openLabel, entryFormat] = [urls.openLabel, urls.entryFormat].map((url) => saidBy(json, url));
  return {
    linkId,
    type: openType(type, json),
    // The meaning of some questions stands only in their code.
    text: wordedIn(json, 'text', code.find((each) => each.display !== undefined)?.display),
    ...(prefix !== undefined && { prefix }),
    code,
    required: yesIn(json['required']),
    repeats,
    readOnly: above.readOnly || yesIn(json['readOnly']),
    hidden: above.hidden || isHidden(json),
    minOccurs: repeats ? (numberIn(extensionValue(json, urls.minOccurs)) ?? 0) : 0,
    maxOccurs: repeats ? (numberIn(extensionValue(json, urls.maxOccurs)) ?? Infinity) : 1,
    options: [],
    bounds: boundsOf(json),
    units: unitsOf(json, reading.form),
    initial: initialOf(json),
    enableWhen: conditionsOf(json, linkId, reading),
    enableBehavior: json['enableBehavior'] === 'any' ? 'any' : 'all',
    expressions,
    beside: [],
    ...(openLabel !== undefined && { openLabel }),
    ...(entryFormat !== undefined && { entryFormat }),
    ...extractOf(json, above),
    items: [],
  };
}

/** The text of an extension, with its translations. */
function saidBy(json: Json, url: string): Worded | undefined {
  const [found] = extensions(json, url);
  return found === undefined || textIn(found['valueString']) === undefined
    ? undefined
    : wordedIn(found, 'valueString');
}

/** Kinds that the later release may give options, too. */
const plain: readonly ItemType[] = [
  'string',
  'text',
  'integer',
  'decimal',
  'date',
  'dateTime',
  'time',
  'quantity',
  'url',
];

/** The later release says beside the type whether own words are welcome, or any other answer of its type. */
function openType(type: ItemType, json: Json): ItemType {
  const constraint = json['answerConstraint'];
  const isText = type === 'string' || type === 'text';
  const own = constraint === 'optionsOrString' || (constraint === 'optionsOrType' && isText);
  const options = objectsIn(json['answerOption']).length > 0;
  if (own && (options || textIn(json['answerValueSet']) !== undefined)) return 'open-choice';
  if (constraint === 'optionsOrType' && plain.includes(type)) return type;
  return plain.includes(type) && options ? 'choice' : type;
}

/** Units that stand outside cannot be offered; whatever is said then is taken as it is. */
function unitLimits(json: Json, { form }: Reading): string[] {
  const set = unitSetOf(json);
  const found = set === undefined ? undefined : optionsOfSet(set, form);
  return found?.kind === 'none' ? [`takes any units: it ${found.because}`] : [];
}

function initialOf(json: Json): Item['initial'] {
  const own = objectsIn(json['initial']).flatMap((each) => valueIn(each, 'value') ?? []);
  const chosen = objectsIn(json['answerOption'])
    .filter((each) => yesIn(each['initialSelected']))
    .flatMap((each) => valueIn(each, 'value') ?? []);
  return own.length > 0 ? own : chosen;
}

function extractOf(json: Json, above: Above): Pick<Item, 'extract'> {
  const flag = extensionValue(json, urls.extract);
  const category = codingIn(objectsIn(objectIn(extensionValue(json, urls.category))?.['coding'])[0]);
  const onCode = objectsIn(json['code']).some((each) => extensionValue(each, urls.extract) === true);
  if (flag === false || (flag === undefined && !onCode && above.extract === undefined)) return {};
  return { extract: category ? { category } : (above.extract ?? {}) };
}

function problemOf(json: Json, item: Item, reading: Reading, above: Above): string | undefined {
  const [unknown] = unknownModifiers(json);
  if (unknown !== undefined) return `must not be asked without ${unknown}, which is not known here.`;
  const twice = reading.used.has(item.linkId) && reading.used.get(item.linkId) === above.siblings;
  const before = reading.used.has(item.linkId);
  reading.used.set(item.linkId, above.siblings);
  if (twice && item.type !== 'display')
    return 'has the linkId of an item beside it, so their answers could not be told apart. Give it another.';
  if (before && item.type !== 'display')
    reading.limits.push({
      linkId: item.linkId,
      says: 'is the linkId of more than one item; conditions use the nearest.',
    });
  if (item.type === 'attachment' && !item.hidden && !item.readOnly)
    return 'wants a file, which this chat does not take.';
  const sub = textIn(extensionValue(json, urls.subForm));
  if (sub !== undefined)
    return `stands for another form (${sub.slice(0, 120)}). Put that form's items in its place.`;
  return undefined;
}

/** Child displays say something about their question; every other child is an item of its own. */
function withChildren(item: Item, json: Json, reading: Reading, above: Above): Item {
  const children = objectsIn(json['item']);
  const siblings = children;
  const beside: Worded[] = [];
  const found: Partial<Pick<Item, 'help' | 'lower' | 'upper'>> = {};
  const items: Item[] = [];
  for (const child of children) {
    const said = item.type === 'group' ? groupHelp(child) : besideOf(child);
    if (said === undefined) {
      const read = readItem(child, reading, { ...inherited(item, above), siblings });
      if (read !== undefined)
        items.push(item.refused === undefined ? read : withoutAsking(read, item.linkId));
    } else if (said.as === 'beside') beside.push(said.text);
    else found[said.as] = said.text;
  }
  if (extensions(json, urls.media).length > 0)
    reading.limits.push({ linkId: item.linkId, says: 'has a picture, which is not shown.' });
  if (objectsIn(json['answerOption']).some((each) => extensions(each, urls.answerMedia).length > 0))
    reading.limits.push({
      linkId: item.linkId,
      says: 'has options with pictures, of which only the words are shown.',
    });
  return { ...item, ...found, beside, items };
}

function inherited(item: Item, above: Above): Above {
  const extract = item.extract ?? above.extract;
  return { readOnly: item.readOnly, hidden: item.hidden, ...(extract !== undefined && { extract }) };
}

/** What belongs to a part that is not asked is not asked either. */
function withoutAsking(item: Item, parent: string): Item {
  const refused = item.refused ?? `belongs to ${parent}, which is not asked.`;
  return { ...item, refused, items: item.items.map((each) => withoutAsking(each, parent)) };
}
