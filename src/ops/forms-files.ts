/** The files that the commands for forms work on, each with the remedy when it is not there or not in shape. */
import { readFileSync } from 'node:fs';
import { readValueSets } from '../content/value-sets.ts';
import { parseForm, type FormRead } from '../forms/read-form.ts';

const CONTENT = process.env['CONTENT_DIR'] ?? 'content';

export function readFormFile(path: string): FormRead {
  const text = textOf(path);
  if (text === undefined)
    return {
      kind: 'refused',
      because: [{ says: 'The file cannot be read. Check its name and who may read it.' }],
    };
  return parseForm(text, readValueSets(CONTENT));
}

export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
