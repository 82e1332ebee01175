/**
 * Reads a Questionnaire as it is found in the world. What is only untidy is mended, what a chat cannot do is set aside
 * item by item with the reason, and what cannot be run at all is refused; nothing here throws at what others wrote.
 */
import { extensions, extensionValue, partOf, unknownModifiers, urls } from './extensions.ts';
import { everyItem, isAsked, type Form, type Item, type Note } from './form.ts';
import { inlined } from './inlined.ts';
import { objectIn, objectsIn, textIn, type Json } from './json.ts';
import { conditionLimits } from './read-conditions.ts';
import { constraintsIn, otherwise, variablesIn } from './read-expressions.ts';
import { readItem } from './read-item.ts';
import type { Reading } from './reading-form.ts';
import { withTotalsMarked } from './scores.ts';
import { valueLimits } from './value-limits.ts';
import { codingIn } from './values.ts';
import { wordedIn } from './worded.ts';

export type FormRead = { kind: 'form'; form: Form; limits: Note[] } | { kind: 'refused'; because: Note[] };

/** A chat of more would never end, and a form of more is most likely not one. */
const MOST_ITEMS = 5_000;
const DEEPEST = 30;

/** `valueSets` are those a clinic keeps, for forms that only name them. */
export function readForm(json: unknown, valueSets: readonly Json[] = []): FormRead {
  const raw = objectIn(json);
  const fault = raw === undefined ? 'The file holds no resource. It must be a Questionnaire.' : faultOf(raw);
  if (raw === undefined || fault !== undefined) return refused(fault ?? '');
  const contained = [...objectsIn(raw['contained']), ...valueSets];
  const reading: Reading = { form: { contained }, limits: [], used: new Map() };
  const items = objectsIn(raw['item']).flatMap((each) => readItem(each, reading, inherited(raw)) ?? []);
  const form = withMusts(withTotalsMarked(formFrom(raw, items)));
  return judged(form, [
    ...wholeLimits(form),
    ...reading.limits,
    ...conditionLimits(form),
    ...valueLimits(form, raw),
    ...wordless(form),
  ]);
}

export function refused(says: string): FormRead {
  return { kind: 'refused', because: [{ says }] };
}

function faultOf(raw: Json): string | undefined {
  const type = textIn(raw['resourceType']);
  if (type !== 'Questionnaire')
    return `The file holds ${type === undefined ? 'no resourceType' : `a resource of type ${type.slice(0, 40)}`}. It must be a Questionnaire.`;
  if (!Array.isArray(raw['item']) || raw['item'].length === 0)
    return 'The form has no items. Add its questions.';
  const { count, depth } = sizeOf(raw);
  if (depth > DEEPEST) return `The form is nested deeper than ${DEEPEST} levels. Make it flatter.`;
  if (count > MOST_ITEMS) return `The form has more than ${MOST_ITEMS} items. Split it.`;
  const [unknown] = unknownModifiers(raw);
  return unknown === undefined
    ? undefined
    : `The form must not be run without ${unknown}, which is not known here.`;
}

/** Without calling itself: a form may be nested so deeply that a stack would not hold it. */
function sizeOf(raw: Json): { count: number; depth: number } {
  let [level, count, depth] = [objectsIn(raw['item']), 0, 0];
  while (level.length > 0 && depth <= DEEPEST && count <= MOST_ITEMS) {
    count += level.length;
    depth += 1;
    level = level.flatMap((each) => objectsIn(each['item']));
  }
  return { count, depth };
}

function inherited(raw: Json) {
  const flag = extensionValue(raw, urls.extract);
  const category = codingIn(objectsIn(objectIn(extensionValue(raw, urls.category))?.['coding'])[0]);
  return {
    readOnly: false,
    hidden: false,
    ...(flag === true && { extract: { ...(category && { category }) } }),
  };
}

