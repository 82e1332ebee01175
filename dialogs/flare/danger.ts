/** A red flag that an answer has shown: raised as its signal, and talked about by the protocol of the gravest. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { FlagQuestion, RedFlag } from '../../src/model/flare.ts';
import { outranks } from '../../src/model/signal.ts';
import type { Option } from '../../src/reading/choice.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { takeOut, type Then } from '../guided.ts';
import { endEpisode } from './gate.ts';
import type { CrisisBegin } from '../crisis-state.ts';

type Shown = Pick<RedFlag, 'id' | 'signal' | 'tier'>;

/**
 * Without any, there is one of which nobody has said which it is. `question` is what the reply was given to, as a clinician may
 * read it: "no" or "B" alone tells them nothing.
 */
export async function danger(
  dc: DialogContext,
  turn: Turn,
  shown: readonly Shown[],
  text: string,
  question?: string,
): Promise<Then> {
  const asked = question === undefined ? undefined : { question, times: 1, answered: true };
  const flags = shown.length > 0 ? shown : [turn.content.flare.unnamed];
  for (const { id, signal, tier } of flags) {
    const evidence = { words: text === '' ? [] : [text], changedBy: [] };
    turn.raise(tier, [{ signal, tier, rule: `flare/${id}`, evidence }], { asked });
  }
  const { signal, tier } = flags.reduce((worst, next) => (outranks(next.tier, worst.tier) ? next : worst));
  endEpisode(turn, 'danger');
  takeOut(dc, 'flare');
  return dc.beginDialog('crisis', { found: { signal, tier } } satisfies CrisisBegin);
}

export function flagsOf(turn: Turn, { flags }: FlagQuestion): Option[] {
  return flags.map(({ id, label }) => ({ value: id, label: turn.content.text(label, turn.patient.lang) }));
}

export function noneOf(turn: Turn, { none }: FlagQuestion): Option {
  return { value: 'no', label: turn.content.text(none, turn.patient.lang) };
}
