/** Answers of one form that another asks for again: the same question by its code, with the same options. */
import type { Form } from './form.ts';
import { isAsked } from './form.ts';
import type { State } from './state.ts';
import { isSame } from './values.ts';
import { viewOf, type Node } from './view.ts';

const LOINC = 'http://loinc.org';

export function carriedAnswers(from: Form, state: State, to: Form, fresh: State): State['answers'] {
  const known = new Map<string, Node>();
  for (const node of viewOf(from, state).nodes) {
    const code = codeOf(node);
    if (code !== undefined && state.answers[node.place]?.by === 'person' && node.values.length > 0)
      known.set(code, node);
  }
  const answers: State['answers'] = {};
  for (const node of viewOf(to, fresh).nodes) {
    const code = codeOf(node);
    const before = code === undefined ? undefined : known.get(code);
    if (before === undefined || !isAsked(node.item) || before.item.type !== node.item.type) continue;
    const isOffered = before.values.every((value) =>
      node.item.options.some((option) => isSame(option.value, value)),
    );
    if (isOffered) answers[node.place] = { values: [...before.values], by: 'person' };
  }
  return answers;
}

function codeOf({ kind, item }: Node): string | undefined {
  return kind === 'item' ? item.code.find(({ system }) => system === LOINC)?.code : undefined;
}
