/** The forms of content/ as the engine runs them: read once in a process, since content does not change while it runs. */
import type { FormFile } from '../../src/content/shapes.ts';
import type { Evaluate } from '../../src/forms/evaluate.ts';
import type { Form } from '../../src/forms/form.ts';
import { readForm } from '../../src/forms/read-form.ts';
import type { Turn as Listening } from '../../src/forms/turned.ts';
import { localDay } from '../../src/model/time.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { wordsOf } from '../turn-of.ts';

const read = new WeakMap<FormFile, Form | undefined>();

/** Undefined when there is none of this name, or none that a chat can run. */
export function formOf({ content }: Pick<Turn, 'content'>, id: string): Form | undefined {
  const file = content.form(id);
  if (file === undefined) return undefined;
  if (!read.has(file)) {
    const found = readForm(file, content.valueSets);
    read.set(file, found.kind === 'form' ? found.form : undefined);
  }
  return read.get(file);
}

export function listening(turn: Turn, evaluate: Evaluate): Listening {
  const { lang, zone } = turn.patient;
  return { words: wordsOf(turn), lang, zone, today: localDay(turn.now, zone), world: { evaluate } };
}

/** For a conversation without anybody who works out expressions; no shipped form has any. */
export const withoutExpressions: Evaluate = async ({ jobs }) =>
  Object.fromEntries(
    jobs.map(({ key }) => [key, { kind: 'failed' as const, says: 'nobody works out expressions here.' }]),
  );
