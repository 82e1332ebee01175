/** A form as the engine runs it: what a Questionnaire says, read once, with everything a chat cannot do set aside. */
import type { Json } from './json.ts';

export type ItemType =
  | 'group'
  | 'display'
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'dateTime'
  | 'time'
  | 'string'
  | 'text'
  | 'url'
  | 'choice'
  | 'open-choice'
  | 'quantity'
  | 'reference'
  | 'attachment';

export interface Coding {
  system?: string;
  version?: string;
  code?: string;
  display?: string;
}
export interface Quantity {
  value: number;
  unit?: string;
  system?: string;
  code?: string;
}

/** An answer in the shape FHIR gives it: exactly one of these. */
export type Value =
  | { valueBoolean: boolean }
  | { valueInteger: number }
  | { valueDecimal: number }
  | { valueDate: string }
  | { valueDateTime: string }
  | { valueTime: string }
  | { valueString: string }
  | { valueUri: string }
  | { valueCoding: Coding }
  | { valueQuantity: Quantity }
  | { valueReference: { reference: string; display?: string } };

/** A text, and the same in the languages it has been translated to. */
export interface Worded {
  text: string;
  in: Record<string, string>;
}

export interface Option {
  value: Value;
  label: Worded;
  prefix?: string;
  weight?: number;
  exclusive: boolean;
}

export interface Condition {
  question: string;
  operator: 'exists' | '=' | '!=' | '>' | '<' | '>=' | '<=';
  answer: Value;
}

export interface Constraint {
  expression: string;
  human: string;
  /** Only an error keeps an answer from being filed. */
  error: boolean;
}

export interface Expressions {
  variables: { name: string; expression: string }[];
  calculated?: string;
  initial?: string;
  enable?: string;
  answers?: string;
  text?: string;
  /** The least and the greatest, where they are worked out from other answers or from the day. */
  min?: string;
  max?: string;
  toggles: { expression: string; options: Value[] }[];
  constraints: Constraint[];
}

export interface Bounds {
  min?: number | string;
  max?: number | string;
  /** The unit in which they are meant, where the question takes several. */
  of?: string;
  minLength?: number;
  maxLength?: number;
  decimals?: number;
  regex?: string;
}

export interface Item {
  linkId: string;
  type: ItemType;
  text: Worded;
  prefix?: Worded;
  code: Coding[];
  required: boolean;
  repeats: boolean;
  /** Filled by the form or not at all, never by the person. */
  readOnly: boolean;
  hidden: boolean;
  minOccurs: number;
  maxOccurs: number;
  options: Option[];
  bounds: Bounds;
  units: Coding[];
  initial: Value[];
  enableWhen: Condition[];
  enableBehavior: 'all' | 'any';
  expressions: Expressions;
  /** What its child displays say: why it is asked, what the ends of its scale mean, and all else. */
  help?: Worded;
  lower?: Worded;
  upper?: Worded;
  beside: Worded[];
  entryFormat?: Worded;
  openLabel?: Worded;
  /** Whether an Observation is to be made of it, and of which category. */
  extract?: { category?: Coding };
  /** The instrument whose total this item holds: worked out, never asked. */
  total?: string;
  items: Item[];
  /** Why this item cannot be asked in a chat. */
  refused?: string;
}

export interface Form {
  /** The canonical address, or the id where a form has none. */
  questionnaire: string;
  version: string;
  name: string;
  title: Worded;
  language?: string;
  code: Coding[];
  items: Item[];
  variables: { name: string; expression: string }[];
  constraints: Constraint[];
  /** Names of what a clinic may know beforehand, such as `patient`. */
  launch: string[];
  /** Whether something of it must be answered. */
  hasMusts: boolean;
  /** The resource as its expressions see it. */
  raw: Json;
}

export interface Note {
  linkId?: string;
  says: string;
}

export const isChoice = ({ type }: Pick<Item, 'type'>): boolean =>
  type === 'choice' || type === 'open-choice' || type === 'reference';

/** Asked of the person, rather than shown, filled by the form, or left out. */
export function isAsked(item: Item): boolean {
  if (item.type === 'group' || item.type === 'display' || item.refused !== undefined) return false;
  const worked = item.expressions.calculated !== undefined || item.total !== undefined;
  return !item.hidden && !item.readOnly && !worked;
}

export function everyItem(items: readonly Item[]): Item[] {
  return items.flatMap((each) => [each, ...everyItem(each.items)]);
}

export function inLanguage(worded: Worded | undefined, lang: string): string {
  if (worded === undefined) return '';
  return (Object.hasOwn(worded.in, lang) ? worded.in[lang] : undefined) ?? worded.text;
}
