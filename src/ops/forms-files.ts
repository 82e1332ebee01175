/** The files that the commands for forms work on, each with the remedy when it is not there or not in shape. */
import { readFileSync } from 'node:fs';
import { readValueSets } from '../content/value-sets.ts';
import { parseForm, parseForms, type Parsed } from '../forms/parse-form.ts';
import type { FormRead } from '../forms/read-form.ts';

const CONTENT = process.env['CONTENT_DIR'] ?? 'content';

const NOT_READ: FormRead = {
  kind: 'refused',
  because: [{ says: 'The file cannot be read. Check its name and who may read it.' }],
};

/** The one form of a file. */
export function readFormFile(path: string): FormRead {
  const text = textOf(path);
  return text === undefined ? NOT_READ : parseForm(text, readValueSets(CONTENT));
}

/** All forms of a file. */
export function readFormsFile(path: string): Parsed[] {
  const text = textOf(path);
  return text === undefined ? [{ read: NOT_READ }] : parseForms(text, readValueSets(CONTENT));
}

export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
