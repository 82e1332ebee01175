/** What is open in a flare, said to the person: a safety question, a step, or how it is now. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { FlareStep } from '../../src/model/flare.ts';
import type { Ask } from '../../src/model/outgoing.ts';
import { feeling } from '../../src/model/flare.ts';
import { SECOND, localDay } from '../../src/model/time.ts';
import { firstQuestion, putAt, stepNamed } from '../../src/coaching/graph.ts';
import { nameable, unlessOf } from '../../src/coaching/helped.ts';
import { present } from '../../src/coaching/present.ts';
import type { Option } from '../../src/reading/choice.ts';
import { lettered } from '../../src/reading/red-flags.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { noteShown } from '../guided.ts';
import { instead, isOver, markOf } from './changed.ts';
import { flagsOf, noneOf } from './danger.ts';
import { coach, PART } from './gate.ts';
import { openEpisode, stateOf, type FlareState } from './state.ts';

/** The open question once more, or the first time. */
export function show(turn: Turn, state: FlareState): void {
  const other = instead(turn, state);
  if (other !== undefined) return beginIn(turn, state, other, true);
  if (isOver(turn, state)) return;
  noteShown(turn, state);
  state.shownAt = turn.now;
  put(turn, state);
  state.put = markOf(turn, state);
}

function put(turn: Turn, state: FlareState): void {
  if (state.stage === 'screen') {
    return showScreen(turn, state);
  }
  if (state.stage === 'helped')
    return void coach(
      turn,
      'flare.helped.ask',
      { options: listed(turn) },
      { ask: askFor(turn, state, 'flare.helped.ask', 'text', { options: listed(turn) }) },
    );
  if (state.stage === 'follow')
    return void coach(
      turn,
      'flare.follow.ask',
      {},
      { ask: askFor(turn, state, 'flare.follow.ask', 'choice') },
    );
  const step = stepOf(turn, state);
  if (state.stage === 'unless') {
    const key = present(step.unless, `exception of ${step.id}`).ask;
    return void coach(turn, key, {}, { ask: askFor(turn, state, key, 'yes-no') });
  }
  if (state.part !== undefined) return sayPart(turn, state, step);
  const { key, values } = questionOf(turn, step);
  const kind = step.reply === 'words' ? 'text' : 'choice';
  coach(turn, key, values, { ask: askFor(turn, state, key, kind, values) });
}

/** Put by another version it is the first one anew. */
function showScreen(turn: Turn, state: FlareState): void {
  const { flare } = turn.content;
  if (putAt(flare, state.at) === undefined) state.at = firstQuestion(flare).id;
  const { question, as } = present(putAt(flare, state.at), 'question');
  const ask = as === 'plain' ? question.plain : question.ask;
  if (as === 'plain' || !('flags' in question))
    return turn.say(ask, {}, { ask: askFor(turn, state, ask, 'yes-no') });
  const key = as === 'which' ? question.which : question.ask;
  const values = { flags: lettered(flagsOf(turn, question)) };
  turn.say(key, values, { ask: askFor(turn, state, key, 'choice', values) });
}

/** Before a step that is not for everybody it is asked, once, whether it is for this person; then it begins. */
export function enter(dc: DialogContext, turn: Turn, step: FlareStep): void {
  const today = localDay(turn.now, turn.patient.zone);
  const isKnown = unlessOf(turn.content.flare, turn.flares, step.id, today) !== undefined;
  if (step.unless === undefined || isKnown) return begin(dc, turn, step, true);
  const state = stateOf(dc);
  Object.assign(state, { stage: 'unless', at: step.id, tries: 0 });
  delete state.part;
  show(turn, state);
}

/** A step from its beginning: what it is still not for, what to do, and then its question, at once or after its timed texts. */
export function begin(dc: DialogContext, turn: Turn, step: FlareStep, withNotIf: boolean): void {
  beginIn(turn, stateOf(dc), step, withNotIf);
}

