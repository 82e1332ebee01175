/** One item of a Questionnaire, with what its extensions and its child displays say of it. */
import { controlOf, extensions, extensionValue, unknownModifiers, urls } from './extensions.ts';
import type { Condition, Item, ItemType, Note, Worded } from './form.ts';
import { numberIn, objectIn, objectsIn, textIn, yesIn, type Json } from './json.ts';
import { boundsOf, unitsOf } from './read-bounds.ts';
import { expressionsIn, isHidden } from './read-expressions.ts';
import { optionsOf } from './options.ts';
import { codingIn, valueIn } from './values.ts';
import { wordedIn } from './worded.ts';

export interface Reading {
  /** What came inside the form, and the value sets a clinic keeps. */
  form: Json;
  limits: Note[];
  /** Every linkId so far, and the list of items it stands in. */
  used: Map<string, unknown>;
}

/** What an item takes over from those above it. */
export interface Above {
  readOnly: boolean;
  extract?: NonNullable<Item['extract']>;
  siblings?: unknown;
}

const types: Record<string, ItemType> = {
  ...Object.fromEntries(
    [
      ...['group', 'display', 'boolean', 'integer', 'decimal', 'date', 'dateTime', 'time', 'string', 'text'],
      ...['url', 'choice', 'open-choice', 'quantity', 'reference', 'attachment'],
    ].map((each) => [each, each as ItemType]),
  ),
  // The later release calls it so.
  coding: 'choice',
};

export function readItem(json: Json, reading: Reading, above: Above): Item | undefined {
  const linkId = textIn(json['linkId']);
  const said = textIn(json['type']) ?? (objectsIn(json['item']).length > 0 ? 'group' : '');
  const type = Object.hasOwn(types, said) ? types[said] : undefined;
  if (linkId === undefined || type === undefined) return left(json, linkId, said, reading);
  const base = baseOf(json, linkId, type, above, reading);
  const item = withOptions(base, json, reading);
  const problem = problemOf(json, item, reading, above) ?? item.refused;
  if (problem !== undefined) reading.limits.push({ linkId, says: `is not asked: it ${problem}` });
  return withChildren(problem === undefined ? item : { ...item, refused: problem }, json, reading, above);
}

/** Without an id no answer could be filed; a text without one can still be shown. */
function left(json: Json, linkId: string | undefined, type: string, reading: Reading): Item | undefined {
  const text = textIn(json['text'])?.slice(0, 40);
  const says =
    linkId === undefined
      ? `An item${text === undefined ? '' : ` ("${text}")`} has no linkId and is left out. Give it one.`
      : type === ''
        ? 'is left out: it has no type. Give it one.'
        : `is left out: its type "${type.slice(0, 30)}" is not one of FHIR R4.`;
  reading.limits.push({ ...(linkId !== undefined && { linkId }), says });
  return undefined;
}

function baseOf(json: Json, linkId: string, type: ItemType, above: Above, reading: Reading): Item {
  const { expressions, limits } = expressionsIn(json);
  reading.limits.push(...limits.map((says) => ({ linkId, says })), ...fromRecords(json, linkId));
  const code = objectsIn(json['code']).flatMap((each) => codingIn(each) ?? []);
  const repeats = yesIn(json['repeats']);
  const prefix = textIn(json['prefix']) === undefined ? undefined : wordedIn(json, 'prefix');
  const openLabel = textIn(extensionValue(json, urls.openLabel));
  const entryFormat = textIn(extensionValue(json, urls.entryFormat));
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
    hidden: isHidden(json),
    minOccurs: repeats ? (numberIn(extensionValue(json, urls.minOccurs)) ?? 0) : 0,
    maxOccurs: repeats ? (numberIn(extensionValue(json, urls.maxOccurs)) ?? Infinity) : 1,
    options: [],
    bounds: boundsOf(json),
    units: unitsOf(json),
    initial: initialOf(json),
    enableWhen: conditionsOf(json, linkId, reading),
    enableBehavior: json['enableBehavior'] === 'any' ? 'any' : 'all',
    expressions,
    beside: [],
    ...(openLabel !== undefined && { openLabel: { text: openLabel, in: {} } }),
    ...(entryFormat !== undefined && { entryFormat: { text: entryFormat, in: {} } }),
    ...extractOf(json, above),
    items: [],
  };
}