function formFrom(raw: Json, items: Item[]): Form {
  const [url, id] = [textIn(raw['url']), textIn(raw['id'])];
  const title = wordedIn(raw, 'title', textIn(raw['name']) ?? id ?? 'Form');
  const language = languageOf(raw);
  return {
    questionnaire: url ?? id ?? title.text,
    version: textIn(raw['version']) ?? '',
    name: id ?? textIn(raw['name']) ?? title.text,
    title,
    ...(language !== undefined && { language }),
    code: objectsIn(raw['code']).flatMap((each) => codingIn(each) ?? []),
    items,
    variables: variablesIn(raw),
    constraints: constraintsIn(raw),
    launch: extensions(raw, urls.launchContext).flatMap((each) => launchName(each) ?? []),
    hasMusts: false,
    raw: inlined(raw, items),
  };
}

/** Known once the totals are, for those are not asked. */
function withMusts(form: Form): Form {
  const hasMusts = everyItem(form.items).some((each) => each.required && isAsked(each));
  return { ...form, hasMusts };
}

function launchName(extension: Json): string | undefined {
  const name = partOf(extension, 'name');
  return textIn(name) ?? textIn(objectIn(name)?.['code']);
}

function languageOf(raw: Json): string | undefined {
  return textIn(raw['language'])?.slice(0, 2).toLowerCase();
}

function wholeLimits({ raw, language, launch }: Form): Note[] {
  const limits: Note[] = [];
  const foreign = language !== undefined && language !== 'en' && language !== 'es';
  if (foreign)
    limits.push({
      says: `Its texts are in "${language}"; what is asked around them is in English or Spanish.`,
    });
  if (launch.length > 0)
    limits.push({ says: `It is filled beforehand only where the clinic hands over: ${launch.join(', ')}.` });
  limits.push(...otherwise(raw).map((says) => ({ says: `${says.charAt(0).toUpperCase()}${says.slice(1)}` })));
  const about = Array.isArray(raw['subjectType']) ? raw['subjectType'].map(String) : [];
  if (about.length > 0 && !about.includes('Patient'))
    limits.push({
      says: `It is about a ${about.join(' or ').slice(0, 60)}; here its answers are always about the patient.`,
    });
  if (extensions(raw, urls.signature).length > 0)
    limits.push({ says: 'It wants to be signed, which a chat cannot do.' });
  if (raw['status'] === 'retired') limits.push({ says: 'It is marked as retired.' });
  return limits;
}

function wordless({ items }: Form): Note[] {
  return everyItem(items).flatMap((each) => {
    const { linkId, text, prefix, beside, expressions } = each;
    const isWorded = text.text !== '' || prefix !== undefined || beside.length > 0;
    return !isAsked(each) || isWorded || expressions.text !== undefined
      ? []
      : [{ linkId, says: 'has no text: only what may be answered is shown.' }];
  });
}

/** A question that must be answered and cannot be asked leaves a form that nobody can finish. */
function judged(form: Form, limits: Note[]): FormRead {
  const musts = required(form.items);
  if (musts.length > 0)
    return {
      kind: 'refused',
      because: musts.map(({ linkId, refused }) => ({
        linkId,
        says: `is required and cannot be asked: it ${refused}`,
      })),
    };
  const items = everyItem(form.items);
  const speaks = items.some((each) => isAsked(each) || (each.type === 'display' && each.text.text !== ''));
  if (!speaks)
    return { kind: 'refused', because: [...limits, { says: 'Nothing of it can be asked in a chat.' }] };
  const onlyRefused = !items.some(isAsked) && items.some((each) => each.refused !== undefined);
  if (onlyRefused)
    return { kind: 'refused', because: [...limits, { says: 'None of its questions can be asked.' }] };
  return { kind: 'form', form, limits };
}

function required(items: readonly Item[]): Item[] {
  return items
    .filter((each) => each.enableWhen.length === 0 && each.expressions.enable === undefined)
    .flatMap((each) => [
      ...(each.required && each.refused !== undefined && !each.hidden ? [each] : []),
      ...(each.type === 'group' ? required(each.items) : []),
    ]);
}
