/** What a reply to the open question does, once it is known what it means. */
import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import type { CheckIn } from '../../src/model/check-in.ts';
import { controlText, questions, type Item, type Questionnaire } from '../../src/model/questionnaire.ts';
import { HOUR } from '../../src/model/time.ts';
import { namesOf } from '../../src/reading/named-questions.ts';
import { readNumber } from '../../src/reading/number.ts';
import { scaleOf } from '../../src/reading/scale.ts';
import { hasPhrase } from '../../src/reading/phrases.ts';
import { tokensOf } from '../../src/reading/tokens.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { labelOf } from '../labels.ts';
import { askFor } from '../ask.ts';
import { endUnasked } from '../check-in.ts';
import { saidIn, wordsOf } from '../turn-of.ts';
import { afterAnswer } from '../triggers.ts';
import { understand, type Given, type Meaning, type Unclear } from '../understand.ts';
import { TRIES_BEFORE_CHOICES, ask, asksSame, openFor, stateOf, openCheckIn, type State } from './state.ts';
import { file, putRight, sayNoted } from './filed.ts';
import { goOn, goOnAnywhere, back } from './onwards.ts';

export function apply(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  meaning: Meaning,
): Promise<DialogTurnResult> | DialogTurnResult {
  switch (meaning.kind) {
    case 'ignore':
      return Dialog.EndOfTurn;
    case 'pictures':
    case 'empty':
      turn.say(`everyday.${meaning.kind}`);
      return Dialog.EndOfTurn;
    case 'courtesy':
      ask(dc, turn, form, item);
      return Dialog.EndOfTurn;
    case 'old-card':
      turn.say('check-in.old-card');
      ask(dc, turn, form, item);
      return Dialog.EndOfTurn;
    case 'answer':
      keep(turn, item, meaning.given);
      sayBack(turn, item, meaning);
      return goOn(dc, turn, form, item, afterAnswer(turn, form, item));
    case 'correction':
      return corrected(dc, turn, form, item, meaning);
    case 'same':
      return askSame(dc, turn, form, item);
    case 'simpler':
      return easier(dc, turn, form, item);
    case 'other-mind':
      turn.say('everyday.other-mind');
      ask(dc, turn, form, item);
      return Dialog.EndOfTurn;
    case 'enough':
      turn.say('check-in.enough');
      return endedFor(dc, turn);
    case 'maybe':
      return askWhether(dc, turn, form, item, meaning);
    case 'word':
      return aWord(dc, turn, form, item, meaning.value);
    case 'unclear':
      return unclear(dc, turn, form, item, meaning.because);
    case 'command':
      return command(dc, turn, form, item, meaning.command);
  }
}

/** What was chosen among several, or lies between two, is nobody's own number. */
function sayBack(turn: Turn, item: Item, { given, saidBack }: Extract<Meaning, { kind: 'answer' }>): void {
  const { value = '', low, high, flags } = given;
  if (low !== undefined && high !== undefined) turn.say('question.range', { low, high, value });
  else if (saidBack && !flags.includes('over')) sayNoted(turn, item.linkId, given);
}

/** What was answered is kept, and what was not asked is nobody's silence. */
async function endedFor(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
  await endUnasked(dc, turn, 'enough');
  return Dialog.EndOfTurn;
}

function keep(turn: Turn, item: Item, given: Given): void {
  file(turn, item, given);
  if (given.flags.includes('over')) turn.say('question.over', { value: given.value ?? '' });
}

function corrected(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  { linkId, given }: Extract<Meaning, { kind: 'correction' }>,
): DialogTurnResult {
  putRight(turn, questions(form).find((each) => each.linkId === linkId) ?? item, given);
  stateOf(dc).tries = 0;
  ask(dc, turn, form, item);
  return Dialog.EndOfTurn;
}

function askSame(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
): Promise<DialogTurnResult> | DialogTurnResult {
  return asksSame(turn, item, stateOf(dc)) ? Dialog.EndOfTurn : unclear(dc, turn, form, item, 'no-last');
}

/** Asked once; after that it goes on as with any reply that was not understood. */
function askWhether(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  { value, of }: Pick<Extract<Meaning, { kind: 'maybe' }>, 'value' | 'of'>,
): Promise<DialogTurnResult> | DialogTurnResult {
  const state = stateOf(dc);
  if (state.aside === true || state.tries + 1 >= TRIES_BEFORE_CHOICES)
    return unclear(dc, turn, form, item, 'no-number');
  return asked(dc, turn, form, item, value, of);
}

function asked(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  value: number,
  of?: string,
): DialogTurnResult {
  const state = stateOf(dc);
  Object.assign(state, { tries: state.tries + 1, same: value, sameOf: of });
  const asked = labelOf(turn, item.linkId);
  const ask = askFor(turn, form, item);
  // Behind the name of another a number alone would be nobody's.
  if (of === undefined) turn.say('question.maybe', { label: asked, value }, { ask });
  else turn.say('question.maybe-of', { label: labelOf(turn, of), value, asked }, { ask });
  return Dialog.EndOfTurn;
}

/** Where the words were offered, it is one of them; before that nobody knows which number is meant by it. */
function aWord(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  value: number,
): Promise<DialogTurnResult> | DialogTurnResult {
  const state = stateOf(dc);
  if (state.aside === true) return unclear(dc, turn, form, item, 'vague');
  if (state.tries < TRIES_BEFORE_CHOICES) return asked(dc, turn, form, item, value);
  const given: Given = { value, flags: ['approx'] };
  return apply(dc, turn, form, item, { kind: 'answer', given, saidBack: true });
}

