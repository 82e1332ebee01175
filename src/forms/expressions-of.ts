/** Every expression of a form, with the item it belongs to and what it is for, in words. */
import { everyItem, type Expressions, type Form } from './form.ts';

export interface Named {
  /** Empty where it belongs to the whole form. */
  of: string;
  what: string;
  expression: string;
  defines?: string;
}

export function expressionsOf(form: Form): Named[] {
  const items = everyItem(form.items).filter(({ refused }) => refused === undefined);
  const scoped = [
    { of: '', variables: form.variables },
    ...items.map((each) => ({ of: each.linkId, variables: each.expressions.variables })),
  ];
  return [
    ...scoped.flatMap(({ of, variables }) =>
      variables.map(({ name, expression }) => ({
        of,
        what: `the variable ${name}`,
        expression,
        defines: name,
      })),
    ),
    ...form.constraints.map(({ expression }) => ({ of: '', what: 'a rule', expression })),
    ...items.flatMap((each) => ofItem(each.linkId, each.expressions)),
  ];
}

function ofItem(of: string, own: Expressions): Named[] {
  const single: readonly [string, string | undefined][] = [
    ['a first value', own.initial],
    ['a condition', own.enable],
    ['a calculation', own.calculated],
    ['the options', own.answers],
    ['a text that changes', own.text],
    ['a least value', own.min],
    ['a greatest value', own.max],
    ...own.toggles.map(({ expression }): [string, string] => ['what options stand', expression]),
    ...own.constraints.map(({ expression }): [string, string] => ['a rule', expression]),
  ];
  return single.flatMap(([what, expression]) => (expression === undefined ? [] : [{ of, what, expression }]));
}
