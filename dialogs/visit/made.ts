/**
 * What a language model has made of what the patient wrote to prepare for a visit. A question waits until they have answered the
 * others, and is kept among theirs, marked, only after a yes. What was put in short stands, marked, beside their own words.
 */
import type { Event } from '../../src/model/event.ts';
import { isAskedAlready, MOST_QUESTIONS, prepared, withQuestion } from '../../src/model/visit.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { State } from './state.ts';

type Thought = Extract<Event, { kind: 'thought' }>;

/** As much as the page of a visit shows of a quotation: whoever writes less needs nothing put in short. */
const SHOWN_WHOLE = 240;

export function isLong(words: string): boolean {
  return words.length > SHOWN_WHOLE;
}

/** Only while the words it was made of still stand. */
export function keepMade(turn: Turn, thought: Thought): void {
  keepQuestion(turn, thought);
  keepSummary(turn, thought);
}

function keepSummary(turn: Turn, { summary }: Thought): void {
  const { visit } = turn;
  const what = prepared.find((each) => {
    const words = visit.prepared[each]?.words;
    return summary !== undefined && words !== undefined && isLong(words) && holds(words, summary.words);
  });
  const of = what && visit.prepared[what];
  if (summary === undefined || what === undefined || of === undefined) return;
  const summaries = { ...visit.summaries, [what]: { at: of.at, words: summary.short } };
  turn.keepVisit({ ...visit, summaries });
}

function keepQuestion(turn: Turn, { question }: Thought): void {
  const { visit } = turn;
  const from = visit.prepared.matters;
  if (question === undefined || from === undefined || !holds(from.words, question.words)) return;
  if (isAskedAlready(visit, question.question) || visit.questions.length >= MOST_QUESTIONS) return;
  turn.keepVisit({ ...visit, made: { at: from.at, words: question.question } });
}

function holds(words: string, quote: string): boolean {
  return words.toLowerCase().includes(quote.toLowerCase().replace(/\s+/g, ' '));
}

/** Whoever has said no to the model since is not asked about its words either. */
export function isMadeWaiting({ visit, ai }: Turn): boolean {
  return ai === 'on' && visit.made !== undefined && !isAskedAlready(visit, visit.made.words);
}

export function sayMade(turn: Turn, state: State): void {
  const { words = '' } = turn.visit.made ?? {};
  state.made = words;
  turn.say('visit.ask.made', { words }, { ai: true });
}

/** A later thought may have taken its place since it was shown, and nobody has answered that one. */
export function isOther({ visit }: Turn, state: State): boolean {
  return visit.made !== undefined && visit.made.words !== state.made;
}

/** After a yes it is theirs; after a no it is gone. */
export function settleMade(turn: Turn, isWanted: boolean): void {
  const { made, ...visit } = turn.visit;
  const kept = isWanted && made !== undefined && visit.questions.length < MOST_QUESTIONS;
  turn.keepVisit(kept ? withQuestion(visit, { ...made, drafted: true }) : visit);
}
