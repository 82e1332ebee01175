/**
 * A question, or several of one group that do not hang on one another, as an Adaptive Card. What the text says stands in
 * it, so a typed answer to the first question is as good as a filled field; a field is called by its place in the form.
 */
import type { Words } from '../content/words.ts';
import { ask, questionAt, type Question, type Shown } from './ask.ts';
import type { Say } from './said.ts';
import type { Form } from './form.ts';
import { isLong, isScale } from './offered.ts';
import { currentKey, listed, offerLine } from './sms.ts';
import type { State } from './state.ts';
import { valueText } from './value-text.ts';
import { isSame } from './values.ts';
import { isOpen, repeatsByTurns, viewOf, type Node, type View } from './view.ts';

export type Card = Record<string, unknown>;

/** More fields than these are tiring, and a card may only hold so much. */
const MOST_FIELDS = 6;
const MOST_CHOICES = 300;
const MOST_BYTES = 20_000;

/** In the language of these words. */
export function cardOf(form: Form, state: State, tongue: Words, say: Say): Card {
  const shown = ask(form, state, tongue);
  const view = viewOf(form, state);
  const questions = shown.kind === 'end' ? [] : together(shown.question, view, tongue);
  let card = made(form, shown, questions, tongue, say);
  while (questions.length > 1 && JSON.stringify(card).length > MOST_BYTES) {
    questions.pop();
    card = made(form, shown, questions, tongue, say);
  }
  return card;
}

function made(form: Form, shown: Shown, questions: readonly Question[], tongue: Words, say: Say): Card {
  const before = shown.kind === 'end' ? [...shown.before, say({ key: 'forms.done' })] : shown.question.before;
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: tongue.lang,
    body: [...before.flatMap(lines), ...questions.flatMap((each) => field(each, say, tongue))],
    actions: questions.length === 0 ? [] : [submit(form, questions, say)],
  };
}

/** The open question and those right after it in the same group that stand whatever is answered here. */
function together(first: Question, view: View, tongue: Words): Question[] {
  const start = view.byPlace.get(first.place);
  if (start === undefined || !isFree(start)) return [first];
  const siblings = start.above === undefined ? view.tops : start.above.below;
  const found: Question[] = [first];
  for (const node of siblings.slice(siblings.indexOf(start) + 1)) {
    if (found.length >= MOST_FIELDS || node.item.type === 'group' || !isFree(node) || !isOpen(node, view))
      break;
    found.push(questionAt(view, node, tongue));
  }
  return found;
}

/** Nothing comes or goes with its answer but further down, and it needs only one field. */
function isFree({ item, kind }: Node): boolean {
  const { enable, answers, toggles, text } = item.expressions;
  const still = enable === undefined && answers === undefined && text === undefined && toggles.length === 0;
  const plain = item.enableWhen.length === 0 && item.items.length === 0 && !repeatsByTurns(item);
  return kind === 'item' && still && plain && item.type !== 'group' && item.type !== 'display';
}

/** Rich text shows its words as they stand, where a text block would read stars and list numbers as Markdown. */
function lines(text: string): Card[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: line }] }));
}

function field(question: Question, say: Say, tongue: Words): Card[] {
  const { current, hints, item } = question;
  const isOpen = item.type === 'open-choice' && question.kind === 'question';
  const standing =
    current === undefined ? [] : lines(say({ key: currentKey(question), values: { value: current } }));
  const wanted = hints.filter(({ key }) => key !== 'forms.may-skip');
  const own = isPicked(question) && !isOpen ? [] : wanted.map(say);
  // Own words have only one field, so what may be picked is written above it.
  const options = isOpen ? listed(question).flatMap((each) => lines(offerLine(each))) : [];
  const value = valueIn(question, say, tongue);
  return [
    ...standing,
    ...options,
    { ...inputOf(question, say), ...(value !== undefined && { value }), ...named(question, own) },
  ];
}

/** What stands already is in its field, so that sending the card keeps it. */
function valueIn(question: Question, say: Say, tongue: Words): string | undefined {
  const { item, kind, values, offers } = question;
  const [first] = values;
  if (first === undefined || kind === 'more') return undefined;
  if ('valueBoolean' in first) return say({ key: `answer.${first.valueBoolean ? 'yes' : 'no'}` });
  if (item.type === 'open-choice' || offers.length > MOST_CHOICES)
    return values.map((each) => valueText(each, item, tongue)).join(', ');
  if (offers.length > 0) {
    const picked = offers.filter(({ option }) => values.some((each) => isSame(each, option.value)));
    return picked.map(({ at }) => `#${at}`).join(',');
  }
  if ('valueDate' in first) return first.valueDate;
  return valueText(first, item, tongue);
}

function named({ place, text, optional }: Question, hints: readonly string[]): Card {
  // A field is not held to be filled here: whoever types instead must be free to leave it.
  return { id: place, label: [text, optional ? '' : '*', ...hints].filter((each) => each !== '').join(' ') };
}

function isPicked({ offers, item, kind }: Question): boolean {
  return offers.length > 0 || item.type === 'boolean' || (kind === 'more' && item.type === 'group');
}

function inputOf(question: Question, say: Say): Card {
  const { item, offers, kind, several } = question;
  if (item.type === 'open-choice' || offers.length > MOST_CHOICES)
    return { type: 'Input.Text', maxLength: 5_000 };
  if (offers.length > 0) return choices(question, say, several);
  if (item.type === 'boolean' || (kind === 'more' && item.type === 'group'))
    return {
      type: 'Input.ChoiceSet',
      style: 'expanded',
      choices: ['yes', 'no'].map((each) => ({
        title: say({ key: `answer.${each}` }),
        value: say({ key: `answer.${each}` }),
      })),
    };
  if (item.type === 'date' && kind !== 'more' && !isPartOfDate(question)) return { type: 'Input.Date' };
  if (item.type === 'time' && kind !== 'more') return { type: 'Input.Time' };
  return { type: 'Input.Text', isMultiline: item.type === 'text', maxLength: item.bounds.maxLength ?? 5_000 };
}

/** A month or a year alone, as somebody may have told it, does not fit a field for days. */
function isPartOfDate({ values: [first] }: Question): boolean {
  return first !== undefined && 'valueDate' in first && first.valueDate.length < 10;
}

function choices({ offers, narrowed }: Question, say: Say, several: boolean): Card {
  const shown = narrowed.length > 0 ? narrowed : offers;
  const style = isLong(offers) ? 'filtered' : shown.length > 6 || isScale(offers) ? 'compact' : 'expanded';
  return {
    type: 'Input.ChoiceSet',
    style: several && style === 'filtered' ? 'compact' : style,
    isMultiSelect: several,
    placeholder: say({ key: 'forms.choose' }),
    choices: shown.map(({ at, label }) => ({ title: label, value: `#${at}` })),
  };
}

function submit(form: Form, questions: readonly Question[], say: Say): Card {
  return {
    type: 'Action.Submit',
    title: say({ key: 'forms.send' }),
    data: {
      questionnaire: form.questionnaire,
      version: form.version,
      places: questions.map(({ place }) => place),
    },
  };
}
