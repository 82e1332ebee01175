/** A question of a form as it goes out: texts that fit, and what a card can offer for the same answer. */
import { ask, openNode, type Question } from '../../src/forms/ask.ts';
import { inLanguage, type Form } from '../../src/forms/form.ts';
import { isLong, isScale } from '../../src/forms/offered.ts';
import { smsOf } from '../../src/forms/sms.ts';
import { state as stateShape, type State } from '../../src/forms/state.ts';
import { understood } from '../../src/forms/understood.ts';
import { viewOf } from '../../src/forms/view.ts';
import type { FormRecord } from '../../src/model/form-record.ts';
import type { Ask } from '../../src/model/outgoing.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { formOf, listening, withoutExpressions } from './known.ts';
import { tongueOf } from '../turn-of.ts';

/** One asking of one version of a form; a card of another one answers nothing. */
export function roundOf({ form, version, day }: FormRecord): string {
  return `${form}|${version}|${day}`;
}

export function showQuestion(turn: Turn, form: Form, record: FormRecord, state: State): void {
  say(turn, form, record, state, true);
}

/** Its words alone, where what follows asks for the answer. */
export function sayQuestion(turn: Turn, form: Form, record: FormRecord, state: State): void {
  say(turn, form, record, state, false);
}

function say(turn: Turn, form: Form, record: FormRecord, state: State, asks: boolean): void {
  const { lang } = turn.patient;
  const shown = ask(form, state, tongueOf(turn));
  if (shown.kind === 'end') return;
  const texts = smsOf(shown, ({ key, values }) => turn.content.text(key, lang, values));
  texts.forEach((text, at) => {
    const isLast = asks && at === texts.length - 1;
    turn.say(
      `${record.form}/${shown.question.linkId}`,
      {},
      { text, ...(isLast && { ask: askFor(turn, record, shown.question) }) },
    );
  });
}

function askFor(turn: Turn, record: FormRecord, question: Question): Ask {
  return {
    questionnaire: record.form,
    linkId: question.place,
    round: roundOf(record),
    title: question.text,
    optional: question.optional,
    ...answering(turn, question),
  };
}

function answering(
  turn: Turn,
  { item, offers, several, doubt }: Question,
): Pick<Ask, 'kind' | 'options'> & Partial<Ask> {
  const { lang } = turn.patient;
  const word = (key: string) => turn.content.text(key, lang);
  if (item.type === 'boolean' || doubt !== undefined)
    return {
      kind: 'yes-no',
      options: [
        { value: word('answer.yes'), label: word('answer.yes') },
        { value: word('answer.no'), label: word('answer.no') },
      ],
    };
  if (isScale(offers)) {
    const end = (value: number, label: Parameters<typeof inLanguage>[0]) => ({
      value,
      label: inLanguage(label, lang),
    });
    return {
      kind: 'scale',
      options: [],
      min: end(offers[0]?.number ?? 0, item.lower),
      max: end(offers.at(-1)?.number ?? 0, item.upper),
    };
  }
  const options = offers.map(({ label }) => ({ value: label, label }));
  // Those that are ticked come back with commas between them.
  const isTicked = several && !offers.some(({ label }) => label.includes(','));
  if (offers.length === 0 || isLong(offers) || item.type === 'open-choice')
    return { kind: 'text', options: [] };
  if (isTicked) return { kind: 'several', options };
  return several ? { kind: 'text', options: [] } : { kind: 'choice', options };
}

/** What is wanted of somebody, in easier words; the words of a form itself are not ours to change. */
export function easierOf(turn: Turn, form: Form, state: State): string | undefined {
  const shown = ask(form, state, tongueOf(turn));
  if (shown.kind === 'end') return undefined;
  const { item, offers, several } = shown.question;
  if (OWN_WORDS.has(item.type)) return 'easier.words';
  if (item.type === 'boolean') return 'easier.yes-no';
  if (several) return 'easier.several';
  if (offers.length > 0 && !isScale(offers)) return 'easier.choice';
  return NUMBERS.has(item.type) || isScale(offers) ? 'easier.number' : undefined;
}

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'quantity']);

/** Whatever is written to the open question of a form is its answer. */
export function isOwnWordsAsked(turn: Turn): boolean {
  const { form: record } = turn;
  const form = record && formOf(turn, record.form);
  const state = record && stateShape.safeParse(record.state).data;
  if (form === undefined || state === undefined) return false;
  const shown = ask(form, state, tongueOf(turn));
  return shown.kind === 'question' && OWN_WORDS.has(shown.question.item.type);
}

/** It answers the open question of a form, whatever else it may be. */
export function answersForm(turn: Turn, text: string): boolean {
  const { form: record } = turn;
  const form = record && formOf(turn, record.form);
  const state = record && stateShape.safeParse(record.state).data;
  if (form === undefined || state === undefined) return false;
  const view = viewOf(form, state);
  const node = openNode(view);
  const read = node && understood(text, node, view, listening(turn, withoutExpressions));
  return read !== undefined && ANSWERS.has(read.kind);
}

const ANSWERS: ReadonlySet<string> = new Set(['values', 'keep', 'close', 'narrowed', 'either']);

const OWN_WORDS: ReadonlySet<string> = new Set(['string', 'text', 'open-choice']);
