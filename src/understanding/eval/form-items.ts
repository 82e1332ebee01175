/** Replies to questions of forms, of every kind, with what has to be stored of them: read by the engine, as in a conversation. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Words } from '../../content/words.ts';
import { doubted } from '../../forms/doubted.ts';
import { answer, open } from '../../forms/engine.ts';
import type { Form, Value } from '../../forms/form.ts';
import { readForm } from '../../forms/read-form.ts';
import type { State } from '../../forms/state.ts';
import { readPlain } from '../../reading/own-words.ts';
import { readPutOff } from '../../reading/put-off.ts';
import { judgeOwnWords } from '../own-words.ts';
import type { Understand } from '../understand.ts';

const item = z.strictObject({
  type: z.string(),
  text: z.string(),
  options: z.array(z.string()).optional(),
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
const reply = z.strictObject({
  lang: z.enum(['en', 'es']),
  item,
  text: z.string(),
  /** Null where nothing may be stored. */
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable(),
  is: z.string().optional(),
  /** The day on which it was written. */
  now: z.string().optional(),
});
export type FormReply = z.infer<typeof reply>;

export function readFormReplies(file: string): FormReply[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => reply.parse(JSON.parse(line)));
}

/** `asked`: nothing is stored before somebody has said what was meant. */
export interface JudgedReply {
  of: FormReply;
  is: 'right' | 'asked' | 'missed' | 'wrong';
  as: string;
}

export async function judgeReply(
  of: FormReply,
  words: readonly Words[],
  understand: Understand,
): Promise<JudgedReply> {
  const form = formOf(of);
  const hearing = {
    words,
    lang: of.lang,
    zone: 'UTC',
    today: (of.now ?? '2026-11-26').slice(0, 10),
    world: { evaluate: async () => ({}) },
  };
  const state = await open(form, hearing.world);
  const isOwn = of.item.type === 'string' || of.item.type === 'text';
  const judged =
    isOwn || of.item.type === 'open-choice' ? judgeOwnWords(of.text, words, understand) : 'answer';
  const isNone = isOwn && (judged === 'none' || isPlainWord(of, words));
  if (isNone || isPutOff(of, words)) return verdict(of, 'nothing');
  const doubt = judged === 'doubt' ? doubted(form, state, of.text, hearing) : undefined;
  const turned = doubt ?? (await answer(form, state, { kind: 'text', text: of.text }, hearing));
  const values = turned.stored.flatMap((each) => each.values).map(plainValue);
  if (turned.kind === 'searched') return verdict(of, 'asked', narrowedTo(form, turned.state));
  if (turned.state.doubt !== undefined)
    return verdict(of, 'asked', turned.state.doubt.values.map(plainValue));
  return values.length === 0 ? verdict(of, 'nothing') : verdict(of, 'stored', values);
}

/** The options of which one is asked about. */
function narrowedTo({ items }: Form, { narrowed = [] }: State): unknown[] {
  return narrowed.flatMap((at) => items[0]?.options[at] ?? []).map(({ value }) => plainValue(value));
}

/** "Yes", "ok", "hmm": asked for once more. */
function isPlainWord({ text }: FormReply, words: readonly Words[]): boolean {
  const plain = readPlain(text, words);
  return plain === 'yes' || plain === 'heard' || plain === 'figures';
}

/** "Can we do this later", where no day or time is asked for. */
function isPutOff({ item: { type }, text }: FormReply, words: readonly Words[]): boolean {
  const put = /date|time/i.test(type) ? undefined : readPutOff(text, words);
  return put === 'later' || put === 'tomorrow';
}

function verdict(of: FormReply, read: 'asked' | 'nothing' | 'stored', values: unknown[] = []): JudgedReply {
  const as = read === 'nothing' ? read : `${read} ${JSON.stringify(values)}`;
  const isNear = of.value === null || isSame(of, values) || values.includes(of.value);
  if (read === 'asked') return { of, as, is: isNear ? 'asked' : 'missed' };
  if (read === 'nothing') return { of, as, is: of.value === null ? 'right' : 'missed' };
  if (isSame(of, values)) return { of, as, is: 'right' };
  return { of, as, is: isKeptAsWritten(of, values) ? 'missed' : 'wrong' };
}

/** Where other words than the options are welcome, theirs stand, and no option is known of them. */
function isKeptAsWritten({ value, item: { type, options = [] } }: FormReply, [kept]: unknown[]): boolean {
  return type === 'open-choice' && value !== null && typeof kept === 'string' && !options.includes(kept);
}

/** Somebody's own words are kept as they were written. */
function isSame({ value, item: { type }, text }: FormReply, values: unknown[]): boolean {
  if (value === null) return false;
  if (type === 'string' || type === 'text') return values[0] === text.trim();
  const wanted = Array.isArray(value) ? value : [value];
  const plain = (all: unknown[]) => all.map((each) => String(each).toLowerCase()).sort();
  const [one, other] = [plain(wanted), plain(values)];
  if (type === 'open-choice') return other.length === 1 && (other[0] ?? '').includes(one[0] ?? '');
  return one.join('|') === other.join('|');
}

function plainValue(value: Value): unknown {
  if ('valueCoding' in value) return value.valueCoding.display;
  if ('valueQuantity' in value) return value.valueQuantity.value;
  if ('valueTime' in value) return value.valueTime.slice(0, 5);
  if ('valueDateTime' in value) return value.valueDateTime.slice(0, 16);
  return Object.values(value)[0];
}

function formOf({ item: { type, text, options, unit, min, max } }: FormReply): Form {
  const number = type === 'decimal' || type === 'quantity' ? 'valueDecimal' : 'valueInteger';
  const extension = [
    ...(min === undefined ? [] : [{ url: `${CORE}minValue`, [number]: min }]),
    ...(max === undefined ? [] : [{ url: `${CORE}maxValue`, [number]: max }]),
    ...(unit === undefined
      ? []
      : [{ url: `${CORE}questionnaire-unit`, valueCoding: { system: UCUM, code: unit, display: unit } }]),
  ];
  const one = {
    linkId: 'asked',
    type: type === 'multi' ? 'choice' : type,
    repeats: type === 'multi',
    text,
    extension,
    ...(options && {
      answerOption: options.map((display, at) => ({ valueCoding: { code: String(at), display } })),
    }),
  };
  const read = readForm({ resourceType: 'Questionnaire', status: 'active', item: [one] });
  if (read.kind === 'refused') throw new Error(`a question that cannot be asked: ${text}`);
  return read.form;
}
const CORE = 'http://hl7.org/fhir/StructureDefinition/';
const UCUM = 'http://unitsofmeasure.org';
