/** Which question of a form is open, how it was shown, and showing it. */
import type { DialogContext } from 'botbuilder-dialogs';
import { z } from 'zod';
import { answerTo, type CheckIn } from '../../src/model/check-in.ts';
import { languages } from '../../src/model/language.ts';
import { itemText, questions, type Item, type Questionnaire } from '../../src/model/questionnaire.ts';
import { readCorrection } from '../../src/reading/correction.ts';
import { namesOf } from '../../src/reading/named-questions.ts';
import { hasPhrase } from '../../src/reading/phrases.ts';
import { tokensOf } from '../../src/reading/tokens.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { labelOf } from '../labels.ts';
import { askFor } from '../ask.ts';
import { answeredLast } from '../progress.ts';
import { askingOf, isReworded, markOf } from '../shown.ts';
import { saidIn, wordsOf } from '../turn-of.ts';
import { understand, type Meaning, type Open } from '../understand.ts';

/** Another version of the service may have written it, so it is checked before it is believed. */
export const questionnaireState = z.looseObject({
  questionnaire: z.string(),
  version: z.string(),
  linkId: z.string(),
  /** A mark of the question as the patient was shown it. */
  shown: z.string().optional(),
  /** Replies to this question that were not understood. */
  tries: z.number(),
  /** A danger was talked about before the question could be shown, so that nothing answers it yet. */
  unseen: z.boolean().optional(),
  /** Its answer came together with a danger: the next question comes when that has been talked about. */
  answered: z.boolean().optional(),
  /** A danger was talked about since it was shown: an answer still counts, and anything else has it shown again. */
  aside: z.boolean().optional(),
  /** The value of "same as last time", or one that was doubtful, that waits for a yes. */
  same: z.number().optional(),
  /** The question that it waits for, where that is not the open one. */
  sameOf: z.string().optional(),
  /** Replies typed while a danger was talked about, of which one may be the answer. */
  meanwhile: z.array(z.string()).optional(),
  /** Questions that are asked again although they have an answer, since all was to be given anew. */
  anew: z.array(z.string()).optional(),
  /** Numbers of a day before that were offered as those of today, and wait for a yes. */
  alike: z.array(z.object({ linkId: z.string(), value: z.number() })).optional(),
});
export type State = z.infer<typeof questionnaireState>;

export const TRIES_BEFORE_CHOICES = 2;

export function ask(dc: DialogContext, turn: Turn, form: Questionnaire, item: Item): void {
  show(turn, form, item, stateOf(dc));
}

export function show(turn: Turn, form: Questionnaire, item: Item, state: State): void {
  const open = openCheckIn(turn);
  if (open.version !== form.version) turn.keepCheckIn({ ...open, version: form.version });
  Object.assign(state, { version: form.version, shown: markOf(turn, item) });
  delete state.unseen;
  delete state.answered;
  delete state.aside;
  delete state.alike;
  // The words to choose from stand there no more: a number is one of the scale again.
  state.tries = Math.min(state.tries, TRIES_BEFORE_CHOICES - 1);
  if (turn.isOvertaken) state.unseen = true;
  const text = itemText(item, turn.patient.lang);
  const { meanwhile } = state;
  delete state.meanwhile;
  const value = numberMeant(turn, form, item, meanwhile);
  const ask = askFor(turn, form, item);
  turn.say(`${form.id}/${item.linkId}`, {}, { text, ...(value === undefined && { ask }) });
  if (value === undefined) return;
  state.same = value;
  delete state.sameOf;
  turn.say('question.write-down', { value }, { ask });
}

/** What was typed last and would answer it. */
function numberMeant(
  turn: Turn,
  form: Questionnaire,
  item: Item,
  typed: readonly string[] = [],
): number | undefined {
  const open = openFor(turn, form, item);
  const values = typed.map((text) => understand({ text, media: 0 }, open, wordsOf(turn)));
  return values.flatMap((each) => plainNumber(each) ?? []).at(-1);
}

function plainNumber(meaning: Meaning): number | undefined {
  const value = meaning.kind === 'answer' ? meaning.given.value : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** With the number, for it may be of days ago. False where there is none. */
export function asksSame(turn: Turn, { linkId }: Item, state: State): boolean {
  const last = turn.talk.last[linkId];
  if (last === undefined) return false;
  state.same = last;
  delete state.sameOf;
  const label = labelOf(turn, linkId);
  turn.say('question.same', { label, value: last });
  return true;
}

export function moveTo(state: State, item: Item): void {
  Object.assign(state, { linkId: item.linkId, tries: 0 });
  delete state.same;
  delete state.sameOf;
  delete state.alike;
  // What was typed while the danger was talked about is for the question that comes now.
  if (state.answered !== true) delete state.meanwhile;
  delete state.answered;
}

export function openFor(turn: Turn, form: Questionnaire, item: Item): Open {
  const items = questions(form);
  const before = answeredLast(form, item, openCheckIn(turn));
  const isAnswered = ({ linkId }: Item) => answerTo(openCheckIn(turn), linkId)?.value !== undefined;
  return {
    asking: (each) => askingOf(turn, each),
    item,
    before,
    items,
    answered: items.filter(isAnswered).map(({ linkId }) => linkId),
    // Whoever reads one language may answer in another.
    choices: [turn.patient.lang, ...languages.filter((lang) => lang !== turn.patient.lang)].flatMap((lang) =>
      turn.content.choices(item.linkId, lang),
    ),
  };
}

export function stateOf(dc: DialogContext): State {
  if (dc.activeDialog === undefined) throw new Error('the questionnaire is not the open dialog');
  return dc.activeDialog.state as State;
}

export function openCheckIn(turn: Turn): CheckIn {
  if (turn.checkIn === undefined) throw new Error('a questionnaire without a check-in');
  return turn.checkIn;
}

export function formOf(turn: Turn, id: string): Questionnaire | undefined {
  return turn.content.questionnaire(id);
}

/**
 * The reply is to these very words; "sorry, I meant 4" is about those that were answered last, and "pain was 4" about those
 * that it names: what has other words since is answered by neither.
 */
export function isAsShown(turn: Turn, form: Questionnaire, item: Item, state: State): boolean {
  if (form.version !== state.version) return false;
  if (state.shown !== undefined && state.shown !== markOf(turn, item)) return false;
  const reworded = questions(form).filter(
    (each) => each !== item && isReworded(turn, openCheckIn(turn), each),
  );
  if (reworded.length === 0) return true;
  const words = wordsOf(turn);
  const { text } = saidIn(turn);
  const before = answeredLast(form, item, openCheckIn(turn));
  if (before !== undefined && reworded.includes(before) && readCorrection(text, words) !== undefined)
    return false;
  const tokens = tokensOf(text);
  return !reworded.some((each) => hasPhrase(tokens, namesOf(each, words)));
}
