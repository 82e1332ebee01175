/**
 * Messages of the past in a file, as an operator has them: JSON, line by line or as a list, a table (CSV), or what
 * `npm run data -- export` has written. Nothing of a line that cannot be read is repeated: it may be a patient's words.
 */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { riskContext } from '../model/signal.ts';
import type { PersonsPast } from '../records/past.ts';

export class WrongLine extends Error {}

const line = z.object({
  text: z.string(),
  context: riskContext.nullish(),
  at: z.union([z.number(), z.string()]).nullish(),
  patient: z.string().nullish(),
});
type Line = z.infer<typeof line>;

/** What is handed over of a person (`src/records/hand-over.ts`), as far as it is of use here. */
const handedOver = z.looseObject({
  person: z.looseObject({ 'known about health': riskContext.optional() }).optional(),
  'every message': z.array(
    z.looseObject({ when: z.string(), from: z.string().optional(), words: z.string().optional() }),
  ),
});

export function pastIn(file: string, text: string): PersonsPast[] {
  const whole = jsonIn(text);
  const exported = handedOver.safeParse(whole);
  if (exported.success) return [personIn(exported.data)];
  if (Array.isArray(whole))
    return byPerson(whole.map((each, at) => read(each, `${file}, message ${at + 1}`)));
  const lines = text.split('\n').map((each) => each.trim());
  if (lines.some((each) => each.startsWith('{'))) return byPerson(written(lines, file));
  return byPerson(tabled(text, file));
}

function personIn(of: z.infer<typeof handedOver>): PersonsPast {
  const messages = of['every message'].flatMap(({ when, from, words }) =>
    from === 'patient' && words !== undefined ? [{ at: instantOf(when), text: words }] : [],
  );
  return { zone: 'UTC', context: of.person?.['known about health'] ?? {}, messages, checkIns: [], forms: [] };
}

function written(lines: readonly string[], file: string): Line[] {
  return lines.flatMap((each, at) => (each === '' ? [] : read(jsonIn(each), `${file}, line ${at + 1}`)));
}

/** A column named text, and if there are any at and patient. */
function tabled(text: string, file: string): Line[] {
  const rows = rowsIn(text);
  if (rows?.[0] === undefined || !('text' in rows[0]))
    throw new WrongLine(
      `${file} holds no messages. Write JSON, such as {"text": "it hurts"} a line, or a table (CSV) with a column text.`,
    );
  return rows.map((each, at) => read(each, `${file}, row ${at + 2}`));
}

function rowsIn(text: string): Record<string, string>[] | undefined {
  try {
    return parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch {
    return undefined;
  }
}

function read(json: unknown, where: string): Line {
  const found = line.safeParse(json);
  if (found.success) return found.data;
  throw new WrongLine(
    `${where} is no message. Each is {"text": "it hurts"}, and if you like "context", "at" and "patient".`,
  );
}

/** Without a patient one person wrote them all, as far as anybody knows. */
function byPerson(lines: readonly Line[]): PersonsPast[] {
  const people = new Map<string, PersonsPast>();
  for (const { text, context, at, patient } of lines) {
    // What is known of somebody's health may differ from message to message.
    const key = JSON.stringify([patient ?? '', context ?? {}]);
    const person = people.get(key) ?? {
      zone: 'UTC',
      context: context ?? {},
      messages: [],
      checkIns: [],
      forms: [],
    };
    person.messages.push({ at: typeof at === 'number' ? at : instantOf(at ?? ''), text });
    people.set(key, person);
  }
  return [...people.values()];
}

/** "2026-03-02 08:00:00 -05:00" and whatever else is a time; 0 is undated. */
function instantOf(text: string): number {
  const at = Date.parse(text.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d:\d\d)$/, '$1T$2$3'));
  return Number.isNaN(at) ? 0 : at;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
