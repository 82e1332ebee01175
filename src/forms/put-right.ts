/** "Sorry, I meant 4" is about the answer before, if it is one to that question. */
import { readCorrection } from '../reading/correction.ts';
import type { Filing } from './filing.ts';
import type { Turn } from './turned.ts';
import { understood } from './understood.ts';
import { isQuestion, type View } from './view.ts';

export function putRight(text: string, view: View, turn: Turn): Filing | undefined {
  const { last } = view.state;
  const node = last === undefined ? undefined : view.byPlace.get(last);
  const read = node && readCorrection(text, turn.words);
  if (node === undefined || read === undefined || !isQuestion(node, view)) return undefined;
  const instead = understood(read.rest, node, view, turn);
  return instead.kind === 'values' ? { node, values: instead.values, replaces: true } : undefined;
}
