/** The options of a question: those written at it, or those of a value set that came inside the form. */
import { extensions, extensionValue, partOf, urls } from './extensions.ts';
import type { Coding, Option, Worded } from './form.ts';
import { answerScores } from './instruments.ts';
import { numberIn, objectIn, objectsIn, textIn, yesIn, type Json } from './json.ts';
import { filtered } from './value-set-filters.ts';
import { bare, codingIn, valueIn } from './values.ts';
import { worded, wordedIn } from './worded.ts';

export type Options = { kind: 'options'; options: Option[] } | { kind: 'none'; because: string };

/** More would be a register rather than a list of options. */
const MOST = 20_000;

export function optionsOf(item: Json, form: Json): Options {
  const own = objectsIn(item['answerOption']).flatMap((each) => optionFrom(each) ?? []);
  if (own.length > 0) return { kind: 'options', options: own };
  const set = textIn(item['answerValueSet']);
  if (set === undefined) return { kind: 'none', because: 'has no options. Add them as answerOption.' };
  return optionsOfSet(set, form);
}

function optionFrom(json: Json): Option | undefined {
  const value = valueIn(json, 'value');
  if (value === undefined) return undefined;
  const key = Object.keys(value)[0] ?? '';
  const held = objectIn(json[key]);
  const prefix =
    textIn(extensionValue(json, urls.optionPrefix)) ?? textIn(extensionValue(held, urls.optionPrefix));
  const weight = weightOf(json) ?? weightOf(held) ?? weightOf(json[`_${key}`]) ?? knownWeight(codingIn(held));
  return {
    value,
    label: labelOf(json, key, held),
    ...(prefix !== undefined && { prefix }),
    ...(weight !== undefined && { weight }),
    exclusive: yesIn(extensionValue(json, urls.exclusive)),
  };
}

function labelOf(json: Json, key: string, held: Json | undefined): Worded {
  if (held === undefined) {
    const written = wordedIn(json, key);
    return key === 'valueTime' ? { ...written, text: written.text.slice(0, 5) } : written;
  }
  const value = valueIn(json, 'value');
  const instead = value && 'valueQuantity' in value ? quantityText(value.valueQuantity) : undefined;
  return wordedIn(held, 'display', instead ?? textIn(held['code']) ?? textIn(held['reference']));
}

function quantityText({ value, unit, code }: { value: number; unit?: string; code?: string }): string {
  return [value, unit ?? code].filter((each) => each !== undefined).join(' ');
}

function weightOf(of: unknown): number | undefined {
  return numberIn(extensionValue(of, urls.ordinal)) ?? numberIn(extensionValue(of, urls.weight));
}

/** LOINC's own answers count the same in every form, also in those that leave it to a server to say so. */
function knownWeight(coding: Coding | undefined): number | undefined {
  const { system, code = '' } = coding ?? {};
  return system === 'http://loinc.org' && Object.hasOwn(answerScores, code) ? answerScores[code] : undefined;
}

export function optionsOfSet(address: string, form: Json): Options {
  const set = containedAt(address, form, 'ValueSet');
  if (set === undefined) {
    return {
      kind: 'none',
      because: `takes its options from ${address}, which is not in the form. Put it inside.`,
    };
  }
  const found = conceptsOf(set, form, 0);
  if (typeof found === 'string') return { kind: 'none', because: found };
  if (found.length === 0)
    return { kind: 'none', because: `has no options: the value set ${address} is empty.` };
  if (found.length > MOST) return { kind: 'none', because: `has more than ${MOST} options.` };
  return { kind: 'options', options: found };
}

/** By `#id`, or by its own address where that stands inside the form too. */
function containedAt(address: string, form: Json, type: string): Json | undefined {
  const wanted = address.split('|')[0] ?? address;
  return objectsIn(form['contained']).find(
    (each) =>
      each['resourceType'] === type && (`#${String(each['id'])}` === wanted || each['url'] === wanted),
  );
}

/** Value sets may include one another; one that goes round in a circle ends here. */
const DEEPEST = 8;

function conceptsOf(set: Json, form: Json, depth: number): Option[] | string {
  if (depth > DEEPEST) return 'takes its options from value sets that include one another in a circle.';
  const expanded = objectsIn(objectIn(set['expansion'])?.['contains']);
  if (expanded.length > 0) return expanded.flatMap((each) => expandedOptions(each));
  const compose = objectIn(set['compose']);
  const found = allOf(objectsIn(compose?.['include']), form, depth);
  const left = allOf(objectsIn(compose?.['exclude']), form, depth);
  if (typeof found === 'string') return found;
  // Options that should have been left out must not be offered.
  if (typeof left === 'string') return left;
  const out = new Set(left.map(codeOf));
  return unique(found).filter((each) => !out.has(codeOf(each)));
}