export async function confirmSame(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  state: State,
): Promise<DialogTurnResult> {
  const { same: value, sameOf: of } = state;
  delete state.same;
  delete state.sameOf;
  const said = saidIn(turn);
  const meaning = understand(said, openFor(turn, form, item), wordsOf(turn));
  // "Yes, a 7" has a number of its own, and "the same" or the same word once more is a yes.
  const isSaidAgain = meaning.kind === 'word' && meaning.value === value;
  const agrees = meaning.kind === 'same' || isSaidAgain || readYesNo(said.text, wordsOf(turn)) === 'yes';
  if (agrees && meaning.kind !== 'answer' && value !== undefined) {
    const about = questions(form).find(({ linkId }) => linkId === of) ?? item;
    if (about === item) keep(turn, item, { value, flags: [] });
    else putRight(turn, about, { value, flags: [] });
    return goOnAnywhere(dc, turn, form, item, afterAnswer(turn, form, about));
  }
  // "No, that is my pain".
  const isOfOpen = of !== undefined && hasPhrase(tokensOf(said.text), namesOf(item, wordsOf(turn)));
  if (isOfOpen && value !== undefined && meaning.kind === 'unclear')
    return apply(dc, turn, form, item, { kind: 'answer', given: { value, flags: [] } });
  if (meaning.kind !== 'unclear') return apply(dc, turn, form, item, meaning);
  ask(dc, turn, form, item);
  return Dialog.EndOfTurn;
}

/** Once in other words, once with words to choose from, then a person: never a loop. */
async function unclear(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  because: Unclear,
): Promise<DialogTurnResult> {
  const state = stateOf(dc);
  if (state.aside === true) {
    ask(dc, turn, form, item);
    return Dialog.EndOfTurn;
  }
  state.tries += 1;
  if (because === 'unknown') {
    if (state.tries > TRIES_BEFORE_CHOICES) return command(dc, turn, form, item, 'skip');
    // Whoever does not know a number may know a word.
    state.tries = TRIES_BEFORE_CHOICES;
  }
  if (state.tries < TRIES_BEFORE_CHOICES) {
    const key = because === 'no-number' && holdsNumber(turn, item) ? 'not-sure' : because;
    turn.say(`question.${key}`, {}, { ask: askFor(turn, form, item) });
    return Dialog.EndOfTurn;
  }
  if (state.tries === TRIES_BEFORE_CHOICES) {
    sayChoices(turn, form, item);
    return Dialog.EndOfTurn;
  }
  turn.task('not-understood');
  turn.say('question.person');
  file(turn, item, { flags: ['skipped', 'not-understood'] });
  return goOn(dc, turn, form, item);
}

/** Words for a number; where words are asked for, any will do. */
function easier(dc: DialogContext, turn: Turn, form: Questionnaire, item: Item): DialogTurnResult {
  if (scaleOf(item, wordsOf(turn)) === undefined) {
    turn.say('easier.words');
    ask(dc, turn, form, item);
    return Dialog.EndOfTurn;
  }
  stateOf(dc).tries = TRIES_BEFORE_CHOICES;
  sayChoices(turn, form, item);
  return Dialog.EndOfTurn;
}

function sayChoices(turn: Turn, form: Questionnaire, item: Item): void {
  const own = `question.choices.${item.linkId}`;
  turn.say(turn.content.has(own) ? own : 'question.no-number', {}, { ask: askFor(turn, form, item) });
}

/** One stands there, of which nobody can say that it is the answer. */
function holdsNumber(turn: Turn, item: Item): boolean {
  const words = wordsOf(turn);
  const scale = scaleOf(item, words);
  const { text } = saidIn(turn);
  const read = scale && readNumber(text, scale, words);
  return read?.kind === 'unclear' && (read.because === 'not-this' || /\d/.test(text));
}

async function command(
  dc: DialogContext,
  turn: Turn,
  form: Questionnaire,
  item: Item,
  name: Extract<Meaning, { kind: 'command' }>['command'],
): Promise<DialogTurnResult> {
  switch (name) {
    case 'back':
      return back(dc, turn, form, item);
    case 'skip':
      file(turn, item, { flags: ['skipped'] });
      return goOn(dc, turn, form, item, afterAnswer(turn, form, item));
    case 'later':
      later(turn);
      return Dialog.EndOfTurn;
    case 'why': {
      const why = controlText(item, 'help', turn.patient.lang);
      if (why !== undefined) turn.say('question.why', { why });
      break;
    }
    default:
      break;
  }
  ask(dc, turn, form, item);
  return Dialog.EndOfTurn;
}

export function later(turn: Turn): void {
  turn.say('check-in.later');
  turn.plan(laterNudge(turn, openCheckIn(turn)));
}

/** The nudge that LATER asks for: an hour on, for the same day. */
function laterNudge(turn: Turn, open: CheckIn) {
  const event = {
    kind: 'nudge-due',
    v: 1,
    id: `later/${turn.event.id}`,
    at: turn.now,
    day: open.day,
  } as const;
  return {
    id: 'nudge',
    lane: 'routine' as const,
    at: { inMs: HOUR },
    work: { kind: 'event' as const, event },
  };
}
