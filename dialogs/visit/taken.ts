/** What an answer about a visit means, and what is kept of it. */
import { atLocal, localDay } from '../../src/model/time.ts';
import {
  isAskedAlready,
  MOST_QUESTIONS,
  prepared,
  ranked,
  TOP,
  withQuestion,
  type AgreedPart,
  type Prepared,
  type Written,
} from '../../src/model/visit.ts';
import { readVisitClock } from '../../src/reading/appointment.ts';
import { dayIn } from '../../src/reading/day-ahead.ts';
import { deniesNumber } from '../../src/reading/denied.ts';
import { figuresIn } from '../../src/reading/which-of.ts';
import { readYesNo } from '../../src/reading/yes-no.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { saidIn, wordsOf } from '../turn-of.ts';
import { dropAppointment, isAskedBefore, keepAppointment, sayAppointment } from './appointment.ts';
import { goesOnAt } from './begin.ts';
import { isLong, isOther, settleMade } from './made.ts';
import type { Stage, State } from './state.ts';

export const STARTERS = 5;

/** `again`: it was no answer, and is asked once more. */
type Then = 'onward' | 'again' | 'over' | Stage;

export function taken(turn: Turn, state: State, text: string): Then {
  const { at } = saidIn(turn);
  const written = { at, words: text.trim().replace(/\s+/g, ' ') };
  const { stage } = state;
  switch (stage) {
    case 'clock':
      return clockAnswer(turn, state, text);
    case 'appointment':
      return appointmentAnswer(turn, state, text);
    case 'off':
      return offAnswer(turn, text);
    case 'starters':
      return starters(turn, state, written);
    case 'top':
      return top(turn, written);
    case 'made':
      return made(turn, state, text);
    case 'right':
      return right(turn, state, written);
    case 'teach':
      return teach(turn, written);
    default:
      if (isPrepared(stage)) keepPrepared(turn, stage, written);
      else state.draft = { ...state.draft, [stage satisfies AgreedPart]: written };
      return 'onward';
  }
}

function isPrepared(stage: Stage): stage is Prepared {
  return prepared.some((each) => each === stage);
}

/** "No" and "nothing" say that there is nothing; what was written before it is out of date then. */
function keepPrepared(turn: Turn, what: Prepared, written: Written): void {
  const { [what]: _, ...others } = turn.visit.prepared;
  const isNothing = what !== 'matters' && what !== 'goal' && readYesNo(written.words, wordsOf(turn)) === 'no';
  turn.keepVisit({ ...turn.visit, prepared: isNothing ? others : { ...others, [what]: written } });
  if (what === 'matters') dropMade(turn);
  if (saidIn(turn).tier !== 'none') return;
  if (what === 'matters' && hasWords(turn, written.words)) turn.think('question');
  // What is said of medicines stands in their own words alone.
  if (what !== 'side-effects' && isLong(written.words)) turn.think('summary');
}

/** What was made of other words is out of date. */
function dropMade(turn: Turn): void {
  const { made: _, ...visit } = turn.visit;
  turn.keepVisit(visit);
}

function hasWords({ content }: Turn, text: string): boolean {
  return (text.match(/\p{L}{2,}/gu) ?? []).length >= content.languageModel.policy.leastWords;
}

/** Another one than was shown is shown in its turn, whatever was said of the first. */
function made(turn: Turn, state: State, text: string): Then {
  const heard = readYesNo(text, wordsOf(turn));
  if (heard !== 'yes' && heard !== 'no') return 'again';
  if (isOther(turn, state)) return 'made';
  settleMade(turn, heard === 'yes');
  return 'onward';
}

/** Numbers choose from the list; any other words are a question of their own. */
function starters(turn: Turn, state: State, { at, words }: Written): Then {
  const chosen = figuresIn(words);
  const isNone = readYesNo(words, wordsOf(turn)) === 'no';
  if (!isNone && (chosen.some((each) => each > STARTERS) || deniesNumber(words, wordsOf(turn))))
    return 'again';
  const { questions } = turn.visit;
  if (state.chosenAt !== undefined)
    turn.keepVisit({ ...turn.visit, questions: questions.filter((each) => each.at !== state.chosenAt) });
  state.chosenAt = at;
  if (isNone) return 'onward';
  for (const each of chosen) {
    const starter = String(each);
    const text = turn.content.text(`label.starter.${starter}`, turn.patient.lang);
    addOnce(turn, { at, words: text, starter });
  }
  if (chosen.length === 0) addOnce(turn, { at, words });
  return 'onward';
}

function addOnce(turn: Turn, question: Written & { starter?: string }): void {
  const { visit } = turn;
  if (visit.questions.length >= MOST_QUESTIONS || isAskedAlready(visit, question.words)) return;
  turn.keepVisit(withQuestion(visit, question));
}

function top(turn: Turn, { at, words }: Written): Then {
  const { visit } = turn;
  const chosen = figuresIn(words).slice(0, TOP);
  if (
    deniesNumber(words, wordsOf(turn)) ||
    chosen.length === 0 ||
    chosen.some((each) => visit.questions[each - 1] === undefined)
  )
    return 'again';
  turn.keepVisit(ranked(visit, chosen, at));
  return 'onward';
}

function right(turn: Turn, { draft = {} }: State, { at, words }: Written): Then {
  const heard = readYesNo(words, wordsOf(turn));
  if (heard === 'no') return 'aim';
  if (heard !== 'yes') return 'again';
  const { zone } = turn.patient;
  const by = draft.until && dayIn(draft.until.words, wordsOf(turn), localDay(at, zone));
  const kept = { at: turn.now, parts: draft, ...(by && { by }) };
  turn.keepVisit({ ...turn.visit, agreed: [...turn.visit.agreed, kept] });
  return 'onward';
}

function teach(turn: Turn, taughtBack: Written): Then {
  const { agreed } = turn.visit;
  const last = agreed.at(-1);
  if (last !== undefined)
    turn.keepVisit({ ...turn.visit, agreed: [...agreed.slice(0, -1), { ...last, taughtBack }] });
  return 'onward';
}

function clockAnswer(turn: Turn, state: State, text: string): Then {
  const clock = readVisitClock(text, wordsOf(turn));
  if (clock === undefined || state.day === undefined) return 'again';
  const candidate = atLocal(state.day, clock, turn.patient.zone);
  if (candidate <= turn.now) return 'again';
  state.candidate = candidate;
  return 'appointment';
}

function appointmentAnswer(turn: Turn, { candidate, prepares }: State, text: string): Then {
  const heard = readYesNo(text, wordsOf(turn));
  if (heard !== 'yes' && heard !== 'no') return 'again';
  if (heard === 'no' || candidate === undefined) {
    sayAppointment(turn);
    return 'over';
  }
  keepAppointment(turn, candidate);
  turn.say(prepares === true ? 'visit.kept-now' : isAskedBefore(turn) ? 'visit.kept' : 'visit.kept-soon');
  return prepares === true ? goesOnAt(turn) : 'over';
}

/** What was brought to it is kept for the next one. */
function offAnswer(turn: Turn, text: string): Then {
  const heard = readYesNo(text, wordsOf(turn));
  if (heard !== 'yes' && heard !== 'no') return 'again';
  if (heard === 'no') sayAppointment(turn);
  else dropAppointment(turn);
  return 'over';
}
