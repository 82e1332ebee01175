/** The expressions of a form and of its items. Only FHIRPath is run; what is written in another language is set aside. */
import { extensions, extensionValue, partOf, urls, valueOf } from './extensions.ts';
import type { Constraint, Expressions } from './form.ts';
import { objectIn, textIn, yesIn, type Json } from './json.ts';
import { valueIn } from './values.ts';

/** Longer ones are programs. */
const LONGEST = 5_000;

export interface ExpressionsRead {
  expressions: Expressions;
  /** What was left out, and why. */
  limits: string[];
}

type Single = 'calculated' | 'initial' | 'enable' | 'answers';
const meanings: Record<Single, string> = {
  calculated: 'a value to be calculated',
  initial: 'a first value',
  enable: 'a condition',
  answers: 'options',
};

export function expressionsIn(item: Json): ExpressionsRead {
  const limits: string[] = [];
  const expressions: Expressions = {
    variables: variablesIn(item),
    toggles: togglesIn(item),
    constraints: constraintsIn(item),
  };
  for (const kind of Object.keys(meanings) as Single[]) {
    // Some forms write a calculation as an expression for the item itself.
    const found =
      extensions(item, urls[kind])[0] ??
      (kind === 'calculated' ? extensions(item, urls.dynamic)[0] : undefined);
    if (found === undefined) continue;
    const read = fhirpathIn(valueOf(found));
    if (read.kind === 'expression') expressions[kind] = read.expression;
    else limits.push(`${meanings[kind]} is left out: it ${read.because}`);
  }
  const text = extensions(item['_text'], urls.dynamic)[0];
  const dynamic = text && fhirpathIn(valueOf(text));
  if (dynamic?.kind === 'expression') expressions.text = dynamic.expression;
  if (dynamic?.kind === 'other')
    limits.push(`a text that changes is left as it stands: it ${dynamic.because}`);
  return { expressions, limits };
}

type Read = { kind: 'expression'; expression: string } | { kind: 'other'; because: string };

export function fhirpathIn(value: unknown): Read {
  const json = objectIn(value);
  const language = textIn(json?.['language']);
  const expression = textIn(json?.['expression']) ?? (typeof value === 'string' ? textIn(value) : undefined);
  if (language !== undefined && language !== 'text/fhirpath')
    return { kind: 'other', because: `is written in ${language.slice(0, 60)}, which is not run here.` };
  if (expression === undefined) return { kind: 'other', because: 'is empty or stands elsewhere.' };
  if (expression.length > LONGEST) return { kind: 'other', because: `is longer than ${LONGEST} characters.` };
  return { kind: 'expression', expression };
}

export function variablesIn(of: Json): Expressions['variables'] {
  const own = [...extensions(of, urls.population), ...extensions(of, urls.variable)];
  return own.flatMap((each) => {
    const name = textIn(objectIn(valueOf(each))?.['name']);
    const read = fhirpathIn(valueOf(each));
    if (name === undefined || !/^(?!__)[A-Za-z_]\w{0,60}$/.test(name)) return [];
    // A variable that cannot be had is empty, so that what uses it stays empty too rather than failing.
    return [{ name, expression: read.kind === 'expression' ? read.expression : '{}' }];
  });
}

function togglesIn(item: Json): Expressions['toggles'] {
  return extensions(item, urls.toggle).flatMap((each) => {
    const parts = Array.isArray(each['extension']) ? (each['extension'] as unknown[]) : [];
    const options = parts.flatMap((part) => {
      const json = objectIn(part);
      return json?.['url'] === 'option' ? (valueIn(json, 'value') ?? []) : [];
    });
    const read = fhirpathIn(partOf(each, 'expression'));
    return read.kind === 'expression' ? [{ expression: read.expression, options }] : [];
  });
}

export function constraintsIn(of: Json): Constraint[] {
  const own = [...extensions(of, urls.constraint), ...extensions(of, urls.targetConstraint)];
  return own.flatMap((each) => {
    const read = fhirpathIn(partOf(each, 'expression'));
    if (read.kind !== 'expression') return [];
    const human = textIn(partOf(each, 'human')) ?? '';
    const severity = textIn(partOf(each, 'severity')) ?? 'error';
    return [{ expression: read.expression, human, error: severity === 'error' }];
  });
}

export function isHidden(item: Json): boolean {
  return yesIn(extensionValue(item, urls.hidden));
}
