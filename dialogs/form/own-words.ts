/** Replies to a question for somebody's own words that hold none. */
import type { Words } from '../../src/content/words.ts';
import { ask, type Question } from '../../src/forms/ask.ts';
import type { Form } from '../../src/forms/form.ts';
import type { State } from '../../src/forms/state.ts';
import { readCommand } from '../../src/reading/command.ts';
import { readPlain } from '../../src/reading/own-words.ts';
import { isWhole, listsOf } from '../../src/reading/phrases.ts';
import { tokensOf } from '../../src/reading/tokens.ts';
import { readPutOff } from '../../src/reading/put-off.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { understandingOf } from '../../src/understanding/of-content.ts';
import { holdsWords, judgeOwnWords, type OwnWords } from '../../src/understanding/own-words.ts';
import { tongueOf, wordsOf } from '../turn-of.ts';

/** "Yes" or "1 and 5" to a question for somebody's own words: asked for once more, and then taken as it is. */
export function isToBeWorded(turn: Turn, form: Form, state: State, text: string): boolean {
  const shown = ask(form, state, tongueOf(turn));
  if (shown.kind !== 'question' || shown.question.kind === 'more') return false;
  if (state.tries > 0 || state.doubt !== undefined) return false;
  const { item, current } = shown.question;
  const isOwnWords = item.type === 'string' || item.type === 'text';
  const words = wordsOf(turn);
  const plain = isOwnWords && current === undefined ? readPlain(withoutAnd(text, words), words) : undefined;
  return plain === 'yes' || plain === 'heard' || plain === 'figures';
}

function withoutAnd(text: string, words: readonly Words[]): string {
  const together = listsOf(words, ({ inForms }) => inForms.together);
  const telling = tokensOf(text).filter((each) => !isWhole([each], together));
  return telling.map(({ from, to }) => text.slice(from, to)).join(' ');
}

/** "No" to a question for somebody's own words is no words of theirs, and "I don't know" is none to any. */
export function isNothingToSay(turn: Turn, form: Form, state: State, text: string): boolean {
  const question = ownWordsAsked(turn, form, state);
  if (question === undefined || state.doubt !== undefined) return false;
  if (readPutOff(text, wordsOf(turn)) === 'unknown') return true;
  const isNo = text.trim().split(/\s+/).length <= 3 && readYesNo(text, wordsOf(turn)) === 'no';
  return question.optional && (isNo || judge(turn, text) === 'none');
}

/** Whether somebody has to say first that it is their answer. */
export function isDoubtful(turn: Turn, form: Form, state: State, text: string): boolean {
  if (
    ownWordsAsked(turn, form, state, 'open-choice') === undefined ||
    readCommand(text, wordsOf(turn)) !== undefined
  )
    return false;
  return judge(turn, text) === 'doubt' && !answersDoubt(turn, state, text);
}

function answersDoubt(turn: Turn, { doubt }: State, text: string): boolean {
  const reply = doubt === undefined ? undefined : readYesNo(text, wordsOf(turn));
  return reply === 'yes' || reply === 'no';
}

function ownWordsAsked(turn: Turn, form: Form, state: State, also?: 'open-choice'): Question | undefined {
  const shown = ask(form, state, tongueOf(turn));
  if (shown.kind !== 'question' || shown.question.kind === 'more') return undefined;
  const { type } = shown.question.item;
  return type === 'string' || type === 'text' || type === also ? shown.question : undefined;
}

function judge(turn: Turn, text: string): OwnWords {
  return judgeOwnWords(text, wordsOf(turn), understandingOf(turn.content));
}

/** More than a word, and nothing else that somebody wants. */
export function holdsOwnWords(turn: Turn, text: string): boolean {
  return holdsWords(text, wordsOf(turn), understandingOf(turn.content));
}

/** "Can we do this later": where a day or a time is asked for it may be the answer. */
export function isPutOff(turn: Turn, form: Form, state: State, text: string): boolean {
  const shown = ask(form, state, tongueOf(turn));
  if (shown.kind !== 'question' || /date|time/i.test(shown.question.item.type)) return false;
  const put = readPutOff(text, wordsOf(turn));
  return put === 'later' || put === 'tomorrow';
}
