/** What the engine asks of whoever runs FHIRPath: a list of expressions in, what each gave out. */
import type { Json } from './json.ts';

export interface Job {
  key: string;
  expression: string;
  /** The names it may use: its own scope and those above it. */
  scope: number;
  /** Gives its result this name in its scope, for the jobs after it. */
  defines?: string;
  /** Where in the resource it stands, as keys down from the top; the whole resource when left out. */
  at?: (string | number)[];
  linkId?: string;
}

export interface Batch {
  /** Handed over to where it runs once, and not with every turn: it must not be changed. */
  questionnaire: Json;
  resource: Json;
  /** What is known beforehand: `%patient` and the like. Names that nobody has filled are empty. */
  given: Record<string, unknown>;
  /** The scope above each scope; the first has none. */
  scopes: (number | undefined)[];
  jobs: Job[];
}

export type Outcome =
  | { kind: 'values'; values: unknown[] }
  /** `says` is about the expression, never about an answer. */
  | { kind: 'failed'; says: string }
  | { kind: 'cut-off'; says: string };

/** Never rejects for what an expression does. The outcomes of jobs that define a name are left out when they have values. */
export type Evaluate = (batch: Batch) => Promise<Record<string, Outcome>>;