function allOf(parts: readonly Json[], form: Json, depth: number): Option[] | string {
  const found: Option[] = [];
  for (const each of parts) {
    const part = included(each, form, depth);
    if (typeof part === 'string') return part;
    found.push(...part);
  }
  return found;
}

function unique(options: readonly Option[]): Option[] {
  const seen = new Set<string>();
  return options.filter((each) => {
    const isNew = !seen.has(codeOf(each));
    seen.add(codeOf(each));
    return isNew;
  });
}

function expandedOptions(json: Json): Option[] {
  const inner = objectsIn(json['contains']).flatMap((each) => expandedOptions(each));
  const own = yesIn(json['abstract']) ? undefined : conceptOption(json, textIn(json['system']));
  return own === undefined ? inner : [own, ...inner];
}

/** One part of a set: what its system and what each of its sets have in common. */
function included(json: Json, form: Json, depth: number): Option[] | string {
  const sets = Array.isArray(json['valueSet']) ? json['valueSet'] : [];
  const parts = sets.map((address) => fromSet(String(address), form, depth));
  if (textIn(json['system']) !== undefined || parts.length === 0) parts.unshift(fromSystem(json, form));
  const missing = parts.find((each) => typeof each === 'string');
  if (missing !== undefined) return missing;
  const [first = [], ...others] = parts.filter((each) => typeof each !== 'string');
  const known = others.map((each) => new Set(each.map(codeOf)));
  return first.filter((each) => known.every((codes) => codes.has(codeOf(each))));
}

function fromSystem(json: Json, form: Json): Option[] | string {
  const system = textIn(json['system']);
  const concepts = objectsIn(json['concept']);
  const codes = system === undefined ? undefined : containedAt(system, form, 'CodeSystem');
  if (concepts.length > 0) return named(concepts, codes, system);
  const filters = objectsIn(json['filter']);
  if (codes === undefined)
    return filters.length > 0
      ? `takes its options from a filter over ${system ?? 'a code system'}, which is outside. Write them out in the value set.`
      : `takes all codes of ${system ?? 'a code system'}, which is outside. Write them out in the value set.`;
  const kept = filtered(objectsIn(codes['concept']), filters);
  return typeof kept === 'string' ? kept : kept.flatMap((each) => conceptOption(each, system) ?? []);
}

/** Codes by name; what the set does not say of them, such as their words, the code system may. */
function named(concepts: readonly Json[], codes: Json | undefined, system: string | undefined): Option[] {
  const all = codes === undefined ? [] : filtered(objectsIn(codes['concept']), []);
  const known = new Map(typeof all === 'string' ? [] : all.map((each) => [each['code'], each]));
  return concepts.flatMap((each) => conceptOption({ ...known.get(each['code']), ...each }, system) ?? []);
}

function fromSet(address: string, form: Json, depth: number): Option[] | string {
  const set = containedAt(address, form, 'ValueSet');
  if (set === undefined) return `takes its options from the value set ${address} outside the form.`;
  return conceptsOf(set, form, depth + 1);
}

function codeOf({ value }: Option): string {
  const { system, code, display } = bare(value) as Coding;
  return `${system ?? ''}|${code ?? display ?? ''}`;
}

function conceptOption(json: Json, system: string | undefined): Option | undefined {
  const coding = codingIn({ ...json, system: json['system'] ?? system });
  if (coding === undefined) return undefined;
  const label = wordedIn(json, 'display', coding.code);
  const prefix = textIn(extensionValue(json, urls.optionPrefix));
  const weight = weightOf(json) ?? propertyWeight(json) ?? knownWeight(coding);
  return {
    value: { valueCoding: coding },
    label: { ...label, in: { ...designations(json), ...label.in } },
    ...(prefix !== undefined && { prefix }),
    ...(weight !== undefined && { weight }),
    exclusive: yesIn(extensionValue(json, urls.exclusive)),
  };
}

function designations(json: Json): Record<string, string> {
  return Object.fromEntries(
    objectsIn(json['designation']).flatMap((each) => {
      const [lang, text] = [textIn(each['language']), textIn(each['value'])];
      if (lang === undefined || text === undefined) return [];
      return [[lang.slice(0, 2).toLowerCase(), worded(text).text]];
    }),
  );
}

const PROPERTY = 'http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.expansion.contains.property';

/** Code systems and later expansions carry the weight as a property. */
function propertyWeight(json: Json): number | undefined {
  const weights = ['itemWeight', 'ordinalValue', 'weight'];
  const own = objectsIn(json['property']).find((each) => weights.includes(String(each['code'])));
  const later = extensions(json, PROPERTY).find((each) => weights.includes(String(partOf(each, 'code'))));
  const value = own && Object.entries(own).find(([key]) => key.startsWith('value'))?.[1];
  return numberIn(value) ?? (later && numberIn(partOf(later, 'value') ?? partOf(later, 'value[x]')));
}