/** The later release says beside the type whether own words are welcome. */
function openType(type: ItemType, json: Json): ItemType {
  const open = json['answerConstraint'] === 'optionsOrString';
  const listed = objectsIn(json['answerOption']).length > 0 || textIn(json['answerValueSet']) !== undefined;
  const plain =
    type === 'string' || type === 'text' || type === 'integer' || type === 'date' || type === 'time';
  if (open && listed) return 'open-choice';
  return plain && objectsIn(json['answerOption']).length > 0 ? 'choice' : type;
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

const operators = ['exists', '=', '!=', '>', '<', '>=', '<='] as const;

/** A condition that cannot be read hides the item for good rather than showing it to the wrong person: it is told. */
function conditionsOf(json: Json, linkId: string, reading: Reading): Condition[] {
  return objectsIn(json['enableWhen']).flatMap((each) => {
    const question = textIn(each['question']);
    const operator = operators.find((one) => one === each['operator']);
    const answer = valueIn(each, 'answer');
    if (question !== undefined && operator !== undefined && answer !== undefined)
      return [{ question, operator, answer }];
    reading.limits.push({
      linkId,
      says: 'has a condition without question, operator or answer, which is left out.',
    });
    return [];
  });
}

/** What would come from a record system, which is not asked here. */
function fromRecords(json: Json, linkId: string): Note[] {
  const found = [urls.context, urls.candidates].some((url) => extensions(json, url).length > 0);
  return found ? [{ linkId, says: 'would show what a record system holds; nothing is looked up here.' }] : [];
}

function withOptions(item: Item, json: Json, reading: Reading): Item {
  const isOpen = item.type === 'open-choice';
  if (item.type !== 'choice' && !isOpen && item.type !== 'reference') return item;
  if (item.expressions.answers !== undefined && textIn(json['answerValueSet']) === undefined)
    return { ...item, options: ownOptions(json, reading.form) };
  const found = optionsOf(json, reading.form);
  if (found.kind === 'options') return { ...item, options: found.options };
  if (item.hidden || item.readOnly || item.expressions.calculated !== undefined) return item;
  if (item.type === 'reference')
    return {
      ...item,
      refused: 'wants a record to be picked, which a chat cannot show. Give it answerOptions.',
    };
  const elsewhere = extensions(json, urls.candidates).length + extensions(json, urls.context).length > 0;
  if (!isOpen)
    return {
      ...item,
      refused: elsewhere ? 'takes its options from a search in a record system.' : found.because,
    };
  if (textIn(json['answerValueSet']) !== undefined)
    reading.limits.push({ linkId: item.linkId, says: `takes own words only: it ${found.because}` });
  return item;
}

function ownOptions(json: Json, form: Json) {
  const found = optionsOf(json, form);
  return found.kind === 'options' ? found.options : [];
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
  return { readOnly: item.readOnly, ...(extract !== undefined && { extract }) };
}

/** What belongs to a part that is not asked is not asked either. */
function withoutAsking(item: Item, parent: string): Item {
  const refused = item.refused ?? `belongs to ${parent}, which is not asked.`;
  return { ...item, refused, items: item.items.map((each) => withoutAsking(each, parent)) };
}

type Said = { as: 'help' | 'lower' | 'upper' | 'beside'; text: Worded };

function besideOf(child: Json): Said | undefined {
  if (child['type'] !== 'display' || isConditional(child)) return undefined;
  const text = wordedIn(child, 'text');
  const control = controlOf(child);
  if (isHidden(child) || text.text === '' || control === 'unit' || control === 'legal')
    return { as: 'beside', text: { text: '', in: {} } };
  if (control === 'help' || control === 'flyover') return { as: 'help', text };
  return control === 'lower' || control === 'upper' ? { as: control, text } : { as: 'beside', text };
}

function groupHelp(child: Json): Said | undefined {
  const control = controlOf(child);
  const isHelp = child['type'] === 'display' && (control === 'help' || control === 'flyover');
  return isHelp && !isConditional(child) ? { as: 'help', text: wordedIn(child, 'text') } : undefined;
}

function isConditional(child: Json): boolean {
  return objectsIn(child['enableWhen']).length > 0 || extensions(child, urls.enable).length > 0;
}
