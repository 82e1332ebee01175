/** Content may change between a question and its reply: what is open then, and whether the reply still answers it. */
import { afterTools, putAt, stepNamed } from '../../src/coaching/graph.ts';
import { nameable } from '../../src/coaching/helped.ts';
import type { FlareStep } from '../../src/model/flare.ts';
import { fnv1a } from '../../src/model/hash.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { openEpisode, type FlareState } from './state.ts';

/** Of what stands behind the open question, as it is now: the same mark is the same question with the same answers. */
export function markOf(turn: Turn, { stage, at }: Pick<FlareState, 'stage' | 'at'>): string {
  const { flare } = turn.content;
  const behind = {
    screen: () => putAt(flare, at),
    unless: () => stepNamed(flare, at)?.unless,
    step: () => stepNamed(flare, at),
    follow: () => 'always the same',
    helped: () => nameable(flare, openEpisode(turn)),
  };
  return fnv1a(JSON.stringify(behind[stage](), seen) ?? '').toString(36);
}

/** Where it leads and what it rests on nobody is shown. */
function seen(name: string, value: unknown): unknown {
  return name === 'next' || name === 'source' || name === 'evidence' ? undefined : value;
}

/** Whatever was replied to is not what would be asked now. One that was put before there were marks is believed. */
export function isChanged(turn: Turn, state: FlareState): boolean {
  return instead(turn, state) !== undefined || (state.put ?? markOf(turn, state)) !== markOf(turn, state);
}

/** The step to begin in place of an open one that is there no more, or of a question by whom it may not be done. */
export function instead(turn: Turn, { stage, at }: FlareState): FlareStep | undefined {
  if (stage !== 'step' && stage !== 'unless') return undefined;
  const step = stepNamed(turn.content.flare, at);
  if (step === undefined) return following(turn, at);
  return stage === 'unless' && step.unless === undefined ? step : undefined;
}

/** Nothing is left of it but to ask later how it is. */
export function isOver(turn: Turn, { stage, at }: FlareState): boolean {
  if (stage !== 'step' && stage !== 'unless') return false;
  return stepNamed(turn.content.flare, at) === undefined && following(turn, at) === undefined;
}

/** Of a step that is gone: the tool that would have come next and is there, or what comes after all tools. */
function following(turn: Turn, at: string): FlareStep | undefined {
  const { flare } = turn.content;
  const { order, did } = openEpisode(turn);
  const place = order.indexOf(at);
  const left =
    place < 0 ? order.filter((id) => !did.some(({ step }) => step === id)) : order.slice(place + 1);
  const next = left.find((id) => stepNamed(flare, id) !== undefined) ?? afterTools(flare);
  return stepNamed(flare, next);
}
