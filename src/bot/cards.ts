/**
 * A question as an Adaptive Card 1.5. The text of the message stands in the card as it is, so that a typed answer is
 * always as good as a pressed one, and every button sends back which question it belongs to.
 */
import type { Ask, AskField, Outgoing } from '../model/outgoing.ts';
import type { CardWords } from './card-words.ts';

export type Card = Record<string, unknown>;

/** As many buttons as a phone shows in a row; more choices become a list. */
const MAX_BUTTONS = 4;

export function questionCard(
  { text, ask, lang }: Pick<Outgoing, 'text' | 'ask' | 'lang'>,
  words: CardWords,
): Card {
  const { body, actions } = ask === undefined ? { body: [], actions: [] } : answering(ask, words);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang,
    // A field is labelled with the question itself, so what is said above it is only what came before. Beside buttons and
    // several fields the question stands in the text.
    body: [
      ...lines(ask?.title && body.length > 0 && !ask.fields ? text.replace(ask.title, '').trim() : text),
      ...body,
    ],
    actions: ask?.optional ? [...actions, button(ask, words.skip, words.skip)] : actions,
  };
}

function answering(ask: Ask, words: CardWords): { body: Card[]; actions: Card[] } {
  if (ask.fields !== undefined) return filling(ask, ask.fields, words);
  switch (ask.kind) {
    case 'yes-no':
      return {
        body: [],
        actions: optionsOf(ask, words).map(({ value, label }) => button(ask, label, value)),
      };
    case 'choice':
      return ask.options.length <= MAX_BUTTONS
        ? { body: [], actions: ask.options.map(({ value, label }) => button(ask, label, value)) }
        : { body: [list(ask, ask.options, words)], actions: [submit(ask, words)] };
    case 'several':
      return { body: [boxes(ask, words)], actions: [submit(ask, words)] };
    case 'scale':
      return { body: [list(ask, steps(ask), words)], actions: [submit(ask, words)] };
    case 'text':
      return {
        body: [{ type: 'Input.Text', isMultiline: true, maxLength: 2_000, ...input(ask, words) }],
        actions: [submit(ask, words)],
      };
  }
}

/** What was filled is put together where it comes in, each as its `said` has it. */
function filling(ask: Ask, fields: readonly AskField[], words: CardWords): { body: Card[]; actions: Card[] } {
  const said = Object.fromEntries(fields.map((each) => [each.id, each.said]));
  return {
    body: fields.map((each) => fieldOf(each, words)),
    actions: [{ type: 'Action.Submit', title: words.send, data: { ...named(ask), said } }],
  };
}

function fieldOf({ id, label, options }: AskField, words: CardWords): Card {
  const choices = options.map((each) => ({ title: each.label, value: each.value }));
  return options.length === 0
    ? { type: 'Input.Text', id, label, maxLength: 300 }
    : { type: 'Input.ChoiceSet', style: 'compact', placeholder: words.pick, choices, id, label };
}

type Option = Ask['options'][number];

function optionsOf(ask: Ask, words: CardWords): Option[] {
  if (ask.options.length > 0) return ask.options;
  return [words.yes, words.no].map((label) => ({ value: label, label }));
}

/** 0 to 10 with what the ends mean, so that the scale can be read without the question. */
function steps({ min, max }: Ask): Option[] {
  const [from, to] = [min?.value ?? 0, max?.value ?? 10];
  const labels = new Map([
    [from, min?.label],
    [to, max?.label],
  ]);
  return Array.from({ length: to - from + 1 }, (_, step) => {
    const value = String(from + step);
    const label = labels.get(from + step);
    return { value, label: label ? `${value} - ${label}` : value };
  });
}

function list(ask: Ask, options: Option[], words: CardWords): Card {
  const choices = options.map(({ value, label }) => ({ title: label, value }));
  return {
    type: 'Input.ChoiceSet',
    style: 'compact',
    placeholder: words.pick,
    choices,
    ...input(ask, words),
  };
}

/** What is ticked comes back with commas between. */
function boxes(ask: Ask, words: CardWords): Card {
  const choices = ask.options.map(({ value, label }) => ({ title: label, value }));
  return { type: 'Input.ChoiceSet', style: 'expanded', isMultiSelect: true, choices, ...input(ask, words) };
}

/** Sent empty by mistake it would pass over the question; who wants to has a button for it that asks nothing of the field. */
function input(ask: Ask, words: CardWords): Card {
  return { id: 'answer', label: ask.title, isRequired: true, errorMessage: words.missing };
}

function submit(ask: Ask, words: CardWords): Card {
  return {
    type: 'Action.Submit',
    title: words.send,
    data: named(ask),
  };
}

/** A button that is an answer by itself and asks nothing of the inputs beside it. */
function button(ask: Ask, title: string, answer: string): Card {
  const data = { ...named(ask), answer };
  return { type: 'Action.Submit', title, data, associatedInputs: 'none' };
}

/** What comes back with an answer, to say which question it is to. */
function named({ questionnaire, linkId, round }: Ask): Card {
  return { questionnaire, linkId, round };
}

/** Rich text shows its words as they stand, where a text block would read stars and list numbers as Markdown. */
export function lines(text: string): Card[] {
  const found = text.split(/\n+/).filter((line) => line.trim() !== '');
  return found.map((line) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: line }] }));
}
