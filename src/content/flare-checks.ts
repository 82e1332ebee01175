/** What must hold for the coaching of a flare: texts that exist, steps that are there, and an end to every way. */
import type { FlareGraph, FlareQuestion, FlareStep, RedFlag } from '../model/flare.ts';
import { hasMessage } from './messages.ts';
import type { Parts } from './read-content.ts';
import { faultAt, type Fault, type Path } from './source.ts';

export function flareFaults(parts: Parts): Fault[] {
  const { source, value: graph } = parts.flare;
  const fault = (path: Path, text: string) => faultAt(source, path, text);
  const texts = (path: Path, keys: (string | undefined)[]) =>
    keys
      .filter((key) => key !== undefined && !hasMessage(parts.catalogues, key))
      .map((key) => fault(path, `there is no message ${key}. Add it to content/messages or mend the name.`));
  return [
    ...graph.screen.flatMap((each, at) => texts(['screen', at], askedBy(each))),
    ...graph.steps.flatMap((each, at) => texts(['steps', at], keysOf(each))),
    ...twice([...graph.screen, ...graph.steps].map(({ id }) => id)).map((id) =>
      fault(['steps'], `${id} is there twice. Rename one.`),
    ),
    ...graph.steps.flatMap((each, at) =>
      wayFaults(graph, each).map((text) => fault(['steps', at, 'next'], text)),
    ),
    ...(isStep(graph, graph.first)
      ? []
      : [fault(['first'], `there is no step ${graph.first}. Mend the name.`)]),
    ...unreached(graph).map((id) => fault(['steps'], `nothing leads to ${id}. Take it out, or lead there.`)),
    ...(dangersOf(graph).some(({ signal }) => signal === 'cauda_equina')
      ? []
      : [fault(['screen'], 'no question asks for numbness, weakness, bladder or bowel. Put it back.')]),
  ];
}

/** Every text a step can say. */
export function keysOf(step: FlareStep): string[] {
  const answers = step.reply === 'choice' ? step.answers.flatMap(({ label, say }) => [label, say]) : [];
  const words = step.reply === 'words' ? [step.known, step.kept] : [];
  const timed = step.timed.map(({ say }) => say);
  const all = [
    step.label,
    step.notIf,
    step.unless?.ask,
    step.unless?.left,
    ...step.say,
    ...timed,
    step.ask,
    step.why,
    ...answers,
    ...words,
  ];
  return all.filter((key) => key !== undefined);
}

/** Every text by which a safety question is put. */
export function askedBy(question: FlareQuestion): string[] {
  const { ask, plain } = question;
  if (!('flags' in question)) return [ask, plain];
  return [ask, plain, question.which, question.none, ...question.flags.map(({ label }) => label)];
}

function dangersOf({ screen }: FlareGraph): Pick<RedFlag, 'signal'>[] {
  return screen.flatMap((each): Pick<RedFlag, 'signal'>[] => ('flags' in each ? each.flags : [each]));
}

const TOOL = 'tool';
const END = 'end';

function isStep({ steps }: FlareGraph, id: string): boolean {
  return steps.some((each) => each.id === id);
}

/** Tools lead to tools, and everything else only forward: so that no way comes back to where it was. */
function wayFaults(graph: FlareGraph, { id, next, tool }: FlareStep): string[] {
  if (next === END) return [];
  const at = graph.steps.findIndex((each) => each.id === id);
  const firstTool = graph.steps.findIndex((each) => each.tool);
  if (next === TOOL)
    return tool || at < firstTool ? [] : [`${id} comes after the tools and leads back to them. Lead it on.`];
  if (!isStep(graph, next)) return [`there is no step ${next}. Mend the name.`];
  if (tool) return [`${id} is a tool and leads past the others. Write next: tool.`];
  return graph.steps.findIndex((each) => each.id === next) > at
    ? []
    : [`${id} leads back to ${next}, and nobody would come out. Lead it on.`];
}

function unreached(graph: FlareGraph): string[] {
  const last = graph.steps.findLastIndex(({ tool }) => tool);
  const led = new Set([graph.first, ...graph.steps.map(({ next }) => next), graph.steps[last + 1]?.id]);
  return graph.steps.filter(({ id, tool }) => !tool && !led.has(id)).map(({ id }) => id);
}

function twice(ids: readonly string[]): string[] {
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}
