import { currentAim } from '../../src/model/aim.ts';
import type { Ask } from '../../src/model/outgoing.ts';
import { workFelt } from '../../src/model/weeks.ts';
import { LEAST_WEEKS, MOST_WEEKS } from '../../src/coaching/aim-weeks.ts';
import type { Option } from '../../src/reading/choice.ts';
import type { Turn, Values } from '../../src/turn/turn.ts';
import { noteShown } from '../guided.ts';
import { shortened } from '../questions.ts';
import type { WeeksState } from './state.ts';

/** The open question once more, or the first time. */
export function show(turn: Turn, state: WeeksState): void {
  noteShown(turn, state);
  state.shownAt = turn.now;
  const key = `weeks.ask.${state.stage}`;
  const values = valuesFor(turn, state);
  turn.say(key, values, { ask: askFor(turn, state, key, values) });
}

export function valuesFor(turn: Turn, state: WeeksState): Values {
  const { work } = turn.weeks;
  return {
    aim: shortened(currentAim(turn.aims)?.aim.words ?? ''),
    words: shortened(state.words.role ?? work?.role ?? ''),
    value: work?.steps[work.at]?.hours ?? 0,
    least: LEAST_WEEKS,
    most: MOST_WEEKS,
  };
}

export function linkOf({ of, stage }: WeeksState): string {
  return `weeks-${of}-${stage}`;
}

export function optionsOf(turn: Turn, { stage }: Pick<WeeksState, 'stage'>): Option[] {
  if (stage !== 'felt') return [];
  return workFelt.map((value) => ({
    value,
    label: turn.content.text(`label.weeks.${value}`, turn.patient.lang),
  }));
}

function askFor(turn: Turn, state: WeeksState, key: string, values: Values): Ask {
  const options = optionsOf(turn, state);
  const { clinic } = turn.content;
  const all = { clinic: clinic.name, phone: clinic.phone, ...values };
  return {
    questionnaire: 'weeks',
    linkId: linkOf(state),
    round: '',
    title: options.length > 0 ? '' : turn.content.text(key, turn.patient.lang, all),
    kind: options.length > 0 ? 'choice' : 'text',
    options,
    optional: true,
  };
}
