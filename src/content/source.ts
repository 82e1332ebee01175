/** One file of content/, read together with the line of every value, so that a fault can name the place to mend. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { readYaml, type Path } from './yaml.ts';

export interface Fault {
  file: string;
  line: number;
  /** What is wrong and how to mend it. */
  text: string;
}
export type { Path } from './yaml.ts';

export interface Source {
  file: string;
  value: unknown;
  lineOf(path: Path): number;
}

/** Reads YAML or JSON (which is YAML too, so it gets line numbers). What cannot be read is a fault, not a throw. */
export function readSource(dir: string, file: string, faults: Fault[]): Source | undefined {
  const shown = `content/${file}`;
  const text = readText(join(dir, file));
  if (text === undefined) {
    faults.push({ file: shown, line: 1, text: 'the file is missing. Put it back.' });
    return undefined;
  }
  const read = readYaml(text);
  if (read.kind === 'slip') {
    faults.push({ file: shown, line: read.line, text: `cannot be read: ${read.text}` });
    return undefined;
  }
  return { file: shown, value: read.value, lineOf: read.lineOf };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}

export function faultAt(source: Source, path: Path, text: string): Fault {
  return { file: source.file, line: source.lineOf(path), text };
}

/** The source's value in its proper shape, or undefined with every mismatch reported. */
export function shaped<T>(source: Source | undefined, schema: z.ZodType<T>, faults: Fault[]): T | undefined {
  if (source === undefined) return undefined;
  const read = schema.safeParse(source.value);
  if (read.success) return read.data;
  for (const issue of read.error.issues)
    faults.push(faultAt(source, issue.path, `${issue.path.join('.') || 'the file'}: ${reason(issue)}`));
  return undefined;
}

/** zod hides what is wrong with a key inside the issue. */
function reason(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
}

export function written(fault: Fault): string {
  return `${fault.file}:${fault.line}: ${fault.text}`;
}
