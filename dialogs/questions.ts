/**
 * The patient's questions for the next visit: taken in from anywhere, on any day, and shown, changed and taken out again.
 * What is open goes on afterwards. A question that tells of danger is kept too, and answered as danger.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import {
  isAskedAlready,
  MOST_QUESTIONS,
  withoutQuestion,
  withQuestion,
  withWords,
  type Visit,
} from '../src/model/visit.ts';
import { readQuestionWish, type QuestionWish } from '../src/reading/question-wish.ts';
import type { Turn } from '../src/turn/turn.ts';
import { pieces } from './plan-shown.ts';
import { wordsOf } from './turn-of.ts';

const TEXT = 300;
const MOST_CORRECTIONS = 10;
/** So much of a question is said back; all of it is kept. */
const SAID_BACK = 90;

/** What was done with the message, as it will be said when nothing more urgent is. */
export type Filed = { key: string; values?: Record<string, string | number> };

/** Kept before anything else is decided: whatever the words call for, the question is not lost. */
export function fileQuestion(turn: Turn): Filed | undefined {
  const { event } = turn;
  if (event.kind !== 'said' || turn.consent(event.from.channel) !== 'granted') return undefined;
  const wish = readQuestionWish(event.text, wordsOf(turn));
  if (wish === undefined) return undefined;
  if (wish.kind === 'fix') return fix(turn, wish.words, event.at);
  return wish.kind === 'add' ? keepQuestion(turn, wish.words, event.at) : change(turn, wish, event.at);
}

export async function sayFiled(dc: DialogContext, turn: Turn, { key, values }: Filed): Promise<void> {
  turn.say(key, values);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

/** QUESTIONS, wherever the conversation stands. */
export async function seeQuestions(dc: DialogContext, turn: Turn): Promise<void> {
  if (turn.visit.questions.length === 0) turn.say('ask.none');
  else {
    sayList(turn);
    turn.say('ask.home');
  }
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
}

export function sayList(turn: Turn): void {
  const lines = turn.visit.questions.map(({ words }, at) => `${at + 1} ${words}`);
  const intro = turn.content.text('ask.list', turn.patient.lang, { count: lines.length });
  for (const text of pieces([intro, ...lines], TEXT)) turn.say('ask.list', {}, { text });
}

export function keepQuestion(turn: Turn, words: string | undefined, at: number): Filed {
  const { visit } = turn;
  if (words === undefined) return { key: 'ask.what' };
  if (isAskedAlready(visit, words)) return { key: 'ask.known' };
  if (visit.questions.length >= MOST_QUESTIONS) return { key: 'ask.full', values: { count: MOST_QUESTIONS } };
  turn.keepVisit(withQuestion(visit, { at, words }));
  return { key: 'ask.kept', values: { count: visit.questions.length + 1, words: shortened(words) } };
}

function change(turn: Turn, wish: Extract<QuestionWish, { number: number }>, at: number): Filed | undefined {
  const { visit } = turn;
  const { number } = wish;
  if (visit.questions.length === 0) return wish.kind === 'remove' ? { key: 'ask.none' } : undefined;
  if (visit.questions[number - 1] === undefined)
    return { key: 'ask.which', values: { count: visit.questions.length } };
  if (wish.kind === 'remove')
    return keep(turn, withoutQuestion(visit, number), 'ask.removed', { place: number });
  if (wish.words === undefined) return { key: 'ask.reword', values: { place: number } };
  const values = { place: number, words: shortened(wish.words) };
  return keep(turn, withWords(visit, number, { at, words: wish.words }), 'ask.reworded', values);
}

/** It stands beside what is not right; no answer is changed, for the answers are what was answered. */
function fix(turn: Turn, words: string | undefined, at: number): Filed {
  if (words === undefined) return { key: 'mine.fix-how' };
  const { corrections } = turn.visit;
  return keep(
    turn,
    { ...turn.visit, corrections: [...corrections, { at, words }].slice(-MOST_CORRECTIONS) },
    'mine.fixed',
  );
}

function keep(turn: Turn, changed: Visit, key: string, values: Filed['values'] = {}): Filed {
  turn.keepVisit(changed);
  return { key, values };
}

export function shortened(words: string): string {
  return words.length <= SAID_BACK ? words : `${words.slice(0, SAID_BACK - 3).trimEnd()}...`;
}
