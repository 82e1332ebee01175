/** Where a flare's coaching goes from a step. Pure: each tool is come to once in a round, so every way ends. */
import type { FlareEpisode, FlareGraph, FlareQuestion, FlareStep } from '../model/flare.ts';
import { present } from './present.ts';

export const TOOL = 'tool';
export const END = 'end';

export function stepNamed(graph: FlareGraph, id: string): FlareStep | undefined {
  return graph.steps.find((each) => each.id === id);
}

/** A safety question as it is put: the first time, in other words, or to say which of its dangers it is. */
export interface Put {
  question: FlareQuestion;
  as: 'ask' | 'plain' | 'which';
}

/** Where the safety questions stand is named after the question and how it is put; undefined for a name from before. */
export function putAt(graph: FlareGraph, at: string): Put | undefined {
  const [id, as = 'ask'] = at.split('/');
  const question = graph.screen.find((each) => each.id === id);
  if (question === undefined || (as !== 'ask' && as !== 'plain' && as !== 'which')) return undefined;
  return { question, as };
}

/** Undefined after the last one: all of them have been answered without danger. */
export function questionAfter(graph: FlareGraph, id: string): FlareQuestion | undefined {
  return graph.screen[graph.screen.findIndex((each) => each.id === id) + 1];
}

export function firstQuestion(graph: FlareGraph): FlareQuestion {
  return present(graph.screen[0], 'safety question');
}

export function toolsOf(graph: FlareGraph): string[] {
  return graph.steps.filter(({ tool }) => tool).map(({ id }) => id);
}

/** The step a target stands for; undefined at the end. `order` holds the tools of this round. */
export function resolve(
  graph: FlareGraph,
  target: string,
  { order }: Pick<FlareEpisode, 'order'>,
  from: string,
): FlareStep | undefined {
  if (target === END) return undefined;
  if (target !== TOOL) return present(stepNamed(graph, target), target);
  // One that was in the order when it was made may be gone.
  const next = order.slice(order.indexOf(from) + 1).map((id) => stepNamed(graph, id));
  const there = next.find((step) => step !== undefined);
  if (there !== undefined) return there;
  return resolve(graph, afterTools(graph), { order }, from);
}

/** The first step that comes after all tools: where the tools' own ways lead that is no tool. */
export function afterTools(graph: FlareGraph): string {
  const last = graph.steps.findLastIndex(({ tool }) => tool);
  return graph.steps[last + 1]?.id ?? END;
}
