/** What a reply is to the open question of a form: an answer to be taken, or nothing that could be one. */
import { doubted } from '../../src/forms/doubted.ts';
import { answer, correct, type Turned } from '../../src/forms/engine.ts';
import type { Evaluate } from '../../src/forms/evaluate.ts';
import type { Form } from '../../src/forms/form.ts';
import type { State } from '../../src/forms/state.ts';
import type { FormRecord } from '../../src/model/form-record.ts';
import { readAboutTheTalk } from '../../src/reading/about-the-talk.ts';
import { readCommand } from '../../src/reading/command.ts';
import { readNoise } from '../../src/reading/noise.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { saidIn, wordsOf } from '../turn-of.ts';
import { listening } from './known.ts';
import { isDoubtful, isNothingToSay, isPutOff, isToBeWorded } from './own-words.ts';
import { easierOf, isOwnWordsAsked, roundOf } from './shown.ts';
import { stateIn } from './state.ts';

/** Says what is said to a reply that holds no answer, before the question is put again; false where it may hold one. */
export function sayToNoAnswer(turn: Turn, form: Form, record: FormRecord): boolean {
  const { card, text, media } = saidIn(turn);
  if (card !== undefined) return false;
  const state = stateIn(record);
  if (readNoise(text, wordsOf(turn)) === 'empty') {
    turn.say(media > 0 ? 'everyday.pictures' : 'everyday.empty');
    return true;
  }
  if (aboutTheTalk(turn, form, state)) return true;
  // A face alone is nobody's account of what they noticed.
  const isFace = !/[\p{L}\p{N}]/u.test(text) && isOwnWordsAsked(turn);
  const isBare = !isFace && isToBeWorded(turn, form, state, text);
  if (isBare) turn.keepForm({ ...record, state: { ...state, tries: 1 } });
  if (isFace || isBare) turn.say('everyday.own-words');
  return isFace || isBare;
}

/** It is no try at an answer, so it counts as none. */
function aboutTheTalk(turn: Turn, form: Form, state: State): boolean {
  const about = readAboutTheTalk(saidIn(turn).text, wordsOf(turn));
  if (about === 'other-mind') turn.say('everyday.other-mind');
  const easier = about === 'simpler' ? easierOf(turn, form, state) : undefined;
  if (easier !== undefined) turn.say(easier);
  return about !== undefined;
}

/** What the engine makes of it, with words of no answer as the commands they come to. */
export async function turnedBy(
  turn: Turn,
  form: Form,
  record: FormRecord,
  state: State,
  evaluate: Evaluate,
): Promise<Turned> {
  const { card, text } = saidIn(turn);
  const hearing = listening(turn, evaluate);
  const isNothing = card === undefined && isNothingToSay(turn, form, state, text);
  const isLater = card === undefined && isPutOff(turn, form, state, text);
  const isDoubt = card === undefined && !isNothing && !isLater && isDoubtful(turn, form, state, text);
  const asked = isDoubt ? doubted(form, state, text, hearing) : undefined;
  if (asked !== undefined) return asked;
  if (card === undefined)
    return answer(form, state, { kind: 'text', text: isNothing ? SKIP : isLater ? LATER : text }, hearing);
  if (card.round !== roundOf(record))
    return { state, kind: 'old-card', said: [{ key: 'forms.old-card' }], stored: [] };
  const isSkip = card.answer === '' || readCommand(card.answer, wordsOf(turn)) === 'skip';
  if (card.linkId !== state.at && !isSkip) return correct(form, state, card.linkId, card.answer, hearing);
  return answer(form, state, { kind: 'text', text: isSkip ? SKIP : card.answer }, hearing);
}

/** Words the engine knows in every language. */
export const SKIP = 'skip';
const LATER = 'later';
