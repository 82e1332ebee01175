/**
 * Two things in one text, in whatever conversation: the answer is taken first, as if it had come alone; then what stands beside it is
 * heard as if it had come next, and is done, kept, or said not to be understood. The question that is open ends what is said.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../src/model/event.ts';
import { readToAsk } from '../src/reading/question-wish.ts';
import type { Saying, Turn } from '../src/turn/turn.ts';
import { takeApart, type Apart } from '../src/understanding/apart.ts';
import { kindOf } from '../src/understanding/of-its-own.ts';
import { severalIn } from '../src/understanding/several.ts';
import { hearingOf, understandingOf } from '../src/understanding/of-content.ts';
import { answersWithin, isAnsweredBy, isWordsAsked, putsRight } from './answered-by.ts';
import { isOffered } from './offered.ts';
import { fileQuestion, keepQuestion, shortened } from './questions.ts';
import { takenBy } from './takes.ts';
import { saidIn, wordsOf } from './turn-of.ts';
import { fulfil } from './ways.ts';
import { withoutQuestion } from './without-question.ts';

/** Undefined where all of it is one thing. */
export function apartIn(dc: DialogContext, turn: Turn, said: Said): Apart | undefined {
  if (said.card !== undefined || said.tier !== 'none' || turn.isOvertaken) return undefined;
  const hearing = hearingOf(turn.content);
  const open = dc.activeDialog?.id;
  if (open === undefined || open === 'which') return severalIn(said.text, hearing);
  if (takenBy(dc, turn) === undefined || putsRight(dc, turn, said.text)) return undefined;
  // In the midst of somebody's own words nothing is cut out.
  const bySentence = isWordsAsked(dc, turn);
  const isAnswer = (text: string) => isOffered(dc, turn, text);
  const apart = takeApart(said.text, { ...hearing, isAnswer }, { bySentence });
  if (apart === undefined || isAnsweredBy(dc, turn, apart.answer)) return apart;
  // What comes before a wish may belong to it: "I forgot my pill, do I take it now?".
  const isMessage = apart.besides.some((each) => kindOf(each, hearing) === 'message');
  if (isMessage) return { ...apart, answer: answersWithin(dc, turn, said.text) ? said.text : '' };
  return apart.besides.length > 1 ? { ...apart, answer: '' } : undefined;
}

interface Heard {
  text: string;
  said: Saying;
  /** What is open was put off by it, and is not asked now. */
  isPutOff: boolean;
  /** Conversations that it has begun. */
  began: DialogContext['stack'];
}

/** `hear`: a part of the message, as if it were all. `anywhere`: the same, but not as an answer; true where it was understood. */
export interface Ears {
  hear(part: Said): Promise<void>;
  anywhere(part: Said): Promise<boolean>;
}

export async function hearApart(
  dc: DialogContext,
  turn: Turn,
  { answer, besides }: Apart,
  ears: Ears,
): Promise<void> {
  const whole = saidIn(turn);
  // What was asked back is answered by none of it.
  if (dc.activeDialog?.id === 'which') dc.stack.pop();
  const hadOpen = dc.activeDialog !== undefined;
  const answered = await turn.withheld(async () => {
    turn.hears(answer);
    if (answer !== '') await ears.hear(saidIn(turn));
    else if (hadOpen) await dc.repromptDialog();
  });
  if (dc.activeDialog?.id === 'crisis') turn.sayAll(answered);
  else await hearBesides(dc, turn, besides, answered, ears);
  turn.hears(whole.text);
}

async function hearBesides(
  dc: DialogContext,
  turn: Turn,
  besides: readonly string[],
  answered: Saying,
  ears: Ears,
): Promise<void> {
  const top = dc.activeDialog;
  const heard: Heard[] = [];
  for (const text of besides) heard.push(await hearOne(dc, turn, text, ears));
  const begun = heard.filter(({ began }) => began.length > 0);
  const done = heard.filter(({ began }) => began.length === 0);
  if (top === undefined) turn.sayAll(answered);
  for (const { said } of done) turn.sayAll(said);
  const [first, ...later] = begun;
  if (first !== undefined && top !== undefined) turn.sayAll(withoutQuestion(answered));
  for (const { text } of later) turn.say('beside.then', { words: shortened(text) });
  // The first that has begun something comes first; the others lie below it, and come up when it is over.
  for (const { began } of begun.toReversed()) dc.stack.push(...began);
  if (first !== undefined) turn.sayAll(first.said);
  else if (top !== undefined && dc.activeDialog === top && !heard.some(({ isPutOff }) => isPutOff))
    turn.sayAll(answered);
}

/** What is begun is taken from the stack again, so that the next is heard beside the same question. */
async function hearOne(dc: DialogContext, turn: Turn, text: string, ears: Ears): Promise<Heard> {
  const depth = dc.stack.length;
  turn.hears(text);
  const isPutOff = isLater(turn);
  const said = await turn.withheld(() =>
    isPutOff ? putOff(dc, turn) : withoutReprompt(dc, () => hearBeside(dc, turn, ears)),
  );
  return { text, said, isPutOff, began: dc.stack.splice(depth) };
}

function isLater(turn: Turn): boolean {
  const meant = understandingOf(turn.content)(saidIn(turn).text);
  return meant.kind === 'wish' && meant.intent === 'later';
}

/** In its shortest word, which every conversation knows. */
async function putOff(dc: DialogContext, turn: Turn): Promise<void> {
  turn.hears('later');
  if (dc.activeDialog !== undefined) await dc.continueDialog();
}

/** The open question is put once, behind all that is said. */
async function withoutReprompt(dc: DialogContext, run: () => Promise<void>): Promise<void> {
  dc.repromptDialog = () => Promise.resolve();
  try {
    await run();
  } finally {
    Reflect.deleteProperty(dc, 'repromptDialog');
  }
}

async function hearBeside(dc: DialogContext, turn: Turn, ears: Ears): Promise<void> {
  const said = saidIn(turn);
  const filed = fileQuestion(turn);
  if (filed !== undefined) return turn.say(filed.key, filed.values);
  if (await ears.anywhere(said)) return;
  const kind = kindOf(said.text, hearingOf(turn.content));
  const meant = understandingOf(turn.content)(said.text);
  const asked = readToAsk(said.text, wordsOf(turn));
  if (asked !== undefined && meant.kind !== 'wish') {
    const { key, values } = keepQuestion(turn, asked, turn.now);
    turn.say(key, values);
  } else if (kind === 'message') {
    turn.task('clinic-asked');
    turn.say('beside.passed');
  } else if (meant.kind === 'wish') await fulfil(dc, turn, meant.intent);
  else if (kind === 'question') await fulfil(dc, turn, 'ask');
  else turn.say('beside.unread', { words: shortened(said.text) });
}
