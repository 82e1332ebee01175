/** The expressions of a form and of its items. Only FHIRPath is run; what is written in another language is set aside. */
import { extensions, extensionValue, partOf, urls, valueOf } from './extensions.ts';
import { boundExpression } from './read-bounds.ts';
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
  for (const [end, url] of [
    ['min', urls.minValue],
    ['max', urls.maxValue],
  ] as const) {
    const value = boundExpression(item, url);
    const read = value === undefined ? undefined : fhirpathIn(value);
    if (read?.kind === 'expression') expressions[end] = read.expression;
    if (read?.kind === 'other') limits.push(`its ${end}imum is left out: it ${read.because}`);
  }
  limits.push(...otherwise(item));
  const text = extensions(item['_text'], urls.dynamic)[0];
  const dynamic = text && fhirpathIn(valueOf(text));
  if (dynamic?.kind === 'expression') expressions.text = dynamic.expression;
  if (dynamic?.kind === 'other')
    limits.push(`a text that changes is left as it stands: it ${dynamic.because}`);
  return { expressions, limits };
}

/** What else is written in a language that is not run here, or is not written at all. */
export function otherwise(of: Json): string[] {
  const others = (list: readonly unknown[], name: (each: unknown) => string) =>
    list.flatMap((each) => {
      const read = fhirpathIn(each);
      return read.kind === 'other' ? [`${name(each)}: it ${read.because}`] : [];
    });
  const variables = [...extensions(of, urls.population), ...extensions(of, urls.variable)].map(valueOf);
  const rules = [...extensions(of, urls.constraint), ...extensions(of, urls.targetConstraint)];
  const toggles = extensions(of, urls.toggle).map((each) => partOf(each, 'expression'));
  const unnamed = variables.filter((each) => nameIn(each) === undefined);
  return [
    ...others(variables, (each) => `the variable ${nameIn(each) ?? ''} stays empty`),
    ...unnamed.map(() => 'a variable has no name that can be used and is left out.'),
    ...others(
      rules.map((each) => partOf(each, 'expression')),
      () => 'a rule is left out',
    ),
    ...others(toggles, () => 'all options stand'),
  ];
}

function nameIn(value: unknown): string | undefined {
  const name = textIn(objectIn(value)?.['name']);
  return name !== undefined && /^(?!__)[A-Za-z_]\w{0,60}$/.test(name) ? name : undefined;
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
    const name = nameIn(valueOf(each));
    const read = fhirpathIn(valueOf(each));
    if (name === undefined) return [];
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
