/**
 * What led to a direct question and how often it was put. The alert that comes of the reply, or of the silence, is read by
 * somebody who was not there: "no" alone tells them nothing.
 */
import type { AskedOf } from '../model/alert.ts';
import type { Event } from '../model/event.ts';
import { DIRECT_QUESTION, type TalkState } from '../model/file.ts';
import { directQuestionRule, unansweredRule, type Signal, type SignalName } from '../model/signal.ts';
import { DAY, type Instant } from '../model/time.ts';

const KEPT_LETTERS = 600;
const BY_QUESTION: readonly (string | undefined)[] = [directQuestionRule, unansweredRule];

/** While a question is open, the first words about a signal stay: they are what is asked about. */
export function withDoubts(talk: TalkState, event: Event): TalkState {
  if (event.kind !== 'said' || event.signals.length === 0) return talk;
  const led = { eventId: event.id, text: [...event.text].slice(0, KEPT_LETTERS).join('') };
  const known = isOpen(talk) ? talk.doubts : undefined;
  const fresh = Object.fromEntries(
    event.signals.map(({ signal }) => [signal, { at: event.at, led, times: 0 }]),
  );
  return { ...talk, doubts: { ...talk.doubts, ...fresh, ...known } };
}

/** `before` is the talk as the event found it: a question that was answered long ago is not this one. */
export function askedAbout(
  talk: TalkState,
  before: TalkState,
  signal: SignalName,
  question: string,
  now: Instant,
): TalkState {
  const known = talk.doubts?.[signal];
  if (known?.question === question && isOpen(before)) return talk;
  const of = known?.question === undefined ? known : undefined;
  return { ...talk, doubts: { ...talk.doubts, [signal]: { at: now, ...of, question, times: 1 } } };
}

/** Also when one that waited behind another has its turn: the question that was put last is the one that is open. */
export function askedAgain(talk: TalkState, question: string, now: Instant): TalkState {
  const doubts = Object.entries(talk.doubts ?? {}).map(([signal, doubt]) => [
    signal,
    doubt.question === question ? { ...doubt, at: now, times: doubt.times + 1 } : doubt,
  ]);
  return doubts.length === 0 ? talk : { ...talk, doubts: Object.fromEntries(doubts) };
}

/** Undefined when the signals have come of something else than a question. */
export function askedOf(talk: TalkState, signals: readonly Signal[], answered: boolean): AskedOf | undefined {
  const [first] = signals;
  if (first === undefined || !BY_QUESTION.includes(first.rule)) return undefined;
  const doubt = talk.doubts?.[first.signal];
  if (doubt?.question === undefined) return undefined;
  const { question, times, led } = doubt;
  return { question, times, ...(led && { led }), answered };
}

/** A late answer still counts; after a day there is nothing left to keep the words for. */
export function withoutOldDoubts(talk: TalkState, now: Instant): TalkState {
  const { doubts, ...rest } = talk;
  if (doubts === undefined || isOpen(talk)) return talk;
  const kept = Object.entries(doubts).filter(([, { at }]) => at > now - DAY);
  return kept.length === 0 ? rest : { ...rest, doubts: Object.fromEntries(kept) };
}

function isOpen({ asked }: TalkState): boolean {
  return asked === DIRECT_QUESTION;
}
