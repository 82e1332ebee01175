/**
 * "Add to my questions: can I swim?", "question 2: can I swim in the sea?", "remove 2": what a patient wants done with the
 * questions for their visit. The question itself comes out as it was written.
 */
import type { Words } from '../content/words.ts';
import { listsOf, longestAt, longestBefore, withoutBack, withoutFront, type Lists } from './phrases.ts';
import { tokensOf, type Token } from './tokens.ts';

export type QuestionWish =
  /** No words: they have not said yet what they want to ask. */
  | { kind: 'add'; words: string | undefined }
  | { kind: 'reword'; number: number; words: string | undefined }
  | { kind: 'remove'; number: number }
  /** What is not right in the brief. */
  | { kind: 'fix'; words: string | undefined };

type Ofs = keyof Words['questions'];

export function readQuestionWish(text: string, words: readonly Words[]): QuestionWish | undefined {
  const fillers = listsOf(words, (each) => each.fillers);
  const asking = listsOf(words, (each) => each.asking);
  const tokens = [...tokensOf(text)];
  const core = withoutFront(withoutMarks(tokens), [...fillers, ...asking]);
  const of = (name: Ofs) => listsOf(words, ({ questions }) => questions[name]);
  return (
    toAsk(text, withoutMarks(withoutFront(withoutMarks(tokens), fillers)), words) ??
    added(text, core, of) ??
    atTheEnd(text, withoutBack(core.slice(0, lastWord(core) + 1), fillers), of) ??
    numbered(text, core, of) ??
    fixed(text, core, of)
  );
}

type Of = (name: Ofs) => Lists;

function added(text: string, core: readonly Token[], of: Of): QuestionWish | undefined {
  const length = longestAt(core, 0, of('add'));
  return length === 0 ? undefined : { kind: 'add', words: rest(text, core.slice(length)) };
}

/** "I want to ask the doctor if I can drive": what follows is the question. To be asked for something is none. */
function toAsk(text: string, core: readonly Token[], words: readonly Words[]): QuestionWish | undefined {
  const { whom, asked } = askedIn(text, core, words);
  return whom === 0 || asked === undefined ? undefined : { kind: 'add', words: asked };
}

/** "I want to ask about the evening dose", beside an answer, where nobody is named who should be asked. */
export function readToAsk(text: string, words: readonly Words[]): string | undefined {
  const fillers = listsOf(words, (each) => each.fillers);
  return askedIn(text, withoutMarks(withoutFront(withoutMarks(tokensOf(text)), fillers)), words).asked;
}

function askedIn(
  text: string,
  core: readonly Token[],
  words: readonly Words[],
): { whom: number; asked: string | undefined } {
  const asks = longestAt(
    core,
    0,
    listsOf(words, ({ questions }) => questions.asks),
  );
  const whom = longestAt(
    core,
    asks,
    listsOf(words, ({ appointment }) => appointment.whom),
  );
  const question = core.slice(asks + whom);
  const about = longestAt(
    question,
    0,
    listsOf(words, ({ questions }) => questions.about),
  );
  const isAsked = asks > 0 && about > 0 && question.length > about;
  return { whom, asked: isAsked ? rest(text, question) : undefined };
}

/** "Add can I swim to my questions". */
function atTheEnd(text: string, core: readonly Token[], of: Of): QuestionWish | undefined {
  const front = longestAt(core, 0, of('addFront'));
  if (front === 0) return undefined;
  const whole = core.slice(front);
  const end = longestBefore(whole, whole.length, of('addEnd'));
  if (end === 0 || end === whole.length) return undefined;
  return { kind: 'add', words: rest(text, whole.slice(0, -end)) };
}

/** Only before a mark: "fix my tap" is talk. */
function fixed(text: string, core: readonly Token[], of: Of): QuestionWish | undefined {
  const length = longestAt(core, 0, of('fix'));
  const after = core.slice(length);
  if (length === 0 || (after.length > 0 && after[0]?.kind !== 'mark')) return undefined;
  return { kind: 'fix', words: rest(text, after) };
}

function numbered(text: string, core: readonly Token[], of: Of): QuestionWish | undefined {
  const removing = longestAt(core, 0, of('remove'));
  const length = removing > 0 ? removing : longestAt(core, 0, of('reword'));
  const number = core[length];
  if (length === 0 || number?.kind !== 'figure' || number.value === undefined || (number.suffix ?? '') !== '')
    return undefined;
  const after = core.slice(length + 1);
  // "Question 2 was hard" is talk; a mark says that new words follow.
  if (removing === 0 && after[0]?.kind === 'word') return undefined;
  if (removing === 0) return { kind: 'reword', number: number.value, words: rest(text, after) };
  return withoutMarks(after).length === 0 ? { kind: 'remove', number: number.value } : undefined;
}

/** What stands there in the patient's own writing, without the colon before it. */
function rest(text: string, tokens: readonly Token[]): string | undefined {
  const from = withoutMarks(tokens)[0]?.from;
  const to = tokens.at(-1)?.to;
  if (from === undefined || to === undefined) return undefined;
  // Whatever is beyond what is read of a message belongs to the question too.
  const isLast = tokensOf(text).at(-1)?.to === to;
  const words = text
    .slice(from, isLast ? undefined : to)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["“«¿]+(?=[^"”»]*["”»]$)|["”»]$/g, '');
  return words === '' ? undefined : words;
}

function withoutMarks(tokens: readonly Token[]): Token[] {
  const from = tokens.findIndex(({ kind, text }) => kind !== 'mark' || text === '¿');
  return from < 0 ? [] : tokens.slice(from);
}

function lastWord(tokens: readonly Token[]): number {
  return tokens.findLastIndex(({ kind }) => kind !== 'mark');
}
