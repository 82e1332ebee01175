/** What is known while a form is read. */
import type { Note } from './form.ts';
import type { Json } from './json.ts';

export interface Reading {
  /** What came inside the form, and the value sets a clinic keeps. */
  form: Json;
  limits: Note[];
  /** Every linkId so far, and the list of items it stands in. */
  used: Map<string, unknown>;
}