function beginIn(turn: Turn, state: FlareState, step: FlareStep, withNotIf: boolean): void {
  Object.assign(state, { stage: 'step', at: step.id, tries: 0, shownAt: turn.now });
  state.put = markOf(turn, state);
  delete state.part;
  if (withNotIf && step.notIf !== undefined) coach(turn, step.notIf);
  for (const key of step.say) coach(turn, key);
  if (step.timed.length === 0) return show(turn, state);
  state.part = 0;
  planPart(turn, step, 0);
}

/** Asked for again while the clock runs: what was said last. */
function sayPart(turn: Turn, { part = 0 }: FlareState, step: FlareStep): void {
  const key = step.timed[part - 1]?.say ?? step.say.at(-1);
  if (key !== undefined) coach(turn, key);
}

export function planPart(turn: Turn, step: FlareStep, part: number): void {
  const seconds = present(step.timed[part], `part ${part} of ${step.id}`).afterSeconds;
  const id = `flare-part/${turn.event.id}/${part}`;
  const event = { kind: 'flare-part', v: 1, id, at: turn.now, step: step.id, part } as const;
  turn.plan({ id: PART, lane: 'reply', at: { inMs: seconds * SECOND }, work: { kind: 'event', event } });
}

export function stepOf(turn: Turn, { at }: Pick<FlareState, 'at'>): FlareStep {
  return present(stepNamed(turn.content.flare, at), at);
}

const SHOWN = 40;

function questionOf(turn: Turn, step: FlareStep): { key: string; values: Record<string, string> } {
  const words = turn.flares.words[step.id];
  if (step.reply !== 'words' || step.known === undefined || words === undefined)
    return { key: step.ask, values: {} };
  return { key: step.known, values: { words: words.slice(0, SHOWN) } };
}

/** What may be answered, as it is offered on a card and understood from words. */
export function optionsOf(turn: Turn, state: FlareState): Option[] {
  const text = (key: string) => turn.content.text(key, turn.patient.lang);
  if (state.stage === 'follow')
    return feeling.options.map((value) => ({ value, label: text(`label.flare.${value}`) }));
  if (state.stage === 'screen') return dangersOffered(turn, state);
  if (state.stage !== 'step') return [];
  const step = stepOf(turn, state);
  if (step.reply === 'ready') return [{ value: 'ok', label: text('label.flare.ready') }];
  return step.reply === 'choice'
    ? step.answers.map(({ id, label }) => ({ value: id, label: text(label) }))
    : [];
}

function dangersOffered(turn: Turn, { at }: FlareState): Option[] {
  const { question, as } = putAt(turn.content.flare, at) ?? {};
  if (question === undefined || as === 'plain' || !('flags' in question)) return [];
  return [...flagsOf(turn, question), noneOf(turn, question)];
}

/** "1 slow breathing, 2 heat or cold": what was done in this flare, by the numbers to reply with. */
function listed(turn: Turn): string {
  return nameable(turn.content.flare, openEpisode(turn))
    .map((id, at) => `${at + 1} ${labelOf(turn, id)}`)
    .join(', ');
}

export function labelOf(turn: Turn, id: string): string {
  const label = stepNamed(turn.content.flare, id)?.label;
  return label === undefined ? id : turn.content.text(label, turn.patient.lang);
}

/** How the open question is called, so that an old card answers nothing. */
export function linkOf({ stage, at }: FlareState): string {
  return `flare-${stage}-${at}`;
}

/** The buttons leave the question in the text, where it can be read; a field or a list is labelled with it. */
function askFor(
  turn: Turn,
  state: FlareState,
  key: string,
  kind: Ask['kind'],
  values: Record<string, string> = {},
): Ask {
  const text = (name: string) => turn.content.text(name, turn.patient.lang);
  const options = optionsOf(turn, state);
  const hasField = kind === 'text' || options.length > 4;
  return {
    questionnaire: 'flare',
    linkId: linkOf(state),
    round: openEpisode(turn).id,
    title: hasField ? turn.content.text(key, turn.patient.lang, { clinic: '', phone: '', ...values }) : '',
    kind,
    options:
      kind === 'yes-no'
        ? [
            { value: 'yes', label: text('answer.yes') },
            { value: 'no', label: text('answer.no') },
          ]
        : options,
    optional: state.stage === 'step' || state.stage === 'unless',
  };
}
